/** What was fetched lately, least recently used out first. Bounded in bytes and in age. */
import type { Fetched } from './upstream.ts';

export interface CacheLimits {
  readonly maxBytes: number;
  /** How long a picture, or the lack of one, is good, ms. */
  readonly freshMs: number;
  /** How long a failure is not tried again, ms. */
  readonly failureMs: number;
}
export const CACHE_LIMITS: CacheLimits = {
  maxBytes: 32 * 1_024 * 1_024,
  freshMs: 10 * 60_000,
  failureMs: 3_000,
};
/** What an entry costs besides its picture, bytes, roughly. */
const OVERHEAD = 300;

interface Kept {
  readonly fetched: Fetched;
  readonly until: number;
  readonly size: number;
}

export class TileCache {
  readonly #limits: CacheLimits;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();
  #size = 0;

  /** @param now ms, any clock */
  constructor(now: () => number, limits: CacheLimits = CACHE_LIMITS) {
    this.#now = now;
    this.#limits = limits;
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): Fetched | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    this.#forget(key, kept);
    if (kept.until <= this.#now()) return undefined;
    this.#keep(key, kept);
    return kept.fetched;
  }

  set(key: string, fetched: Fetched): void {
    const before = this.#kept.get(key);
    if (before) this.#forget(key, before);
    const ms = fetched.ok ? this.#limits.freshMs : this.#limits.failureMs;
    const size = OVERHEAD + (fetched.ok ? (fetched.picture?.bytes.length ?? 0) : 0);
    this.#keep(key, { fetched, until: this.#now() + ms, size });
    for (const [oldest, kept] of this.#kept) {
      if (this.#size <= this.#limits.maxBytes) return;
      this.#forget(oldest, kept);
    }
  }

  #keep(key: string, kept: Kept): void {
    this.#kept.set(key, kept);
    this.#size += kept.size;
  }

  #forget(key: string, kept: Kept): void {
    this.#kept.delete(key);
    this.#size -= kept.size;
  }
}
