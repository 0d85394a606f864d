/** Which maps a person has chosen on this device: one basemap, any overlays, how much they cover. */
export interface MapChoice {
  /** Null: the built-in map. */
  readonly base: string | null;
  /** Overlays that are shown, by id: opacity, 0 to 1. */
  readonly overlays: Readonly<Record<string, number>>;
}

const KEY = 'accord.maps';
export const NO_CHOICE: MapChoice = { base: null, overlays: {} };

/** Whatever a device kept that makes no sense is as good as nothing. */
export function readChoice(storage: Pick<Storage, 'getItem'>): MapChoice {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as Partial<MapChoice> | null;
    const overlays = Object.entries(kept?.overlays ?? {}).filter(
      ([, opacity]) => typeof opacity === 'number' && opacity >= 0 && opacity <= 1,
    );
    const base = typeof kept?.base === 'string' ? kept.base : null;
    return { base, overlays: Object.fromEntries(overlays) };
  } catch {
    return NO_CHOICE;
  }
}

export function keepChoice(storage: Pick<Storage, 'setItem'>, choice: MapChoice): void {
  try {
    storage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // Storage blocked or full: the choice holds until the page is left.
  }
}

export function withOverlay(choice: MapChoice, id: string, opacity: number | null): MapChoice {
  const others = Object.entries(choice.overlays).filter(([other]) => other !== id);
  const overlays = opacity === null ? others : [...others, [id, opacity] as const];
  return { ...choice, overlays: Object.fromEntries(overlays) };
}
