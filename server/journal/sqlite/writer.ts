import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { GENESIS, rowHash } from '../chain.ts';
import { JournalError } from '../contract.ts';
import { signHead } from '../signatures.ts';
import { toJournalError } from './database.ts';
import { MAX_CHAIN, kindNumber, rowId } from './rows.ts';
import type { RowReader } from './rows.ts';
import type { Appended, Batch, Failure } from './wire.ts';

/** A head is signed with the commit that leaves this many rows unsigned … */
export const SIGN_ROWS = 256;
/** … or comes this long (ms) after the last signature; and this long after a row without one. */
export const SIGN_MS = 1000;
/**
 * Heads that are signed at once because it is time, with a commit of rows that people wait for and
 * without one: each takes about 0.2 ms, and those of 500 rooms may be due, or get rows at once.
 */
const SIGN_WITH_ROWS = 2;
const SIGN_AT_ONCE = 4;
/** A probe proves room for this many bytes, so that the journal does not flap on a full disk. */
const PROBE_BYTES = 65_536;

/** Where a chain of this site ends; kept in memory between commits. */
interface Tail {
  readonly id: number;
  seq: number;
  hash: Uint8Array;
  signedSeq: number;
  signedAt: number;
}

export interface WriterParts {
  readonly db: DatabaseSync;
  readonly rows: RowReader;
  readonly site: string;
  readonly key: KeyObject;
  /** Rooms whose chain is broken: they take no rows. */
  readonly broken: ReadonlyMap<string, Failure>;
  /** Monotonic ms. */
  readonly clock: () => number;
}

/** The one writer of the store. Every method is one transaction: all of it, or none. */
export function createWriter({ db, rows, site, key, broken, clock }: WriterParts) {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const addChain = db.prepare('INSERT INTO chain (room, site) VALUES (?, ?) RETURNING id');
  const addRow = db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)');
  const putHead = db.prepare('INSERT OR REPLACE INTO head VALUES (?, ?, ?)');
  const putSummary = db.prepare('INSERT OR REPLACE INTO summary VALUES (?, ?)');
  const getSummary = db.prepare('SELECT value FROM summary WHERE room = ?');
  const addFiller = db.prepare('INSERT INTO probe (filler) VALUES (zeroblob(?))');
  const dropFiller = db.prepare('DELETE FROM probe');

  const tails = new Map<string, Tail>();
  /** Rooms with rows behind their signed head, and since when; the oldest first. */
  const unsigned = new Map<string, number>();
  const summaries = new Map<string, string>();

  function transaction<T>(work: () => T): T {
    try {
      begin.run();
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      // What memory says about chains may be ahead of the store now: forget it, read it again.
      tails.clear();
      if (db.isTransaction) rollback(db);
      throw toJournalError(error);
    }
  }

  function tailOf(room: string): Tail {
    const known = tails.get(room);
    if (known !== undefined) return known;
    const found = rows.chains(room).find((chain) => chain.site === site);
    const id = found?.id ?? Number(addChain.get(room, site)?.id);
    if (id > MAX_CHAIN) throw new JournalError('JOURNAL_FAILED', 'too many rooms in this store');
    const seq = found === undefined ? 0 : rows.lastSeq(id);
    const hash = seq === 0 ? GENESIS : rows.hashAt(id, seq);
    if (hash === null) throw new JournalError('JOURNAL_FAILED', `row ${seq} of ${room} is gone`);
    const tail = { id, seq, hash, signedSeq: rows.signedHead(id)?.seq ?? 0, signedAt: clock() };
    tails.set(room, tail);
    // A crash, or a failed commit, may have left rows behind the last signature.
    if (seq > tail.signedSeq) owe(room);
    return tail;
  }

  function owe(room: string): void {
    if (!unsigned.has(room)) unsigned.set(room, clock());
  }

  function sign(room: string, tail: Tail): void {
    putHead.run(tail.id, tail.seq, signHead(key, room, site, tail));
    tail.signedSeq = tail.seq;
    tail.signedAt = clock();
    unsigned.delete(room);
  }

  function signOwed(room: string): void {
    const tail = tailOf(room);
    if (tail.seq > tail.signedSeq && !broken.has(room)) sign(room, tail);
    else unsigned.delete(room);
  }

  /** The longest due first. @returns how many of `most` are left */
  function signSomeDue(most: number): number {
    let left = most;
    for (const [room, since] of unsigned) {
      if (left === 0 || clock() - since < SIGN_MS) break;
      signOwed(room);
      left -= 1;
    }
    return left;
  }

  function flushSummaries(): void {
    for (const [room, value] of summaries) putSummary.run(room, value);
  }

  function addRows(batch: Batch): Appended {
    const bytes = new Uint8Array(batch.bytes);
    const touched = new Set<string>();
    const results = batch.rooms.map((room, i): number | Failure => {
      const refused = broken.get(room);
      if (refused !== undefined) return refused;
      const tail = tailOf(room);
      const seq = tail.seq + 1;
      const kind = batch.kinds[i]!;
      const at = batch.ats[i]!;
      const person = batch.persons[i]!;
      const delegation = batch.delegations[i]!;
      const payload = bytes.subarray(batch.ends[i - 1] ?? 0, batch.ends[i]);
      const prev = tail.hash;
      const hash = rowHash({ room, site, seq, kind, at, person, delegation, payload, prev });
      addRow.run(rowId(tail.id, seq), kindNumber(kind), at, person, delegation, payload, hash);
      tail.seq = seq;
      tail.hash = hash;
      touched.add(room);
      return seq;
    });
    let left = signSomeDue(SIGN_WITH_ROWS);
    for (const room of touched) {
      const tail = tailOf(room);
      // The first row is always signed: a chain without a signed head has lost it.
      const must = tail.signedSeq === 0 || tail.seq - tail.signedSeq >= SIGN_ROWS;
      const may = left > 0 && clock() - tail.signedAt >= SIGN_MS;
      if (must || may) sign(room, tail);
      else owe(room);
      if (may) left -= 1;
    }
    return results;
  }

  return {
    /** One commit, one fsync, for rows of any number of rooms. */
    append(batch: Batch): Appended {
      const results = transaction(() => {
        flushSummaries();
        return addRows(batch);
      });
      summaries.clear();
      return results;
    },

    /** Sign the heads of `rooms` if they are behind, and write waiting summaries. Default: all. */
    settle(rooms: readonly string[] = [...unsigned.keys()]): void {
      const behind = rooms.filter((room) => unsigned.has(room));
      if (behind.length === 0 && summaries.size === 0) return;
      transaction(() => {
        flushSummaries();
        behind.forEach(signOwed);
      });
      summaries.clear();
    },

    /** Sign some of the heads for which it is time, and write waiting summaries. */
    settleSome(): void {
      transaction(() => {
        flushSummaries();
        signSomeDue(SIGN_AT_ONCE);
      });
      summaries.clear();
    },

    /** After a room was verified: see to it that its last rows are signed. */
    adopt(room: string): void {
      if (rows.chains(room).some((chain) => chain.site === site)) tailOf(room);
    },

    /** Others write from now on. @returns rooms with rows that are not signed yet */
    forget(): string[] {
      const owed = [...unsigned.keys()];
      unsigned.clear();
      tails.clear();
      return owed;
    },

    /** ms until there is something to settle; null: there is nothing. */
    owesIn(): number | null {
      const [oldest] = unsigned.values();
      if (oldest !== undefined) return Math.max(0, oldest + SIGN_MS - clock());
      return summaries.size > 0 ? SIGN_MS : null;
    },

    /** A cache: waits for the next commit. */
    saveSummary(room: string, value: string): void {
      summaries.set(room, value);
    },

    summary(room: string): string | null {
      const value = summaries.get(room) ?? getSummary.get(room)?.value;
      return typeof value === 'string' ? value : null;
    },

    /** Write for real, durably, and take it away again. Throws as an append would. */
    probe(): void {
      transaction(() => addFiller.run(PROBE_BYTES));
      transaction(() => dropFiller.run());
    },
  };
}
function rollback(db: DatabaseSync): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // SQLite has rolled back by itself (disk full, I/O error): nothing is left to undo.
  }
}
