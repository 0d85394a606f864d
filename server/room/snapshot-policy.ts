/** Rows after which a snapshot may be worth it … */
const ROWS = 2_000;
/** … when they weigh at least this share of the last snapshot (writing one costs its size) … */
const SHARE = 1 / 8;
/** … or whatever they weigh, since every row costs time at the next opening. */
const MOST_ROWS = 10_000;
const MOST_BYTES = 8 * 1024 * 1024;
/** Encoding may take at most this share of the time. */
const DUTY = 1 / 200;

/** Decides when a room is worth a snapshot. Pure: told what happened, asked whether it is time. */
export class SnapshotPolicy {
  #rows: number;
  #bytes: number;
  #size: number;
  #restUntil = Number.NEGATIVE_INFINITY;

  /** @param since rows and bytes not in the newest snapshot; @param size of that one, bytes */
  constructor(since: { rows: number; bytes: number }, size: number) {
    this.#rows = since.rows;
    this.#bytes = since.bytes;
    this.#size = size;
  }

  /** One more row of the journal. */
  note(payloadBytes: number): void {
    this.#rows += 1;
    this.#bytes += payloadBytes;
  }

  /** Is anything missing from the newest snapshot? */
  get isBehind(): boolean {
    return this.#rows > 0;
  }

  /** @param now monotonic, ms */
  isDue(now: number): boolean {
    if (now < this.#restUntil) return false;
    if (this.#rows >= MOST_ROWS || this.#bytes >= MOST_BYTES) return true;
    return this.#rows >= ROWS && this.#bytes >= this.#size * SHARE;
  }

  /** A snapshot of all so far was encoded: `size` bytes in `cost` ms, at `now`. */
  taken(size: number, cost: number, now: number): void {
    this.#rows = 0;
    this.#bytes = 0;
    this.#size = size;
    this.#restUntil = now + cost / DUTY;
  }
}
