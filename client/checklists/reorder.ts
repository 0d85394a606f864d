import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Something that has a place in a list. */
export interface Ordered {
  readonly id: string;
  /** Fractional index. */
  readonly order: string;
}

/** A new place for one thing. */
export interface NewPlace {
  readonly id: string;
  readonly order: string;
}

/** A fractional index after `last`, whatever another program may have written there. */
export function orderAfter(last: string | null): string {
  try {
    return generateKeyBetween(last, null);
  } catch {
    return generateKeyBetween(null, null);
  }
}

/**
 * What to write so that `id` comes to stand at `index` among the others of `items` (which are in
 * their order). Mostly one new place. Where two neighbours share an index, since two people put
 * them there at the same time, there is nothing between them: then those from there on get new
 * places too, in the order in which they are seen.
 * @returns nothing when it stands there already, or is not among `items`
 */
export function moveTo(items: readonly Ordered[], id: string, index: number): NewPlace[] {
  const from = items.findIndex((item) => item.id === id);
  const moved = items[from];
  if (!moved) return [];
  const others = items.filter((item) => item.id !== id);
  const to = Math.max(0, Math.min(others.length, index));
  if (to === from) return [];
  const before = others[to - 1]?.order ?? null;
  const after = others[to]?.order ?? null;
  const between = keyBetween(before, after);
  if (between !== null) return [{ id, order: between }];
  const rest = [moved, ...others.slice(to)];
  const keys = keysAfter(before, rest.length) ?? [];
  if (keys.length > 0) return rest.map((item, i) => ({ id: item.id, order: keys[i] ?? '' }));
  // Even what comes before is no index: give every place anew.
  const all = [...others.slice(0, to), ...rest];
  const anew = generateNKeysBetween(null, null, all.length);
  return all.map((item, i) => ({ id: item.id, order: anew[i] ?? '' }));
}

function keyBetween(before: string | null, after: string | null): string | null {
  try {
    return generateKeyBetween(before, after);
  } catch {
    return null;
  }
}

function keysAfter(before: string | null, count: number): string[] | null {
  try {
    return generateNKeysBetween(before, null, count);
  } catch {
    return null;
  }
}
