/** How alerts make themselves heard on this device. */
export interface SignalChoice {
  /** Alerts that sound: none, critical ones, or all. */
  readonly sound: 'none' | 'critical' | 'all';
  /** A notification of the desktop while the page is not in front. */
  readonly desktop: boolean;
}

const KEY = 'accord.alerts';
/** A critical alert that nobody hears is worse than a sound nobody asked for. */
const DEFAULT: SignalChoice = { sound: 'critical', desktop: false };

/** What was chosen on this device; the default when nothing was, or when it cannot be read. */
export function signalChoice(storage: Pick<Storage, 'getItem'>): SignalChoice {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as Partial<SignalChoice> | null;
    const sound = (['none', 'critical', 'all'] as const).find((each) => each === kept?.sound);
    return { sound: sound ?? DEFAULT.sound, desktop: kept?.desktop === true };
  } catch {
    return DEFAULT;
  }
}

/** Keep a choice. A device that keeps nothing stays at the default. */
export function keepSignalChoice(storage: Pick<Storage, 'setItem'>, choice: SignalChoice): void {
  try {
    storage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // Storage is blocked: the choice holds until the page is closed, as far as it was applied.
  }
}

/** Does an alert of this severity sound? */
export function sounds({ sound }: SignalChoice, severity: 'critical' | 'warning'): boolean {
  return sound === 'all' || (sound === 'critical' && severity === 'critical');
}
