/** What a text names by its short name: a mark by its code, an entry by its register number. */
export type Named =
  | { readonly to: 'feature'; readonly code: string }
  | { readonly to: 'entry'; readonly site: string; readonly number: number };

/** A piece of a text: plain, or as it was written and what it names. */
export interface Piece {
  readonly text: string;
  readonly names?: Named;
}

/**
 * `#B-12`, `#H-2b` (the sign is needed: `B-12` may be a road), `PAR-0042`, `#PAR-42`. Neither is
 * found inside a longer word or number. Bounded everywhere: no text makes it slow.
 */
const NAME =
  /(?<![\p{L}\p{N}_#-])(?:#(\p{L})-(\d{1,9})([a-z]{0,3})|(#?)([A-Za-z]{2,8})-(\d{1,9}))(?![\p{L}\p{N}_]|-[\p{L}\p{N}])/gu;

/** Cyrillic capitals that look like Latin ones: what a Ukrainian keyboard gives for them. */
const CYRILLIC = 'АВСЕНІКМОРТХ';
const LATIN = 'ABCEHIKMOPTX';

/**
 * The pieces of `text`, which joined are the text again. Says what has the form of a name; whether
 * anything bears it, the room knows.
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(NAME)) {
    const names = namedBy(found);
    if (!names) continue;
    if (found.index > at) pieces.push({ text: text.slice(at, found.index) });
    pieces.push({ text: found[0], names });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

function namedBy([, letter, digits, suffix, sign, site, number]: RegExpExecArray): Named | null {
  if (letter !== undefined && digits !== undefined) {
    const upper = letter.toUpperCase();
    const latin = LATIN[CYRILLIC.indexOf(upper)] ?? upper;
    if (!/^[A-Z]$/.test(latin)) return null;
    return { to: 'feature', code: `${latin}-${Number(digits)}${suffix ?? ''}` };
  }
  if (site === undefined || number === undefined) return null;
  // Without the sign, only as registers write it: four digits or more, in capitals.
  if (sign === '' && (number.length < 4 || site !== site.toUpperCase())) return null;
  return { to: 'entry', site: site.toUpperCase(), number: Number(number) };
}
