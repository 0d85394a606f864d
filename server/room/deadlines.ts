import type { RoomEnvironment } from './environment.ts';
import type { DueEntry, WhatIsDue } from './due.ts';

/** How long after a change the room is looked over again, ms: many changes, one look. */
const SOON_MS = 1_000;
/**
 * The same for a room that has just been opened, ms: a look builds the board's document, and whoever
 * the room was opened for waits for their Welcome, which needs none.
 */
const ONCE_OPENED_MS = 5_000;
/** Timers are set for at most this long, ms: the clock may be set, and Node's timers end at 24 days. */
const LONGEST_MS = 3_600_000;

export interface DeadlineParts {
  readonly environment: Pick<RoomEnvironment, 'now' | 'after'>;
  /** What is due now; null: the room cannot be written to, ask again after the next change. */
  look(): WhatIsDue | null;
  write(entry: DueEntry): void;
}

/** Watches the clock for a room: writes down what fell due and waits for what will. */
export class Deadlines {
  readonly #parts: DeadlineParts;
  #cancel: (() => void) | null = null;
  /** A look is coming soon anyway. */
  #soon = false;
  #stopped = false;

  constructor(parts: DeadlineParts) {
    this.#parts = parts;
    this.#lookIn(ONCE_OPENED_MS);
  }

  /** The room changed, or can be written to again. */
  changed(): void {
    if (!this.#soon && !this.#stopped) this.#lookIn(SOON_MS);
  }

  #lookIn(ms: number): void {
    this.#soon = true;
    this.#wait(ms);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  #wait(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.#parts.environment.after(ms, () => this.#look());
  }

  #look(): void {
    this.#soon = false;
    this.#cancel = null;
    const due = this.#parts.look();
    if (!due) return;
    for (const entry of due.entries) this.#parts.write(entry);
    if (due.next === null) return;
    this.#wait(Math.min(LONGEST_MS, Math.max(1, due.next - this.#parts.environment.now())));
  }
}
