/**
 * A token bucket: `burst` at once, `perSecond` in the long run. Time in ms is handed in, so that
 * tests decide how it passes. For addresses over HTTP and for connections and people over sockets.
 */
export class Bucket {
  private readonly perMs: number;
  private readonly burst: number;
  private tokens: number;
  private at: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.perMs = perSecond / 1000;
    this.burst = burst;
    this.tokens = burst;
    this.at = now;
  }

  private refill(now: number): void {
    // A clock that steps back gives nothing and takes nothing.
    if (now > this.at)
      this.tokens = Math.min(this.burst, this.tokens + (now - this.at) * this.perMs);
    this.at = now;
  }

  /** Can `cost` be taken? More than the burst is allowed when the bucket is full, and owed. */
  has(cost: number, now: number): boolean {
    this.refill(now);
    return this.tokens >= Math.min(cost, this.burst);
  }

  /** Take `cost` if there. */
  take(cost: number, now: number): boolean {
    if (!this.has(cost, now)) return false;
    this.tokens -= cost;
    return true;
  }

  /** Take `cost`, there or not; what is missing is owed, and nothing can be taken until it is back. */
  charge(cost: number, now: number): void {
    this.refill(now);
    this.tokens -= cost;
  }

  /** ms until `cost` can be taken. */
  wait(cost: number, now: number): number {
    this.refill(now);
    return Math.max(0, Math.ceil((Math.min(cost, this.burst) - this.tokens) / this.perMs));
  }

  full(now: number): boolean {
    this.refill(now);
    return this.tokens >= this.burst;
  }
}

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Most keys a limiter remembers; beyond it, full buckets are forgotten, then the oldest. */
const MAX_KEYS = 10_000;

/** One bucket for each key (an address, a session). Bounded in memory whatever comes. */
export class RateLimiter {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param now ms; any monotonic or wall clock */
  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** @returns 0 when allowed (and counted), else the ms to wait */
  take(key: string, amount = 1): number {
    const now = this.#now();
    const bucket = this.#bucketOf(key, now);
    return bucket.take(amount, now) ? 0 : bucket.wait(amount, now);
  }

  /** ms to wait until `key` owes nothing any more; 0: it may go on. For what is charged afterwards. */
  wait(key: string): number {
    const now = this.#now();
    return this.#buckets.get(key)?.wait(0, now) ?? 0;
  }

  /** Count what something turned out to have cost, even beyond what is there. */
  charge(key: string, amount: number): void {
    const now = this.#now();
    this.#bucketOf(key, now).charge(amount, now);
  }

  #bucketOf(key: string, now: number): Bucket {
    const known = this.#buckets.get(key);
    if (known) return known;
    if (this.#buckets.size >= MAX_KEYS) this.#forget(now);
    const bucket = new Bucket(this.#rate.perSecond, this.#rate.burst, now);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  /** Makes room for a quarter at once, so that the walk over all of them is rare. */
  #forget(now: number): void {
    for (const [key, bucket] of this.#buckets) if (bucket.full(now)) this.#buckets.delete(key);
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size < MAX_KEYS * 0.75) return;
      this.#buckets.delete(key);
    }
  }
}
