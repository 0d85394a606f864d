/**
 * What the room client takes from outside instead of reaching for it, so that tests decide about
 * time and chance.
 */
export interface Surroundings {
  /** ms since 1970 UTC. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** Run once after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void;
  /** Run once when nobody waits for the machine. */
  idle(run: () => void): void;
}

/** Even a machine that is never idle gets on with what can wait, ms. */
const IDLE_AT_LAST = 2_000;

/** The real ones, in browsers and in Node. */
export const REAL: Surroundings = {
  now: () => Date.now(),
  random: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  idle: (run) => {
    // Neither Node nor Safari has it.
    if (typeof requestIdleCallback === 'function')
      requestIdleCallback(() => run(), { timeout: IDLE_AT_LAST });
    else setTimeout(run, 0);
  },
};

/**
 * Exponential back-off with full jitter: uniform between 0 and min(cap, base · 2^attempt), so that
 * a thousand clients that lost the same server do not return in step.
 * (AWS Architecture Blog, 'Exponential Backoff And Jitter', 2015.)
 * @param attempt 0 for the first retry
 * @returns ms to wait
 */
export function backOff(attempt: number, random: () => number, base = 250, cap = 10_000): number {
  return Math.floor(random() * Math.min(cap, base * 2 ** Math.min(attempt, 30)));
}
