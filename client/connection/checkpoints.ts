import * as Y from 'yjs';
import type { Outbox } from './outbox.ts';
import type { Replica } from './replica.ts';
import type { Surroundings } from './surroundings.ts';

/** After acknowledged edits, ms: until then a crash only sends them twice. */
const AFTER_EDITS = 15_000;
/** After changes by others, ms: until then a reload without a link shows an older state. */
const AFTER_CHANGES = 120_000;
/** The record is large and comes back quickly from the server, ms. */
const RECORD_EVERY = 300_000;

/** Keeps compact copies of the documents in the store now and then. */
export class Checkpoints {
  readonly #replica: Replica;
  readonly #outbox: Outbox;
  readonly #around: Surroundings;
  readonly #lasting: boolean;
  #due: { at: number; cancel: () => void } | null = null;
  #recordAt = -Infinity;
  #forgotten = false;

  constructor(replica: Replica, outbox: Outbox, around: Surroundings, lasting: boolean) {
    this.#replica = replica;
    this.#outbox = outbox;
    this.#around = around;
    this.#lasting = lasting;
  }

  afterEdits(): void {
    if (this.#outbox.awaitingCopy > 0) this.#within(AFTER_EDITS);
  }

  afterChanges(): void {
    this.#within(AFTER_CHANGES);
  }

  /** The link is gone, and the server may be: all of it, now, in case the page goes as well. */
  cut(): void {
    this.#recordAt = -Infinity;
    this.#within(0);
  }

  /** The first copy of a session: from then on a reload without a link can be edited. */
  soon(): void {
    this.#within(2_000);
  }

  #within(ms: number): void {
    if (!this.#lasting) return;
    const at = this.#around.now() + ms;
    if (this.#due && this.#due.at <= at) return;
    this.#due?.cancel();
    this.#due = { at, cancel: this.#around.after(ms, () => void this.#save()) };
  }

  async #save(): Promise<void> {
    this.#due = null;
    const { complete, identity, board, record } = this.#replica;
    if (!complete || identity.rebuild || this.#forgotten) return;
    const now = this.#around.now();
    const withRecord = now - this.#recordAt >= RECORD_EVERY;
    if (withRecord) this.#recordAt = now;
    await this.#outbox.checkpoint({
      board: Y.encodeStateAsUpdate(board),
      ...(withRecord && { record: Y.encodeStateAsUpdate(record) }),
    });
  }

  /** Remove the copies from this device, and keep no more. */
  async forget(): Promise<void> {
    if (this.#forgotten || !this.#lasting) return;
    this.#forgotten = true;
    await this.#outbox.note({ board: null, record: null });
  }

  /** The person may read again, so a copy may be kept again. */
  allow(): void {
    this.#forgotten = false;
  }

  /** A last copy, of everything. */
  async close(): Promise<void> {
    this.#due?.cancel();
    this.#recordAt = -Infinity;
    if (this.#lasting) await this.#save();
    this.#due?.cancel();
  }
}
