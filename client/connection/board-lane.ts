import * as Y from 'yjs';
import type { BoardUpdate, DurableReceipt } from '../../shared/protocol/board-update.ts';
import { refuse, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import type { BoardItem, Outbox } from './outbox.ts';
import { MAX_FAULTS, owned, SEND_BYTES, SEND_STRUCTS } from './send-limits.ts';
import { backOff, type Surroundings } from './surroundings.ts';
import { weigh } from './update-bytes.ts';

/** Messages on their way at once: hides the round trip without filling the server's queue. */
const WINDOW = 4;
/** How often an edit that stands alone may be answered RESYNC before it counts as refused. */
const MAX_RESYNCS = 4;

export interface BoardWire {
  /** Is the room joined, and its board not about to be built anew? */
  open(): boolean;
  submit(message: BoardUpdate): Promise<Result<DurableReceipt>>;
  /** Bring both sides together after a gap; resolves when done or given up. */
  resync(): Promise<void>;
  refused(item: BoardItem, refusal: Refusal): void;
}

/**
 * Sends the waiting board updates, oldest first, several merged into one message.
 *
 * A refusal for good is believed only of an update that was sent alone with nothing in front of
 * it: of merged ones it does not say which is to blame, and of one behind a refused one it may only
 * say that something is missing.
 */
export class BoardLane {
  readonly #outbox: Outbox;
  readonly #wire: BoardWire;
  readonly #around: Surroundings;
  readonly #alone = new WeakSet<BoardItem>();
  #inFlight = 0;
  #held = false;
  #pumping = false;
  #onLanded: (() => void) | null = null;
  #failures = 0;
  #endPause: (() => void) | null = null;
  #resyncs = 0;
  #faults = 0;
  /** Raised when the link is lost: answers of an earlier life are ignored. */
  #life = 0;

  constructor(outbox: Outbox, wire: BoardWire, around: Surroundings) {
    this.#outbox = outbox;
    this.#wire = wire;
    this.#around = around;
  }

  /** The link is gone or the board was built anew: nothing is in flight any more. */
  reset(): void {
    this.#life++;
    this.#inFlight = 0;
    this.#held = false;
    this.#onLanded = null;
    this.#failures = 0;
    this.#outbox.markUnsent(this.#outbox.board);
  }

  /** Send what may be sent. Called after every change of the outbox, also by our own doing. */
  pump(): void {
    // The outbox announces that something is being sent before it is: what comes next must not
    // overtake it.
    if (this.#pumping) return;
    this.#pumping = true;
    while (this.#sendNext());
    this.#pumping = false;
  }

  /** @returns true when there may be more to send now */
  #sendNext(): boolean {
    if (this.#held || !this.#wire.open() || this.#inFlight >= WINDOW) return false;
    const batch = this.#next();
    if (batch.length === 0) return false;
    const alone = batch.length === 1 && this.#alone.has(batch[0]!);
    if (alone && this.#inFlight > 0) return false;
    void this.#send(batch, alone);
    return !alone;
  }

  /** The oldest updates that wait here, as many as one message may carry. */
  #next(): BoardItem[] {
    const batch: BoardItem[] = [];
    let bytes = 0;
    let structs = 0;
    for (const item of this.#outbox.board) {
      if (item.stage === 'sent') {
        if (this.#alone.has(item)) break;
        continue;
      }
      if (item.stage !== 'kept') break;
      if (this.#alone.has(item)) return batch.length ? batch : [item];
      const weight = weigh(item.update);
      bytes += item.update.byteLength;
      structs += weight.structs + weight.ranges;
      if (batch.length && (bytes > SEND_BYTES || structs > SEND_STRUCTS)) break;
      batch.push(item);
    }
    return batch;
  }

  async #send(batch: BoardItem[], alone: boolean): Promise<void> {
    const life = this.#life;
    const update =
      batch.length === 1 ? batch[0]!.update : Y.mergeUpdates(batch.map((item) => item.update));
    this.#inFlight++;
    this.#outbox.markSent(batch);
    const result =
      update.byteLength > SEND_BYTES
        ? await Promise.resolve(refuse('TOO_LARGE', `${update.byteLength} bytes`))
        : await this.#wire.submit({ update: owned(update) });
    if (life !== this.#life) return;
    this.#inFlight--;
    if (result.ok) {
      this.#failures = 0;
      this.#resyncs = 0;
      this.#faults = 0;
      this.#outbox.acknowledge(batch);
    } else {
      // Before the outbox announces that they wait again: that alone would send them at once.
      this.#held = true;
      this.#outbox.markUnsent(batch);
      this.#failed(batch, alone, result.error);
    }
    if (this.#inFlight === 0 && this.#onLanded) {
      const next = this.#onLanded;
      this.#onLanded = null;
      next();
    }
    this.pump();
  }

  #failed(batch: BoardItem[], alone: boolean, refusal: Refusal): void {
    const hopeless =
      (refusal.code === 'RESYNC' && this.#resyncs >= MAX_RESYNCS) ||
      (refusal.code === 'INTERNAL' && this.#faults >= MAX_FAULTS);
    if (alone && (!refusal.retry || hopeless)) {
      this.#resyncs = 0;
      this.#faults = 0;
      this.#wire.refused(batch[0]!, refusal);
      return;
    }
    if (!refusal.retry) for (const item of batch) this.#alone.add(item);
    if (refusal.code === 'RESYNC') {
      this.#resyncs++;
      if (this.#resyncs > 1) for (const item of batch) this.#alone.add(item);
      this.#whenLanded(() => this.#wire.resync());
    } else if (refusal.retry) {
      if (refusal.code === 'INTERNAL' && ++this.#faults > 1)
        for (const item of batch) this.#alone.add(item);
      this.#whenLanded(() => this.#pause());
    } else this.#whenLanded(() => Promise.resolve());
  }

  /** Go on sending after `first`, once nothing is on its way. */
  #whenLanded(first: () => Promise<void>): void {
    const life = this.#life;
    this.#onLanded ??= () => {
      void first().then(() => {
        if (life !== this.#life) return;
        this.#held = false;
        this.pump();
      });
    };
  }

  #pause(): Promise<void> {
    const ms = backOff(this.#failures++, () => this.#around.random());
    return new Promise((resolve) => {
      this.#around.after(ms, resolve);
      this.#endPause = resolve;
    });
  }

  /** What stood in the way is gone: try again now. */
  wake(): void {
    this.#failures = 0;
    this.#endPause?.();
  }
}
