import { refuse, type ErrorCode, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import type { Changes } from '../../shared/protocol/changes.ts';
import type { RoomStatus } from '../../shared/protocol/status.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { JournalError, type JournalStatus, type Receipt } from '../journal/contract.ts';
import type { BoardLane } from './board-lane.ts';
import { CommitQueue } from './commit-queue.ts';
import type { RoomEnvironment } from './environment.ts';
import { load, type Loaded, type LoadFrom } from './loader.ts';
import type { RecordLane } from './record-lane.ts';
import type { NewEntry } from './register.ts';
import { Pace } from './pace.ts';
import { encodeSnapshot } from './snapshot-format.ts';
import { SnapshotPolicy } from './snapshot-policy.ts';

/** How long to wait before reading a journal again that could not be read, ms. */
const RETRY_MS = 1_000;
/** Payload bytes on their way to the disk beyond which edits are refused for now. */
const MOST_IN_FLIGHT = 8 * 1024 * 1024;

export interface MemoryOutlets {
  changes(changes: Changes): void;
  status(status: RoomStatus): void;
  /** The room cannot go on: its chain is broken. */
  gone(error: JournalError): void;
}

export interface MemoryParts extends LoadFrom {
  readonly environment: RoomEnvironment;
}

/** Who a row is by. */
export interface RowAuthor {
  readonly person: string;
  readonly delegation: string | null;
}

const utf8 = new TextEncoder();

/**
 * A room in memory and its tie to the journal. What is here is what the journal holds and what is
 * on its way there; when the journal refuses, memory is thrown away and read again.
 */
export class Memory {
  readonly #room: string;
  readonly #parts: MemoryParts;
  readonly #outlets: MemoryOutlets;
  readonly #pace: Pace;
  #loaded: Loaded;
  #commits: CommitQueue;
  #policy: SnapshotPolicy;
  #status: RoomStatus;
  #loading: Promise<void> | null = null;
  /** Being closed in order: nothing new is taken. */
  #closing: ErrorCode | null = null;
  #gone: ErrorCode | null = null;

  private constructor(room: string, parts: MemoryParts, outlets: MemoryOutlets, loaded: Loaded) {
    this.#room = room;
    this.#parts = parts;
    this.#outlets = outlets;
    this.#pace = new Pace(parts.environment);
    this.#loaded = loaded;
    this.#commits = this.#newQueue(loaded);
    this.#policy = new SnapshotPolicy(loaded.tail, loaded.snapshotBytes);
    this.#status = statusOf(parts.journal.status());
  }

  /** Read a room. @throws JournalError */
  static async open(room: string, parts: MemoryParts, outlets: MemoryOutlets): Promise<Memory> {
    // Verification may go on after opening and find a broken row before there is a Memory.
    let memory: Memory | null = null;
    let broken: JournalError | null = null;
    const loaded = await load(parts, room, (error) => {
      broken = error;
      memory?.close(error);
    });
    if (broken) throw broken;
    memory = new Memory(room, parts, outlets, loaded);
    return memory;
  }

  get board(): BoardLane {
    return this.#loaded.board;
  }

  get record(): RecordLane {
    return this.#loaded.record;
  }

  get isEmpty(): boolean {
    return Object.keys(this.#loaded.heads).length === 0 && this.record.fold.entries === 0;
  }

  /** Sites whose chains this room holds. */
  get sites(): readonly string[] {
    return [...new Set([...Object.keys(this.#loaded.heads), this.#parts.journal.site])];
  }

  get inFlight(): number {
    return this.#commits.inFlight;
  }

  get status(): RoomStatus {
    return this.#status;
  }

  /** Memory is ahead of the journal or behind it: neither may be looked at. */
  get isLoading(): boolean {
    return this.#loading !== null;
  }

  /** Why nothing can be written now; null: it can. */
  refusal(): Refusal | null {
    if (!this.#status.writable) return refuse(this.#status.reason ?? 'JOURNAL_FAILED').error;
    return this.#commits.bytesInFlight > MOST_IN_FLIGHT ? refuse('OVERLOADED').error : null;
  }

  /** Set once the room is closed or its chain found broken. */
  goneRefusal(): Refusal | null {
    return this.#gone ? refuse(this.#gone).error : null;
  }

  /** Apply an admitted update and write it. Resolves when durable. */
  pushBoard(by: RowAuthor, update: Uint8Array): Promise<Result<Receipt>> {
    this.board.apply(update);
    const row = {
      kind: 'board' as const,
      at: this.#parts.environment.now(),
      person: by.person,
      delegation: by.delegation,
      payload: update,
    };
    this.#policy.note(update.byteLength);
    return this.#commits.push(row, { board: update });
  }

  /** Number an entry, apply it and write it. Resolves when durable. */
  pushEntry(entry: NewEntry): { entry: Entry; durable: Promise<Result<Receipt>> } {
    const sealed = this.record.next(entry, this.#parts.environment.now());
    const updates = this.record.apply(sealed.entry);
    const payload = utf8.encode(sealed.json);
    const row = {
      kind: 'record' as const,
      at: sealed.entry.recordedAt,
      person: entry.author.person,
      delegation: entry.delegation,
      payload,
    };
    this.#policy.note(payload.byteLength);
    return { entry: sealed.entry, durable: this.#commits.push(row, { record: updates }) };
  }

  /** Resolves when all that was pushed so far is durable, with the last row's number; or why not. */
  mark(): Promise<Result<number>> {
    return this.#commits.mark();
  }

  /**
   * What `encode` reads from memory, once all of it is durable.
   * @throws JournalError when the room is gone, or closes without having become durable
   */
  async durable<T>(encode: () => T): Promise<T> {
    for (;;) {
      if (this.#loading) await this.#loading;
      if (this.#gone) throw new JournalError(this.#gone, 'the room is closed');
      const value = encode();
      if ((await this.mark()).ok) return value;
      // Nobody reads the journal again: waiting on would be for ever.
      if (this.#closing && !this.#loading) throw new JournalError(this.#closing, 'not durable');
    }
  }

  /** The whole board, durable. Dear to encode when it is big, so it is paced (pace.ts). */
  async wholeBoard(): Promise<{ update: Uint8Array; vector: Uint8Array }> {
    for (let pause; !this.board.isEncoded && (pause = this.#pace.pause());) await pause;
    return this.durable(() =>
      this.#pace.measure(() => ({ update: this.board.encode(), vector: this.board.vector() })),
    );
  }

  /** The journal says whether it takes rows. While loading, `#reload` asks it at the end. */
  journalStatus(status: JournalStatus): void {
    if (!this.#loading || !status.writable) this.#setStatus(statusOf(status));
  }

  /** Is a snapshot worth its cost now? */
  get snapshotDue(): boolean {
    return !this.#loading && this.#policy.isDue(this.#parts.environment.elapsed());
  }

  /** Save a snapshot of all so far, unless there is nothing new. Never throws. */
  async saveSnapshot(): Promise<void> {
    if (this.#loading || this.#gone || !this.#policy.isBehind) return;
    const { journal, environment } = this.#parts;
    const began = environment.elapsed();
    const bytes = encodeSnapshot(this.board, this.record);
    const ended = environment.elapsed();
    this.#policy.taken(bytes.byteLength, ended - began, ended);
    const { heads } = this.#loaded;
    const seq = await this.mark();
    if (!seq.ok) return;
    const now = seq.value > 0 ? { ...heads, [journal.site]: seq.value } : heads;
    await journal
      .saveSnapshot(this.#room, { heads: now, bytes })
      .catch((error: unknown) => environment.report('snapshot not saved', error));
  }

  /** Nothing more is taken. What is in flight goes on. */
  close(error: JournalError): void {
    if (this.#gone) return;
    this.#gone = error.code;
    this.#setStatus({ writable: false, reason: error.code });
    this.#outlets.gone(error);
  }

  /** Close in order: what is in flight becomes durable, `last` runs, a snapshot is left. */
  async finish(reason: JournalError, last: () => Promise<void>): Promise<void> {
    if (this.#gone) return;
    this.#closing = reason.code;
    this.#setStatus({ writable: false });
    await this.#commits.drained();
    await this.#loading;
    await last();
    await this.saveSnapshot();
    this.close(reason);
  }

  #newQueue(loaded: Loaded): CommitQueue {
    const { journal, environment } = this.#parts;
    return new CommitQueue(loaded.heads[journal.site] ?? 0, {
      append: (row) => journal.append(this.#room, row),
      soon: environment.soon,
      announce: (changes) => this.#outlets.changes(changes),
      failed: (code) => this.#failed(code),
    });
  }

  #failed(code: ErrorCode): void {
    this.#loading = this.#reload(this.#commits);
    this.#setStatus({ writable: false, reason: code });
  }

  /** Back to the last durable state. */
  async #reload(failed: CommitQueue): Promise<void> {
    await failed.drained();
    const announced = failed.durableSeq;
    for (;;) {
      try {
        this.#loaded = await load(this.#parts, this.#room, (error) => this.close(error));
        break;
      } catch (error) {
        if (error instanceof JournalError && error.code === 'CHAIN_BROKEN') this.close(error);
        else await this.#pause();
      }
      if (this.#gone || this.#closing) break;
    }
    this.#loading = null;
    if (this.#gone || this.#closing) return;
    this.#commits = this.#newQueue(this.#loaded);
    this.#policy = new SnapshotPolicy(this.#loaded.tail, this.#loaded.snapshotBytes);
    // A row whose refusal was wrong (the thread died after its commit) is on nobody's screen yet.
    if ((this.#loaded.heads[this.#parts.journal.site] ?? 0) > announced) this.#announceAll();
    this.#setStatus(statusOf(this.#parts.journal.status()));
  }

  #announceAll(): void {
    const record = [this.record.document.encode({ whole: true })];
    this.#outlets.changes({ board: [this.board.encode()], record });
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => void this.#parts.environment.after(RETRY_MS, resolve));
  }

  #setStatus(to: RoomStatus): void {
    const final = this.#gone ?? this.#closing;
    const status = final ? { writable: false, reason: final } : to;
    const same = status.writable === this.#status.writable && status.reason === this.#status.reason;
    this.#status = status;
    if (!same) this.#outlets.status(status);
  }
}

function statusOf({ writable, reason }: JournalStatus): RoomStatus {
  return reason === undefined ? { writable } : { writable, reason };
}
