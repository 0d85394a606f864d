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
  return keyBetween(last, null) ?? generateKeyBetween(null, null);
}

/** A fractional index after all of `items`. */
export function orderAtEnd(items: Iterable<Ordered>): string {
  let last: string | null = null;
  for (const { order } of items) if (order && (last === null || order > last)) last = order;
  return orderAfter(last);
}

/**
 * What to write so that `id` comes to stand at `index` among `others`, which are in their order.
 * Mostly one new place. Where two neighbours share an index, since two people put them there at
 * the same time, there is nothing between them: then those from there on get new places too.
 * @param ceiling index that the new places should stay below, if they can; null: none
 */
export function placeAmong(
  others: readonly Ordered[],
  id: string,
  index: number,
  ceiling: string | null = null,
): NewPlace[] {
  const to = Math.max(0, Math.min(others.length, index));
  const before = others[to - 1]?.order ?? null;
  const after = others[to]?.order ?? ceiling;
  const between = keyBetween(before, after);
  if (between !== null) return [{ id, order: between }];
  const rest = [id, ...others.slice(to).map((item) => item.id)];
  const keys = keysBetween(before, ceiling, rest.length) ?? keysBetween(before, null, rest.length);
  if (keys) return rest.map((each, i) => ({ id: each, order: keys[i] ?? '' }));
  // Even what comes before is no index: give every place anew.
  const all = [...others.slice(0, to).map((item) => item.id), ...rest];
  const anew = generateNKeysBetween(null, null, all.length);
  return all.map((each, i) => ({ id: each, order: anew[i] ?? '' }));
}

/** A heading with its items, for moving between headings. */
export interface OrderedSection {
  readonly title: string;
  readonly items: readonly Ordered[];
}

/** Where an item goes: under which heading, at which place there. */
export interface Target {
  readonly section: number;
  readonly index: number;
}

/** One step up (-1) or down (+1); at the edge of a heading, into the next one. null: no further. */
export function step(sections: readonly OrderedSection[], id: string, by: -1 | 1): Target | null {
  const section = sections.findIndex(({ items }) => items.some((item) => item.id === id));
  const items = sections[section]?.items ?? [];
  const index = items.findIndex((item) => item.id === id) + by;
  if (index >= 0 && index < items.length) return { section, index };
  const next = sections[section + by];
  if (!next) return null;
  return { section: section + by, index: by === 1 ? 0 : next.items.length };
}

/** What to write so that `id` comes to stand at `target`. */
export function moveInto(
  sections: readonly OrderedSection[],
  id: string,
  target: Target,
): NewPlace[] {
  const others = (sections[target.section]?.items ?? []).filter((item) => item.id !== id);
  // The first item below says how far down the heading may reach without changing places with it.
  const last = others.at(-1)?.order ?? '';
  const below = sections
    .slice(target.section + 1)
    .flatMap(({ items }) => items)
    .filter((item) => item.id !== id && item.order > last)
    .map((item) => item.order)
    .sort()[0];
  return placeAmong(others, id, target.index, below ?? null);
}

function keyBetween(before: string | null, after: string | null): string | null {
  try {
    return generateKeyBetween(before, after);
  } catch {
    return null;
  }
}

function keysBetween(before: string | null, after: string | null, count: number): string[] | null {
  try {
    return generateNKeysBetween(before, after, count);
  } catch {
    return null;
  }
}
