import { FORMATS, type CoordinateFormat } from './formats.ts';

const KEY = 'accord.coordinates';

/** How coordinates are written on this device; degrees until a person chooses. */
export function keptFormat(storage: Pick<Storage, 'getItem'>): CoordinateFormat {
  try {
    const kept = storage.getItem(KEY);
    return FORMATS.find((format) => format === kept) ?? 'dd';
  } catch {
    return 'dd';
  }
}

export function keepFormat(storage: Pick<Storage, 'setItem'>, format: CoordinateFormat): void {
  try {
    storage.setItem(KEY, format);
  } catch {
    // Storage blocked or full: the choice holds until the page is left.
  }
}
