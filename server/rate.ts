/**
 * Token buckets: `burst` tokens at first, refilled at `perSecond`. The clock is handed in, so that
 * tests decide how time passes. Used for HTTP addresses and for sockets.
 */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  /** @param now ms */
  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes `amount` tokens if they are there. @returns false, and takes none, if they are not */
  take(now: number, amount = 1): boolean {
    this.#refill(now);
    if (this.#tokens < amount) return false;
    this.#tokens -= amount;
    return true;
  }

  /** ms until `amount` tokens will be there; Infinity if the bucket can never hold so many. */
  waitMs(now: number, amount = 1): number {
    this.#refill(now);
    if (amount > this.#rate.burst) return Infinity;
    return Math.max(0, Math.ceil(((amount - this.#tokens) / this.#rate.perSecond) * 1_000));
  }

  /** True when it is as good as new: whoever keeps buckets by key may forget it. */
  isFull(now: number): boolean {
    this.#refill(now);
    return this.#tokens >= this.#rate.burst;
  }

  #refill(now: number): void {
    // A clock that was set back adds nothing, rather than taking tokens away.
    const passed = Math.max(0, now - this.#at);
    this.#at = now;
    this.#tokens = Math.min(
      this.#rate.burst,
      this.#tokens + (passed / 1_000) * this.#rate.perSecond,
    );
  }
}

/** Most keys a limiter remembers; beyond it, full buckets are forgotten, then the oldest. */
const MAX_KEYS = 10_000;

/** One bucket for each key (an address, a session). Bounded in memory whatever comes. */
export class RateLimiter {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, TokenBucket>();

  /** @param now ms; any monotonic or wall clock */
  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** @returns 0 when allowed (and counted), else the ms to wait */
  take(key: string, amount = 1): number {
    const now = this.#now();
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      if (this.#buckets.size >= MAX_KEYS) this.#forget(now);
      this.#buckets.set(key, (bucket = new TokenBucket(this.#rate, now)));
    }
    return bucket.take(now, amount) ? 0 : bucket.waitMs(now, amount);
  }

  /** Makes room for a quarter at once, so that the walk over all of them is rare. */
  #forget(now: number): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key);
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size < MAX_KEYS * 0.75) return;
      this.#buckets.delete(key);
    }
  }
}
