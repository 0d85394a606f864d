/**
 * How far a person has read a room's log on this device. Kept when they leave or look elsewhere;
 * what is newer when they come back is 'new since you left'.
 */
export class ReadMarker {
  readonly #key: string;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  #latest: number;
  /** Newest entry that had been read when this visit began, ms UTC; null: the first visit. */
  readonly since: number | null;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, room: string, person: string) {
    this.#storage = storage;
    this.#key = `accord.read.${room}.${person}`;
    const kept = Number(this.#read());
    this.since = Number.isFinite(kept) && kept > 0 ? kept : null;
    this.#latest = this.since ?? 0;
  }

  #read(): string | null {
    try {
      return this.#storage.getItem(this.#key);
    } catch {
      return null; // A browser that keeps nothing: every visit is the first.
    }
  }

  /** Everything recorded up to `at` (ms UTC) has been on screen. */
  readTo(at: number): void {
    if (at <= this.#latest) return;
    this.#latest = at;
    try {
      this.#storage.setItem(this.#key, String(at));
    } catch {
      // Full or blocked: the marker stays where it was.
    }
  }
}
