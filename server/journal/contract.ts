import type { ErrorCode } from '../../shared/protocol/errors.ts';

/**
 * # The contract of a journal
 *
 * A journal keeps, for every room, one hash chain per site. This site appends to its own chain and
 * may hold copies of the others'. The room is what you get by applying the rows; everything else
 * (documents, registers, archives) is derived. Any engine must pass tests/room/journal-acceptance.
 *
 * What an engine promises (J-numbers are quoted by the acceptance suite):
 *
 * - J1 An append that resolved is durable: it survives SIGKILL and loss of power at any later moment.
 * - J2 An append that rejected, or never settled before a crash, is either wholly there or wholly
 *   not; never half.
 * - J3 Rows of one (room, site) are numbered 1, 2, 3 … in the order `append` was called.
 * - J4 `hash` is SHA-256 over the row's fields and `prev`, the hash of the row before it (32 zero
 *   bytes for the first): see chain.ts. Heads are signed with the site's Ed25519 key.
 * - J5 No row is ever changed or deleted. A snapshot is a cache: deleting every snapshot loses
 *   nothing but time.
 * - J6 `open` verifies the chain. A broken one is reported with site and seq of the first bad row,
 *   and the room is refused from then on (`CHAIN_BROKEN`). An engine may hand out a room whose
 *   snapshot is signed and whose tail verified while it goes on verifying older rows; it then
 *   calls `onBroken`.
 * - J7 When the disk is full or a write fails, `append` rejects with JOURNAL_FULL or
 *   JOURNAL_FAILED, nothing of that batch is kept, `status` says so to every listener, and the
 *   engine recovers by itself once writing works again (it probes).
 * - J8 Appends of one batch and of concurrent callers share one fsync (group commit).
 * - J9 A store written by a newer schema version is refused at start, untouched.
 */
export type RowKind =
  /** Payload: canonical Yjs update (V1) of the board. */
  | 'board'
  /** Payload: canonical JSON of a record entry (shared/room/record/entry.ts). */
  | 'record';

/** What a room hands in. */
export interface NewRow {
  readonly kind: RowKind;
  /** Server's clock, ms since 1970 UTC. */
  readonly at: number;
  /** ULID of who did it. */
  readonly person: string;
  readonly delegation: string | null;
  readonly payload: Uint8Array;
}

/** What the journal keeps. Hashes are 32 bytes. */
export interface Row extends NewRow {
  readonly room: string;
  readonly site: string;
  readonly seq: number;
  readonly prev: Uint8Array;
  readonly hash: Uint8Array;
}

export interface Receipt {
  readonly site: string;
  readonly seq: number;
}

/** Site → seq of its last row contained. */
export type Heads = Readonly<Record<string, number>>;

export interface Snapshot {
  /** Rows contained in `bytes`. */
  readonly heads: Heads;
  /** The room's own serialisation; opaque here. */
  readonly bytes: Uint8Array;
}

export interface Opened {
  readonly heads: Heads;
  /** The newest snapshot whose signature holds and whose heads lie on the chain; null: none. */
  readonly snapshot: Snapshot | null;
}

export interface JournalStatus {
  readonly writable: boolean;
  readonly reason?: ErrorCode;
}

/** Rejection of a journal call. `site` and `seq` name the broken row for CHAIN_BROKEN. */
export class JournalError extends Error {
  readonly code: ErrorCode;
  readonly site: string | undefined;
  readonly seq: number | undefined;
  constructor(code: ErrorCode, message: string, where?: { site: string; seq: number }) {
    super(message);
    this.name = 'JournalError';
    this.code = code;
    this.site = where?.site;
    this.seq = where?.seq;
  }
}

export interface Journal {
  /** The site whose chain `append` extends. */
  readonly site: string;
  /** PEM (SPKI) of the site's Ed25519 public key. */
  readonly publicKey: string;

  /** Rooms that have at least one row. */
  rooms(): Promise<string[]>;

  /**
   * Verify and open. `onBroken` is called at most once, if later verification finds a broken row.
   * Opening a room without rows is allowed: heads are empty.
   * @throws JournalError CHAIN_BROKEN
   */
  open(room: string, onBroken: (error: JournalError) => void): Promise<Opened>;

  /** Queue one row; the call itself fixes the order. Resolves when durable, with its number. */
  append(room: string, row: NewRow): Promise<Receipt>;

  /** Rows of one site after `after` (0: all), in order, read in pages. */
  read(room: string, site: string, after: number): AsyncIterable<Row>;

  /** Keep a snapshot (best effort; failure is not an error of the room). Older ones may go. */
  saveSnapshot(room: string, snapshot: Snapshot): Promise<void>;

  /**
   * Small derived value a room leaves for the lobby, so that listing rooms opens none of them.
   * Best effort, opaque JSON, a cache like a snapshot.
   */
  saveSummary(room: string, summary: string): Promise<void>;
  summary(room: string): Promise<string | null>;

  status(): JournalStatus;
  onStatus(listener: (status: JournalStatus) => void): () => void;

  /** Finish what is queued, then release. Later appends reject with STOPPING. */
  close(): Promise<void>;
}
