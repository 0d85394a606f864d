/** What a page keeps in the storage of its device, under our names (`accord.…`). */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * What stands under `key`, when it is what we would have written. Everything else is as good as
 * nothing: an older version of ours, another program or a person may have written there.
 */
export function readKept<T>(
  storage: Pick<Storage, 'getItem'>,
  key: string,
  isOurs: (value: unknown) => value is T,
): T | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return isOurs(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** @returns false: this device keeps nothing (storage blocked, or full) */
export function keep(storage: Pick<Storage, 'setItem'>, key: string, value: unknown): boolean {
  try {
    storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export const isString = (value: unknown): value is string => typeof value === 'string';
export const isOneOf = (list: readonly unknown[], value: unknown): boolean => list.includes(value);
export function isListOf<T>(
  value: unknown,
  isOne: (one: unknown) => one is T,
): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}
