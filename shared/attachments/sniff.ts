/**
 * What the first bytes of a file say that it is. A declared type or a file's name is never asked.
 * Browser and server use this same function, so that an entry written offline says what the server
 * will find.
 */
export type FileType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/svg+xml'
  | 'text/html'
  | 'text/plain'
  | 'application/pdf'
  | 'application/zip'
  | 'application/octet-stream';

/** How many bytes `sniff` looks at. */
export const SNIFF_BYTES = 1_024;

/** Pictures that a page may show: decoded by the browser, with no script in them. */
export const SHOWN_TYPES: ReadonlySet<string> = new Set<FileType>([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
]);

const MAGIC: readonly (readonly [FileType, string])[] = [
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF87a'],
  ['image/gif', 'GIF89a'],
  ['application/pdf', '%PDF-'],
  // Also what Word, Excel and OpenDocument write.
  ['application/zip', 'PK\x03\x04'],
];

/** @param bytes the beginning of the file, SNIFF_BYTES of it or all */
export function sniff(bytes: Uint8Array): FileType {
  const head = bytes.subarray(0, SNIFF_BYTES);
  const latin = String.fromCharCode(...head);
  for (const [type, magic] of MAGIC) if (latin.startsWith(magic)) return type;
  if (latin.startsWith('RIFF') && latin.slice(8, 12) === 'WEBP') return 'image/webp';
  return ofText(head) ?? 'application/octet-stream';
}

const MARKUP = /<(?:!doctype\s+html|html|head|body|script|iframe|title|meta|base|form|a\s|img)/i;

/** Text by what is in it; null: not text. */
function ofText(head: Uint8Array): FileType | null {
  const text = decode(head);
  if (text === null) return null;
  if (/<(?:[\w-]+:)?svg[\s>]/i.test(text)) return 'image/svg+xml';
  return MARKUP.test(text) ? 'text/html' : 'text/plain';
}

function decode(head: Uint8Array): string | null {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (wide) return new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head);
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return null;
  try {
    // `stream`: the end may cut a character in two.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return null;
  }
}
