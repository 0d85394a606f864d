import { ok, refuse, type ErrorCode, type Result } from '../../shared/protocol/errors.ts';
import type { Changes } from '../../shared/protocol/changes.ts';
import { JournalError, type NewRow, type Receipt } from '../journal/contract.ts';

/** What a row will change on everybody's copies, once it is durable. */
export interface RowChange {
  readonly board?: Uint8Array;
  readonly record?: readonly Uint8Array[];
}

export interface CommitOutlets {
  append(row: NewRow): Promise<Receipt>;
  /** Run after all promise callbacks that are ready now. */
  soon(call: () => void): void;
  /** What became durable, in order. */
  announce(changes: Changes): void;
  /** Called once, at the first row that was refused. */
  failed(code: ErrorCode): void;
}

/**
 * Rows on their way to the disk. Several may be in flight; they become durable in the order of
 * `push`. What one group commit made durable is announced together, after its authors and all who
 * waited for it have been told. A queue fails once and for good: what is in memory is then ahead
 * of the journal, so the room must load it anew and begin a new queue.
 */
export class CommitQueue {
  readonly #outlets: CommitOutlets;
  #durableSeq: number;
  #last: Promise<Result<Receipt>> | null = null;
  #inFlight = 0;
  #bytes = 0;
  #failure: ErrorCode | null = null;
  readonly #durable: RowChange[] = [];
  #drained: (() => void)[] = [];

  /** @param seq number of the last row that is durable already (0: none) */
  constructor(seq: number, outlets: CommitOutlets) {
    this.#durableSeq = seq;
    this.#outlets = outlets;
  }

  /** Number of the last row known to be durable. */
  get durableSeq(): number {
    return this.#durableSeq;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Payload bytes of the rows in flight. */
  get bytesInFlight(): number {
    return this.#bytes;
  }

  /** Send one row, already applied in memory. Resolves when durable, or with why not. */
  push(row: NewRow, change: RowChange): Promise<Result<Receipt>> {
    this.#inFlight += 1;
    this.#bytes += row.payload.byteLength;
    this.#last = this.#outlets.append(row).then(
      (receipt) => {
        this.#durableSeq = receipt.seq;
        // The first of a commit asks for the announcement; those that follow it are in it.
        if (this.#durable.push(change) === 1) this.#outlets.soon(() => this.#announce());
        this.#settle(row);
        return ok(receipt);
      },
      (error: unknown) => {
        const code = error instanceof JournalError ? error.code : 'JOURNAL_FAILED';
        this.#fail(code);
        this.#settle(row);
        return refuse(code);
      },
    );
    return this.#last;
  }

  /**
   * Resolves when all that was pushed so far is durable, with the number of the last such row; or
   * with the reason when any of it is not.
   */
  async mark(): Promise<Result<number>> {
    const last = this.#last ? await this.#last : null;
    if (this.#failure) return refuse(this.#failure);
    if (last === null) return ok(this.#durableSeq);
    return last.ok ? ok(last.value.seq) : last;
  }

  /** Resolves when nothing is in flight, durable or not, and all of it has been announced. */
  async drained(): Promise<void> {
    if (this.#inFlight > 0) await new Promise<void>((resolve) => this.#drained.push(resolve));
    this.#announce();
  }

  #settle(row: NewRow): void {
    this.#inFlight -= 1;
    this.#bytes -= row.payload.byteLength;
    if (this.#inFlight > 0) return;
    for (const resolve of this.#drained.splice(0)) resolve();
  }

  #fail(code: ErrorCode): void {
    if (this.#failure) return;
    this.#failure = code;
    this.#outlets.failed(code);
  }

  #announce(): void {
    if (this.#durable.length === 0) return;
    const board: Uint8Array[] = [];
    const record: Uint8Array[] = [];
    for (const change of this.#durable.splice(0)) {
      if (change.board) board.push(change.board);
      if (change.record) record.push(...change.record);
    }
    this.#outlets.announce({
      ...(board.length > 0 ? { board } : {}),
      ...(record.length > 0 ? { record } : {}),
    });
  }
}
