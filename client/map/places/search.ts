/** Looks a name up among some twenty thousand, in any spelling, with one letter wrong. */
import type { LonLat } from '../../../shared/room/board/shape.ts';
import { fold, keysOf } from './fold.ts';

export type PlaceKind = 'town' | 'oblast' | 'country' | 'sea' | 'lake' | 'river';

export interface Place {
  readonly kind: PlaceKind;
  readonly en: string;
  readonly fr: string;
  readonly uk: string;
  readonly at: LonLat;
  /** The zoom from which the place fills the map. */
  readonly zoom: number;
  /** The greater, the more likely meant; 0 to 100. */
  readonly weight: number;
  /** ISO code; empty: of no country alone. */
  readonly country: string;
  /** Of Ukraine: GeoNames' code of the oblast. */
  readonly admin?: string;
  readonly former?: readonly string[];
}

export interface Hit {
  readonly place: Place;
  /** The former name by which it was found. */
  readonly former?: string;
}

interface Key {
  readonly text: string;
  readonly place: Place;
  /** Not at the beginning of the name. */
  readonly later: boolean;
  readonly former?: string;
}

/** How well a key fits, lower is better. */
const FIT = {
  exact: 0,
  later: 60,
  begins: 100,
  laterBegins: 190,
  typo: 220,
  typoBegins: 300,
} as const;
/** Shorter than this, one wrong letter would fit too much. */
const TYPO_FROM = 4;
const MOST = 12;

export class PlaceIndex {
  /** By their first letter, and by their second: one of the two survives one wrong letter. */
  private readonly byLetter = [new Map<string, Key[]>(), new Map<string, Key[]>()] as const;

  constructor(places: readonly Place[]) {
    const all = places.flatMap((place) => {
      const keys = new Map<string, Key>();
      const add = (name: string, former?: string) =>
        keysOf(name).forEach((text, i) => {
          // By its beginning, even of a former name, rather than by a later word.
          const known = keys.get(text);
          if (!known || (known.later && i === 0))
            keys.set(text, { text, place, later: i > 0, ...(former ? { former } : {}) });
        });
      for (const name of new Set([place.en, place.fr, place.uk])) add(name);
      for (const name of place.former ?? []) add(name, name);
      return [...keys.values()];
    });
    for (const [at, keys] of this.byLetter.entries())
      for (const key of all) {
        const letter = key.text[at] ?? '';
        const known = keys.get(letter);
        if (known) known.push(key);
        else keys.set(letter, [key]);
      }
  }

  /** Keys that can fit at all, by their first two letters. */
  private candidates(wanted: string): readonly Key[] {
    const [first, second] = this.byLetter;
    const [a = '', b = ''] = wanted;
    const begin = first.get(a) ?? [];
    if (wanted.length < TYPO_FROM) return begin;
    // The first letter wrong, missing or too much, or swapped with the second.
    const others = [first.get(b) ?? [], second.get(a) ?? [], second.get(b) ?? []];
    return [begin, ...others].flat();
  }

  /** The likeliest first, no place twice. */
  find(typed: string): Hit[] {
    const wanted = fold(typed);
    if (wanted === '') return [];
    const best = new Map<Place, { score: number; key: Key }>();
    for (const key of this.candidates(wanted)) {
      const fit = fitOf(key, wanted);
      if (fit === null) continue;
      const score = fit + (key.former ? 20 : 0) - key.place.weight;
      const before = best.get(key.place);
      if (!before || score < before.score) best.set(key.place, { score, key });
    }
    return [...best.values()]
      .sort((a, b) => a.score - b.score)
      .slice(0, MOST)
      .map(({ key: { place, former } }) => ({ place, ...(former ? { former } : {}) }));
  }
}

function fitOf({ text, later }: Key, wanted: string): number | null {
  if (text === wanted) return later ? FIT.later : FIT.exact;
  if (text.startsWith(wanted)) return later ? FIT.laterBegins : FIT.begins;
  if (later || wanted.length < TYPO_FROM) return null;
  if (Math.abs(text.length - wanted.length) <= 1 && oneApart(text, wanted)) return FIT.typo;
  if (text.length <= wanted.length) return null;
  const begins = [-1, 0, 1].some((by) => oneApart(text.slice(0, wanted.length + by), wanted));
  return begins ? FIT.typoBegins : null;
}

/** Is one letter wrong, missing, too much, or swapped with the next? (Damerau–Levenshtein ≤ 1) */
export function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [left, right] = [endA - from, endB - from];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}
