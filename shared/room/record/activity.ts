/**
 * How many log lines fell when: a histogram whose bars double in width as a room grows old, so that
 * it stays small. Bars begin at whole multiples of their width since 1970, so counting is
 * independent of order.
 */
export interface Activity {
  /** Width of a bar, ms. */
  widthMs: number;
  /** Number of the bar (⌊instant / width⌋) → lines in it. */
  bars: Record<string, number>;
}

const FIRST_WIDTH_MS = 60_000;
const MOST_BARS = 240;

export const newActivity = (): Activity => ({ widthMs: FIRST_WIDTH_MS, bars: {} });

/** Count one line recorded at `at` (ms UTC). */
export function count(activity: Activity, at: number): void {
  const bar = String(Math.floor(at / activity.widthMs));
  const lines = activity.bars[bar];
  activity.bars[bar] = (lines ?? 0) + 1;
  // Counting the bars costs more than the rest of reading an entry: only when there is one more.
  if (lines !== undefined) return;
  while (Object.keys(activity.bars).length > MOST_BARS) halve(activity);
}

function halve(activity: Activity): void {
  const wider: Record<string, number> = {};
  for (const [bar, lines] of Object.entries(activity.bars)) {
    const into = String(Math.floor(Number(bar) / 2));
    wider[into] = (wider[into] ?? 0) + lines;
  }
  activity.widthMs *= 2;
  activity.bars = wider;
}

/**
 * The histogram seen as `slots` equal parts of the time from `from` to `to` (ms UTC). A bar wider
 * than a slot is counted in the slot of its middle.
 */
export function resample(activity: Activity, from: number, to: number, slots: number): number[] {
  const out = new Array<number>(slots).fill(0);
  const span = Math.max(1, to - from);
  for (const [bar, lines] of Object.entries(activity.bars)) {
    const middle = (Number(bar) + 0.5) * activity.widthMs;
    const slot = Math.floor(((middle - from) / span) * slots);
    const clamped = Math.min(slots - 1, Math.max(0, slot));
    out[clamped] = (out[clamped] ?? 0) + lines;
  }
  return out;
}
