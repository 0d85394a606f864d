/**
 * What a page's own main thread computed, out of a Chromium trace: processor time, not time of the
 * wall. On a machine that many processes share, a key may wait for the others; that is told apart
 * here from a page that keeps its own keys waiting.
 */

/** Categories to trace for `ownTimeOf`. */
export const OWN_TIME_CATEGORIES = ['toplevel', 'blink.user_timing'];

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time, µs. */
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly startTime?: number } };
}

export interface OwnTime {
  /** Processor time of each task of the main thread, ms. */
  readonly tasks: readonly number[];
  /** Processor time of the main thread in [from, from + ms) of the page's clock, ms. */
  between(from: number, ms: number): number;
}

/**
 * @param trace as `browser.stopTracing` gives it
 * @param mark name of a `performance.mark` that the page set while it was traced
 */
export function ownTimeOf(trace: Buffer, mark: string): OwnTime {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const zero = traceEvents.find(({ name }) => name === mark);
  const startTime = zero?.args.data?.startTime;
  if (zero === undefined || startTime === undefined)
    throw new Error(`no mark ${mark} in the trace`);
  const begins = zero.ts / 1_000 - startTime;
  const own = traceEvents.filter(
    ({ pid, tid, ph, name }) =>
      pid === zero.pid && tid === zero.tid && ph === 'X' && name.endsWith('RunTask'),
  );
  const spans = own.map(({ ts, dur = 0, tdur = 0 }) => ({
    from: ts / 1_000 - begins,
    wall: dur / 1_000,
    cpu: tdur / 1_000,
  }));
  return {
    tasks: spans.map(({ cpu }) => cpu),
    between(from, ms) {
      let sum = 0;
      for (const span of spans) {
        const shared = Math.min(from + ms, span.from + span.wall) - Math.max(from, span.from);
        // A task that is only partly inside counts by its share.
        if (shared > 0 && span.wall > 0) sum += (span.cpu * shared) / span.wall;
      }
      return sum;
    },
  };
}
