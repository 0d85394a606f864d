import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { JournalError } from '../contract.ts';
import type { Heads, Row } from '../contract.ts';
import { GENESIS } from '../chain.ts';
import { setQuota } from './database.ts';
import { openRoom } from './opening.ts';
import { createPen } from './pen.ts';
import { rowReader } from './rows.ts';
import { snapshotStore } from './snapshots.ts';
import { brokenChain } from './verify.ts';
import { packPage } from './wire.ts';
import type { Call, Calls, Page } from './wire.ts';

export interface StoreParts {
  readonly db: DatabaseSync;
  readonly dir: string;
  readonly site: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly quota: number | null;
  readonly onBroken: (room: string, error: JournalError) => void;
}

/** A page of `read` ends with the first of these. */
const PAGE_ROWS = 512;
const PAGE_BYTES = 1 << 20;

type Handlers = {
  [C in Call]: (body: Calls[C]['in']) => Calls[C]['out'] | Promise<Calls[C]['out']>;
};

/**
 * Everything the worker does, by name of call: reading, verifying, snapshots, moving rows from the
 * WAL into the database; and writing, while the pen is here. It closes `db`.
 */
export function openStore(parts: StoreParts) {
  const { db, dir, site, privateKey, publicKey } = parts;
  const rows = rowReader(db);
  const pen = createPen({ db, rows, site, key: privateKey });
  const broken = new Map<string, JournalError>();
  const snapshots = snapshotStore(dir, { privateKey, publicKey });
  const checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  let closing = false;
  setQuota(db, parts.quota);

  function markBroken(room: string, error: JournalError): void {
    broken.set(room, error);
    pen.refuse(room, error);
  }

  const opening = {
    rows,
    snapshots,
    site,
    publicKey,
    stopping: () => closing,
    onBroken: (room: string, error: JournalError) => {
      markBroken(room, error);
      parts.onBroken(room, error);
    },
  };

  function page(room: string, of: string, after: number): Page | null {
    const chain = rows.chains(room).find((one) => one.site === of);
    if (chain === undefined) return null;
    const from = { seq: after, hash: rows.hashAt(chain.id, after) ?? GENESIS };
    const found: Row[] = [];
    let bytes = 0;
    for (const row of rows.after(chain, from, after + PAGE_ROWS)) {
      if (row.seq !== after + found.length + 1)
        throw brokenChain(chain, after + found.length + 1, 'is missing');
      found.push(row);
      if ((bytes += row.payload.length) >= PAGE_BYTES) break;
    }
    return found.length === 0 ? null : packPage(after, from.hash, found);
  }

  function claimed(room: string, heads: Heads): Record<string, { seq: number; hash: string }> {
    const chains = rows.chains(room);
    const entries = Object.entries(heads).filter(([, seq]) => seq > 0);
    return Object.fromEntries(
      entries.map(([of, seq]) => {
        const chain = chains.find((one) => one.site === of);
        const hash = chain === undefined ? null : rows.hashAt(chain.id, seq);
        if (hash === null)
          throw new JournalError('BAD_VALUE', `snapshot of ${room}: no row ${of} ${seq}`);
        return [of, { seq, hash: Buffer.from(hash).toString('hex') }];
      }),
    );
  }

  const handlers: Handlers = {
    append: (batch) => pen.append(batch),
    adopt(rooms) {
      pen.adopt(rooms);
      return null;
    },
    layDown: () => pen.layDown(),
    settle(rooms) {
      pen.settle(rooms);
      return null;
    },
    async open(room) {
      const known = broken.get(room);
      if (known !== undefined) throw known;
      try {
        return await openRoom(opening, room);
      } catch (error) {
        if (error instanceof JournalError && error.code === 'CHAIN_BROKEN') markBroken(room, error);
        throw error;
      }
    },
    /** One moment of the whole journal. */
    backup(file) {
      db.prepare('VACUUM INTO ?').run(file);
      return null;
    },
    page: ({ room, site: of, after }) => page(room, of, after),
    rooms: () => rows.rooms(),
    async saveSnapshot({ room, heads, bytes }) {
      await snapshots.save(room, claimed(room, heads), bytes);
      return null;
    },
    saveSummary({ room, summary }) {
      pen.saveSummary(room, summary);
      return null;
    },
    summary: (room) => pen.summary(room),
    quota(bytes) {
      setQuota(db, bytes);
      return null;
    },
    probe() {
      pen.probe();
      return null;
    },
    /**
     * PASSIVE waits for nobody, and leaves the WAL file its size: the next rows overwrite it in place,
     * which costs the file system less per flush than a file that grows. Failing loses nothing: the
     * WAL keeps the rows, and a disk that fails here fails the next append, which tells everybody.
     */
    checkpoint() {
      try {
        checkpoint.get();
      } catch {
        return null;
      }
      return null;
    },
    close() {
      closing = true;
      pen.stop();
      db.close();
      return null;
    },
  };

  return {
    call(name: Call, body: unknown): unknown {
      return (handlers[name] as (body: unknown) => unknown)(body);
    },
  };
}
