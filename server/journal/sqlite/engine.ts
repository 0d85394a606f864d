import { createPrivateKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NAME, fitsRow } from '../chain.ts';
import { JournalError } from '../contract.ts';
import type { Journal, JournalStatus, NewRow, Receipt, Row, Snapshot } from '../contract.ts';
import { privateDirectory, siteKey } from '../keys.ts';
import { createCheckpoints } from './checkpoint.ts';
import { createCommitPlace } from './commit-place.ts';
import { DATABASE_FILE, holdDatabase, setQuota } from './database.ts';
import type { Held } from './database.ts';
import { createGroupCommit } from './group-commit.ts';
import { spawnWorker, startWorker } from './link.ts';
import type { Link, Spawn } from './link.ts';
import { createPen } from './pen.ts';
import { rowReader } from './rows.ts';
import { fromFailure, ownBytes, unpackPage } from './wire.ts';
import type { Appended, Batch, Failure, WorkerSetup } from './wire.ts';

export interface SqliteJournalOptions {
  /** Everything of the journal lives here: site-key.pem, journal.db, snapshots/. */
  readonly dir: string;
  /** Code of this site, `PAR`. */
  readonly site: string;
  /** Commits start at least this far apart, ms. 0 (default): each as soon as the last has ended. */
  readonly window?: number;
  /** Rows are committed on the main thread as long as that usually takes this long, ms. Default 5. */
  readonly blockAtMost?: number;
  /** … and commits take this part of the time, 0 to 1. Default 1/8. */
  readonly shareAtMost?: number;
  /** How often (ms) a journal that failed tries to write again. Default 500. */
  readonly probeEvery?: number;
  /** The store may grow to this many bytes; null (default): as far as the disk goes. */
  readonly quota?: number | null;
  /** Faults that refuse nothing (a snapshot that could not be kept). */
  readonly onNote?: (message: string) => void;
  /** NORMAL loses acknowledged rows when power fails: only for the control of tests/faults. */
  readonly synchronous?: 'FULL' | 'NORMAL';
}

export interface SqliteJournal extends Journal {
  /** Change the quota (bytes) of a running journal. */
  setQuota(bytes: number | null): Promise<void>;
  /** Write a copy of the journal as it is now to `file`, which must not be there yet. */
  backUp(file: string): Promise<void>;
  /** Commits (flushes to the disk) of rows since it was opened. */
  commits(): number;
}

/**
 * Open (or make) the journal of a site. Rows are committed on the main thread while the disk is
 * quick, in a worker thread while it is not; whatever else may take long is the worker's.
 * @throws JournalError JOURNAL_FAILED with a sentence for the operator: key missing or legible to
 *   others, store of a newer version, of another site, in use by another process, not durable.
 * @param spawn starts the thread; handed in by tests that end it.
 * @param clock monotonic ms: how long commits take
 */
export async function openSqliteJournal(
  options: SqliteJournalOptions,
  spawn: Spawn = spawnWorker,
  clock: () => number = () => performance.now(),
): Promise<SqliteJournal> {
  const { dir, site, synchronous = 'FULL', quota = null } = options;
  if (!NAME.test(site)) throw new JournalError('BAD_VALUE', `not a site code: ${site}`);
  privateDirectory(dir);
  const key = siteKey(dir, !existsSync(join(dir, DATABASE_FILE)));
  const setup = { dir, site, ...key, synchronous, quota };
  const held = holdDatabase(dir, setup, synchronous);
  try {
    const journal = createEngine(setup, held, options, spawn, clock);
    await journal.start();
    return journal;
  } catch (error) {
    held.close();
    throw error;
  }
}

function createEngine(
  setup: WorkerSetup,
  held: Held,
  options: SqliteJournalOptions,
  spawn: Spawn,
  clock: () => number,
) {
  const { site, publicPem } = setup;
  const key = createPrivateKey(setup.privatePem);
  const pen = createPen({ db: held.db, rows: rowReader(held.db), site, key });
  const place = createCommitPlace(options.blockAtMost ?? 5, options.shareAtMost ?? 1 / 8);
  setQuota(held.db, setup.quota);
  const probeEvery = options.probeEvery ?? 500;
  const listeners = new Set<(status: JournalStatus) => void>();
  const onBroken = new Map<string, (error: JournalError) => void>();
  let link: Link | null = null;
  let quota = setup.quota;
  let failed: JournalError | null = null;
  let closed: Promise<void> | null = null;
  let probing: NodeJS.Timeout | null = null;
  /** The last probe: it may be starting a thread. */
  let probed: Promise<void> | null = null;
  let count = 0;
  /** The pen is on the main thread. Changes between two commits only. */
  let here = place.here;

  const gone = new JournalError('JOURNAL_FAILED', "the journal's thread is not running");
  const stopping = new JournalError('STOPPING', 'the journal is closing');
  const call: Link['call'] = (name, body, transfer) =>
    link === null ? Promise.reject(gone) : link.call(name, body, transfer);

  const status = (): JournalStatus =>
    failed === null ? { writable: true } : { writable: false, reason: failed.code };
  const announce = (): void => listeners.forEach((listener) => listener(status()));

  const commits = createGroupCommit({
    site,
    window: options.window ?? 0,
    commit,
    onFailure: fail,
  });
  const checkpoints = createCheckpoints(() => void call('checkpoint', null).catch(() => undefined));

  async function commit(batch: Batch): Promise<Appended> {
    count += 1;
    if (here !== place.here) await movePen();
    const payload = batch.bytes.byteLength;
    const began = clock();
    const results = here ? pen.append(batch) : await call('append', batch, [batch.bytes]);
    place.took(began, clock());
    checkpoints.committed(payload);
    return results;
  }

  async function movePen(): Promise<void> {
    // First of all: whoever asks for the pen from now on finds it where it will be.
    here = !here;
    if (here) pen.adopt(await call('layDown', null));
    else await call('adopt', pen.layDown());
  }

  function fail(error: JournalError): void {
    const news = failed?.code !== error.code;
    failed = error;
    if (news) announce();
    if (closed === null) probing ??= setTimeout(() => (probed = probe()), probeEvery);
  }

  async function probe(): Promise<void> {
    try {
      if (link === null) await start();
      if (here) pen.probe();
      else await call('probe', null);
      probing = null;
      failed = null;
      announce();
    } catch (error) {
      probing = null;
      if (closed === null) fail(error instanceof JournalError ? error : gone);
    }
  }

  async function start(): Promise<void> {
    link = await startWorker(spawn({ ...setup, quota }), {
      onBroken: tellBroken,
      onDeath: (error) => {
        link = null;
        fail(error);
      },
    });
  }

  function tellBroken(room: string, failure: Failure): void {
    const listener = onBroken.get(room);
    onBroken.delete(room);
    const error = fromFailure(failure);
    pen.refuse(room, error);
    listener?.(error);
  }

  async function settle(rooms?: readonly string[]): Promise<void> {
    if (here) pen.settle(rooms);
    else await call('settle', rooms);
  }

  async function* read(room: string, of: string, after: number): AsyncGenerator<Row> {
    const fetchPage = (from: number) => call('page', { room, site: of, after: from });
    let page = await fetchPage(after);
    while (page !== null) {
      // The next page is read while this one is used.
      const next = fetchPage(page.after + page.ends.length);
      next.catch(() => undefined);
      yield* unpackPage(room, of, page);
      page = await next;
    }
  }

  async function close(): Promise<void> {
    if (probing !== null) clearTimeout(probing);
    await probed;
    await commits.drain();
    checkpoints.stop();
    if (here) pen.stop();
    try {
      await call('close', null);
    } catch (error) {
      options.onNote?.(`closing the journal: ${String(error)}`);
    }
    await link?.stop();
    link = null;
    // The last connection to close moves the whole WAL into the database and removes it.
    held.close();
  }

  return {
    site,
    publicKey: publicPem,
    start,
    rooms: () => call('rooms', null),

    async open(room: string, listener: (error: JournalError) => void) {
      if (!NAME.test(room)) throw new JournalError('BAD_VALUE', 'not a name of a room');
      onBroken.set(room, listener);
      try {
        const opened = await call('open', room);
        if (here) pen.adopt([room]);
        else await call('adopt', [room]);
        return opened;
      } catch (error) {
        onBroken.delete(room);
        if (error instanceof JournalError && error.code === 'CHAIN_BROKEN') pen.refuse(room, error);
        throw error;
      }
    },

    append(room: string, row: NewRow): Promise<Receipt> {
      if (closed !== null) return Promise.reject(stopping);
      if (failed !== null) return Promise.reject(failed);
      if (!fitsRow(room, row))
        return Promise.reject(new JournalError('BAD_VALUE', 'a field of the row does not fit'));
      return new Promise((resolve, reject) => commits.add({ room, row, resolve, reject }));
    },

    read,

    async saveSnapshot(room: string, snapshot: Snapshot): Promise<void> {
      const bytes = ownBytes(snapshot);
      try {
        // Signed with each snapshot, so that the rows it stands for are never an unsigned tail.
        await settle([room]);
        await call('saveSnapshot', { room, heads: snapshot.heads, bytes }, [bytes.buffer]);
      } catch (error) {
        options.onNote?.(`snapshot of ${room} not kept: ${String(error)}`);
      }
    },

    async saveSummary(room: string, summary: string): Promise<void> {
      if (here) return pen.saveSummary(room, summary);
      await call('saveSummary', { room, summary }).catch((error: unknown) =>
        options.onNote?.(`summary of ${room} not kept: ${String(error)}`),
      );
    },
    summary: async (room: string) => (here ? pen.summary(room) : call('summary', room)),

    async setQuota(bytes: number | null): Promise<void> {
      quota = bytes;
      setQuota(held.db, bytes);
      await call('quota', bytes);
    },

    async backUp(file: string): Promise<void> {
      await settle();
      await call('backup', file);
    },

    commits: () => count,

    status,
    onStatus(listener: (status: JournalStatus) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    close: () => (closed ??= close()),
  };
}
