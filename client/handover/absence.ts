/** Whoever is back sooner than this was not away: a reload, a cut, a cup of coffee; ms. */
export const SHORTEST_ABSENCE_MS = 10 * 60_000;

interface Kept {
  /** When the last absence began, ms UTC; null: none yet. */
  readonly left: number | null;
  /** When this person was last here. */
  readonly last: number;
}

type Keep = Pick<Storage, 'getItem' | 'setItem'>;
const keyOf = (room: string, person: string): string => `accord.here.${room}.${person}`;

function read(storage: Keep, key: string): Kept | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as Partial<Kept> | null;
    if (typeof kept?.last !== 'number') return null;
    return { last: kept.last, left: typeof kept.left === 'number' ? kept.left : null };
  } catch {
    return null;
  }
}

/**
 * Note that `person` is in `room` now. Kept on this device, for each person and room.
 * @param now ms UTC
 * @returns when their last absence of some length began, ms UTC; null: they never left
 */
export function noteHere(storage: Keep, room: string, person: string, now: number): number | null {
  const key = keyOf(room, person);
  const kept = read(storage, key);
  const wasAway = kept !== null && now - kept.last > SHORTEST_ABSENCE_MS;
  const left = wasAway ? kept.last : (kept?.left ?? null);
  try {
    storage.setItem(key, JSON.stringify({ left, last: now }));
  } catch {
    // A device that keeps nothing: the times to choose from are those of the clock.
  }
  return left;
}

/** When the last absence of `person` began, without noting anything. */
export function lastLeft(storage: Keep, room: string, person: string): number | null {
  return read(storage, keyOf(room, person))?.left ?? null;
}
