import type { RoomEnvironment } from './environment.ts';

/** Encoding dearer than this is paced, ms … */
const DEAR_MS = 10;
/** … to at most one part in this many of the time. */
const PART = 5;

/**
 * Keeps encoding whole documents from taking all the time while people write and others join: a
 * dear one is followed by a pause, in which those who ask wait and then share the next one.
 */
export class Pace {
  readonly #environment: Pick<RoomEnvironment, 'elapsed' | 'after'>;
  #freeAt = Number.NEGATIVE_INFINITY;
  #pause: Promise<void> | null = null;

  constructor(environment: Pick<RoomEnvironment, 'elapsed' | 'after'>) {
    this.#environment = environment;
  }

  /** Encode, and note what it cost. */
  measure<T>(encode: () => T): T {
    const began = this.#environment.elapsed();
    const value = encode();
    const ended = this.#environment.elapsed();
    const cost = ended - began;
    if (cost >= DEAR_MS) this.#freeAt = ended + cost * (PART - 1);
    return value;
  }

  /** What to wait for before encoding; null: nothing. Who waits together encodes together. */
  pause(): Promise<void> | null {
    const wait = this.#freeAt - this.#environment.elapsed();
    if (wait <= 0) return null;
    return (this.#pause ??= new Promise((resolve) => {
      this.#environment.after(wait, () => {
        this.#pause = null;
        resolve();
      });
    }));
  }
}
