import { DOMParser, type Document } from '@xmldom/xmldom';
import { UnreadableFile } from './contract.ts';
import type { Limits } from './limits.ts';

/** Where the construct that begins at `at` ends, past its last character. */
function endOf(text: string, at: number): number {
  const close = text.startsWith('<!--', at)
    ? '-->'
    : text.startsWith('<![CDATA[', at)
      ? ']]>'
      : text.startsWith('<?', at)
        ? '?>'
        : '>';
  const end = text.indexOf(close, at);
  if (end < 0) throw new UnreadableFile('not-xml');
  return end + close.length;
}

/** Counts elements and their depth before a tree of them is built. */
function survey(text: string, limits: Limits): void {
  let depth = 0;
  let elements = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const end = endOf(text, at);
    const second = text[at + 1];
    if (second === '/') depth--;
    else if (second !== '!' && second !== '?') {
      if (++elements > limits.elements) throw new UnreadableFile('too-large');
      if (text[end - 2] !== '/' && ++depth > limits.depth) throw new UnreadableFile('too-deep');
    }
    at = end;
  }
}

/**
 * An XML document as a tree. A document type is refused, whatever it says: it is the door of
 * entity bombs and of files that read other files (OWASP XXE).
 * @throws UnreadableFile `doctype`, `too-deep`, `too-large`, `not-xml`
 */
export function parseXml(text: string, limits: Limits): Document {
  if (text.length > limits.markup) throw new UnreadableFile('too-large');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new UnreadableFile('doctype');
  survey(text, limits);
  let complaint = '';
  try {
    return new DOMParser({
      locator: false,
      onError: (level, message) => {
        if (level === 'warning') return;
        complaint = message.split('\n')[0] ?? '';
        throw new UnreadableFile('not-xml', complaint);
      },
    }).parseFromString(text, 'text/xml');
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('not-xml', complaint);
  }
}

/** Name of the root element without its prefix. */
export function rootOf(document: Document): string {
  return document.documentElement?.localName ?? '';
}
