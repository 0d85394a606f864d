import { UnreadableFile } from './contract.ts';

/** Encodings that an XML declaration may name, besides Unicode: what old field software writes. */
const XML_ENCODINGS = new Set([
  'utf-8',
  'us-ascii',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'koi8-u',
  'koi8-r',
]);

/** By byte order mark, else by the XML declaration, else UTF-8 (XML 1.0 §F, RFC 8259 §8.1). */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase();
  if (declared === undefined) return 'utf-8';
  if (!XML_ENCODINGS.has(declared)) throw new UnreadableFile('encoding', declared);
  return declared;
}

/**
 * The text of a file, without a byte order mark.
 * @throws UnreadableFile `encoding` when the bytes are not what they say they are
 */
export function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('encoding', encoding);
  }
}

/** Text from outside as a label or note may hold it: no controls, no halves of characters. */
export function cleanText(value: string, maxLength: number): string {
  // eslint is right that these are control characters: they are what is taken out.
  const text = value
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim();
  return text.length <= maxLength ? text : text.slice(0, maxLength - 1).toWellFormed() + '…';
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** What a reader would see of a scrap of HTML (KML balloons), for showing as plain text. */
export function plainText(html: string): string {
  return html
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replaceAll(/<\/?[a-z!][^>]*>/gi, ' ')
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n');
}
