import type { KeyObject } from 'node:crypto';
import { JournalError } from '../contract.ts';
import type { Heads, Row } from '../contract.ts';
import { GENESIS } from '../chain.ts';
import { createCheckpointer } from './checkpoint.ts';
import { openDatabase } from './database.ts';
import { openRoom } from './opening.ts';
import { rowReader } from './rows.ts';
import { snapshotStore } from './snapshots.ts';
import { brokenChain } from './verify.ts';
import { SIGN_MS, createWriter } from './writer.ts';
import { fromFailure, packPage, toFailure } from './wire.ts';
import type { Call, Calls, Failure, Page } from './wire.ts';

export interface StoreParts {
  readonly dir: string;
  readonly site: string;
  readonly publicPem: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly quota: number | null;
  readonly onBroken: (room: string, error: JournalError) => void;
}

/** A page of `read` ends with the first of these. */
const PAGE_ROWS = 512;
const PAGE_BYTES = 1 << 20;

type Handlers = {
  [C in Call]: (body: Calls[C]['in']) => Calls[C]['out'] | Promise<Calls[C]['out']>;
};

/** Everything the worker does, by name of call. One database, one thread, no waiting on locks. */
export function openStore(parts: StoreParts) {
  const { dir, site, privateKey, publicKey } = parts;
  const db = openDatabase(dir, parts, parts.synchronous);
  const rows = rowReader(db);
  const broken = new Map<string, Failure>();
  const clock = (): number => performance.now();
  const writer = createWriter({ db, rows, site, key: privateKey, broken, clock });
  const snapshots = snapshotStore(dir, { privateKey, publicKey });
  const checkpointer = createCheckpointer(db);
  let closing = false;
  let settling: NodeJS.Timeout | null = null;
  setQuota(parts.quota);

  function setQuota(bytes: number | null): void {
    const size = Number(db.prepare('PRAGMA page_size').get()?.page_size);
    // SQLite takes 2^32 - 2 as 'no limit', and never less than the file has already.
    const pages = bytes === null ? 2 ** 32 - 2 : Math.max(1, Math.floor(bytes / size));
    db.exec(`PRAGMA max_page_count = ${pages}`);
  }

  function markBroken(room: string, error: JournalError): void {
    broken.set(room, toFailure(error));
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

  /** For work that may as well be done later: the next append tells of a disk that fails. */
  function quietly(work: () => void): void {
    try {
      work();
    } catch {
      return;
    }
  }

  function settleLater(): void {
    if (settling !== null || !writer.owes()) return;
    settling = setTimeout(() => {
      settling = null;
      quietly(() => writer.settle());
    }, SIGN_MS).unref();
  }

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
    append(batch) {
      const results = writer.append(batch);
      checkpointer.committed();
      settleLater();
      return results;
    },
    async open(room) {
      const known = broken.get(room);
      if (known !== undefined) throw fromFailure(known);
      try {
        const opened = await openRoom(opening, room);
        writer.adopt(room);
        settleLater();
        return opened;
      } catch (error) {
        if (error instanceof JournalError && error.code === 'CHAIN_BROKEN') markBroken(room, error);
        throw error;
      }
    },
    /** One moment of the whole journal. Appends wait for it: about a second for 100 MB. */
    backup(file) {
      quietly(() => writer.settle());
      db.prepare('VACUUM INTO ?').run(file);
      return null;
    },
    page: ({ room, site: of, after }) => page(room, of, after),
    rooms: () => rows.rooms(),
    async saveSnapshot({ room, heads, bytes }) {
      const claim = claimed(room, heads);
      // Signed with each snapshot, so that the rows it stands for are never an unsigned tail.
      writer.settle();
      await snapshots.save(room, claim, bytes);
      return null;
    },
    saveSummary({ room, summary }) {
      writer.saveSummary(room, summary);
      settleLater();
      return null;
    },
    summary: (room) => writer.summary(room),
    quota(bytes) {
      setQuota(bytes);
      return null;
    },
    probe() {
      writer.probe();
      return null;
    },
    close() {
      closing = true;
      quietly(() => writer.settle());
      checkpointer.stop();
      // Closing the only connection moves the whole WAL into the database and removes it.
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
