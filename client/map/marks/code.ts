import type { FeatureKind } from '../../../shared/room/board/shape.ts';
import type { Mark } from './mark.ts';

/** What a code begins with: one letter says what sort of thing it is, in every language. */
const LETTERS: Readonly<Record<string, string>> = {
  point: 'P',
  incident: 'I',
  critical: 'I',
  explosion: 'X',
  fire: 'F',
  water: 'W',
  hospital: 'H',
  meeting: 'M',
  shelter: 'S',
  command: 'C',
  observation: 'O',
  checkpoint: 'K',
  depot: 'D',
  bridge: 'B',
};

/** Kinds that have a letter of their own whatever their symbol. */
const OF_KIND: Partial<Record<FeatureKind, string>> = {
  line: 'L',
  freehand: 'L',
  arrow: 'L',
  route: 'R',
  area: 'A',
  circle: 'A',
  symbol: 'U',
  graphic: 'G',
};

/**
 * A code for a new mark: the letter of its symbol and one more than the highest number in use.
 * Two people who place at the same moment may choose the same: `shownCodes` then tells them apart.
 */
export function nextCode(kind: FeatureKind, icon: string, inUse: Iterable<string>): string {
  if (kind === 'text') return '';
  const letter = OF_KIND[kind] ?? LETTERS[icon] ?? 'P';
  let highest = 0;
  for (const code of inUse) {
    const number = code.startsWith(`${letter}-`) ? Number.parseInt(code.slice(2), 10) : 0;
    if (number > highest) highest = number;
  }
  return `${letter}-${highest + 1}`;
}

/**
 * Code by mark id as everybody sees it. Of marks that chose the same code the oldest (lowest ULID)
 * keeps it and the others get a letter: `H-2`, `H-2b`, `H-2c`.
 */
export function shownCodes(
  marks: Iterable<Pick<Mark, 'id' | 'code'>>,
): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  const taken = new Map<string, number>();
  const oldestFirst = [...marks].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, code } of oldestFirst) {
    if (code === '') continue;
    const before = taken.get(code) ?? 0;
    taken.set(code, before + 1);
    shown.set(id, before === 0 ? code : `${code}${suffix(before)}`);
  }
  return shown;
}

/** 1 → b, 25 → z, 26 → ba …: the letters of base 26. */
function suffix(index: number): string {
  let rest = index;
  let out = '';
  do {
    out = String.fromCharCode(97 + (rest % 26)) + out;
    rest = Math.floor(rest / 26);
  } while (rest > 0);
  return out;
}
