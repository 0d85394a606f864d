/** Time, handed in so that tests decide it. */
export interface Clock {
  /** ms since 1970 UTC. For telling, not for measuring: it may jump. */
  now(): number;
  /** ms since some moment; only ever goes forward. */
  elapsed(): number;
  /** Run once after `ms`. @returns cancels it */
  after(ms: number, run: () => void): () => void;
  /** Run once when what is going on now has been dealt with, acknowledgements included. */
  soon(run: () => void): void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon(run) {
    setImmediate(run);
  },
};
