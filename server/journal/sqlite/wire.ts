import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Heads, NewRow, Receipt, Row, RowKind, Snapshot } from '../contract.ts';
import { JournalError } from '../contract.ts';

/**
 * What crosses between the main thread and the worker. Rows travel as columns beside one buffer
 * that is transferred, not cloned: a structured clone of a Buffer would copy the whole pool behind it.
 */
export interface Batch {
  readonly rooms: string[];
  readonly kinds: RowKind[];
  readonly ats: number[];
  readonly persons: string[];
  readonly delegations: (string | null)[];
  /** Ends of the payloads in `bytes`. */
  readonly ends: number[];
  readonly bytes: ArrayBuffer;
}

export interface Page {
  readonly after: number;
  readonly kinds: RowKind[];
  readonly ats: number[];
  readonly persons: string[];
  readonly delegations: (string | null)[];
  readonly ends: number[];
  /** Payloads, then the hash before the first row, then the hash of each. */
  readonly bytes: ArrayBuffer;
}

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly site?: string;
  readonly seq?: number;
}

/** One entry per row of the batch: its number, or why this room takes no rows any more. */
export type Appended = readonly (number | Failure)[];

export interface SnapshotOut {
  readonly heads: Heads;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Name of a request → what it carries and what comes back. */
export interface Calls {
  append: { in: Batch; out: Appended };
  /** Rooms whose last rows are to be signed. */
  adopt: { in: readonly string[]; out: null };
  /** Write no more; out: rooms for the next one to adopt. */
  layDown: { in: null; out: string[] };
  settle: { in: readonly string[] | undefined; out: null };
  open: { in: string; out: { heads: Heads; snapshot: SnapshotOut | null } };
  page: { in: { room: string; site: string; after: number }; out: Page | null };
  rooms: { in: null; out: string[] };
  saveSnapshot: { in: { room: string; heads: Heads; bytes: Uint8Array }; out: null };
  saveSummary: { in: { room: string; summary: string }; out: null };
  summary: { in: string; out: string | null };
  quota: { in: number | null; out: null };
  /** Path of the copy; nothing may be there. */
  backup: { in: string; out: null };
  probe: { in: null; out: null };
  checkpoint: { in: null; out: null };
  close: { in: null; out: null };
}
export type Call = keyof Calls;

export interface Request<C extends Call = Call> {
  readonly id: number;
  readonly call: C;
  readonly body: Calls[C]['in'];
}

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'refused'; readonly failure: Failure }
  | { readonly type: 'done'; readonly id: number; readonly body: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'broken'; readonly room: string; readonly failure: Failure };

export interface WorkerSetup {
  readonly dir: string;
  readonly site: string;
  readonly privatePem: string;
  readonly publicPem: string;
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly quota: number | null;
}

export function toFailure(error: unknown): Failure {
  if (!(error instanceof JournalError))
    return {
      code: 'JOURNAL_FAILED',
      message: error instanceof Error ? error.message : String(error),
    };
  const where =
    error.site !== undefined && error.seq !== undefined
      ? { site: error.site, seq: error.seq }
      : undefined;
  return { code: error.code, message: error.message, ...where };
}

export function fromFailure({ code, message, site, seq }: Failure): JournalError {
  const where = site !== undefined && seq !== undefined ? { site, seq } : undefined;
  return new JournalError(code, message, where);
}

export interface Queued {
  readonly room: string;
  readonly row: NewRow;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: JournalError) => void;
}

export function packBatch(queued: readonly Queued[]): Batch {
  let size = 0;
  for (const { row } of queued) size += row.payload.length;
  const bytes = new Uint8Array(size);
  const batch: Batch = {
    rooms: [],
    kinds: [],
    ats: [],
    persons: [],
    delegations: [],
    ends: [],
    bytes: bytes.buffer,
  };
  let end = 0;
  for (const { room, row } of queued) {
    bytes.set(row.payload, end);
    end += row.payload.length;
    batch.rooms.push(room);
    batch.kinds.push(row.kind);
    batch.ats.push(row.at);
    batch.persons.push(row.person);
    batch.delegations.push(row.delegation);
    batch.ends.push(end);
  }
  return batch;
}

export function packPage(after: number, prev: Uint8Array, rows: readonly Row[]): Page {
  let size = 32 * (rows.length + 1);
  for (const row of rows) size += row.payload.length;
  const bytes = new Uint8Array(size);
  const ends: number[] = [];
  let end = 0;
  for (const row of rows) {
    bytes.set(row.payload, end);
    ends.push((end += row.payload.length));
  }
  bytes.set(prev, end);
  rows.forEach((row, index) => bytes.set(row.hash, end + 32 * (index + 1)));
  return {
    after,
    kinds: rows.map((row) => row.kind),
    ats: rows.map((row) => row.at),
    persons: rows.map((row) => row.person),
    delegations: rows.map((row) => row.delegation),
    ends,
    bytes: bytes.buffer,
  };
}

/** The rows of a page; payloads and hashes are views into its buffer. */
export function* unpackPage(room: string, site: string, page: Page): Generator<Row> {
  const bytes = new Uint8Array(page.bytes);
  const hashes = page.ends.at(-1) ?? 0;
  for (let i = 0; i < page.ends.length; i++) {
    const at = hashes + 32 * i;
    yield {
      room,
      site,
      seq: page.after + i + 1,
      kind: page.kinds[i]!,
      at: page.ats[i]!,
      person: page.persons[i]!,
      delegation: page.delegations[i]!,
      payload: bytes.subarray(page.ends[i - 1] ?? 0, page.ends[i]),
      prev: bytes.subarray(at, at + 32),
      hash: bytes.subarray(at + 32, at + 64),
    };
  }
}

/** Whole bytes of a snapshot in a buffer of their own, fit to be transferred. */
export function ownBytes(snapshot: Snapshot): Uint8Array<ArrayBuffer> {
  return new Uint8Array(snapshot.bytes);
}
