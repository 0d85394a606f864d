import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { JournalError } from '../contract.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';

export const DATABASE_FILE = 'journal.db';
/** Empty; held by the process that has the store. */
const LOCK_FILE = 'journal.lock';

/** Raised with every change of the tables below. */
export const SCHEMA_VERSION = 1;

/**
 * One table of rows for all rooms, so that one fsync serves them all. `id` is chain << 32 | seq:
 * the rows of a chain lie together, in order, without a second index to write at each append.
 */
const SCHEMA = [
  `CREATE TABLE chain (id INTEGER PRIMARY KEY, room TEXT NOT NULL, site TEXT NOT NULL,
    UNIQUE (room, site)) STRICT`,
  `CREATE TABLE entry (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, at INTEGER NOT NULL,
    person TEXT NOT NULL, delegation TEXT, payload BLOB NOT NULL, hash BLOB NOT NULL) STRICT`,
  `CREATE TABLE head (chain INTEGER PRIMARY KEY REFERENCES chain (id), seq INTEGER NOT NULL,
    signature BLOB NOT NULL) STRICT`,
  `CREATE TABLE summary (room TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,
  `CREATE TABLE owner (only INTEGER PRIMARY KEY CHECK (only = 1), site TEXT NOT NULL,
    public_key TEXT NOT NULL) STRICT`,
  `CREATE TABLE probe (id INTEGER PRIMARY KEY, filler BLOB NOT NULL) STRICT`,
];

export interface Owner {
  readonly site: string;
  readonly publicPem: string;
}

/** The store as the process that has it sees it: closing it gives it up. */
export interface Held {
  readonly db: DatabaseSync;
  close(): void;
}

/**
 * Take the store of this site for this process, open it, and make it if it is not there.
 * @throws JournalError JOURNAL_FAILED when it is in use by another process, was written by a newer
 *   version, belongs to another site or key, or when a setting that durability needs does not hold.
 */
export function holdDatabase(
  dir: string,
  owner: Owner,
  synchronous: 'FULL' | 'NORMAL' = 'FULL',
): Held {
  refuseNewer(headerVersion(join(dir, DATABASE_FILE)));
  const lock = takeLock(dir);
  try {
    const db = openDatabase(dir, owner, synchronous);
    const close = (): void => {
      db.close();
      lock.close();
    };
    return { db, close };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * A second server on the same store would fork the chains. The database itself must let in both
 * threads of this process, so the lock is another, empty one; it is the kernel's, and goes with us.
 */
function takeLock(dir: string): DatabaseSync {
  const lock = new DatabaseSync(join(dir, LOCK_FILE), { timeout: 1000 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (sqliteCode(error) === SQLITE_BUSY)
      throw new JournalError('JOURNAL_FAILED', 'in use by another server: stop that one');
    throw toJournalError(error);
  }
}

/** A further connection of this process to a store that it holds. @throws JournalError */
export function joinDatabase(dir: string, synchronous: 'FULL' | 'NORMAL'): DatabaseSync {
  const db = connect(dir);
  try {
    configure(db, synchronous);
    return db;
  } catch (error) {
    db.close();
    throw toJournalError(error);
  }
}

const connect = (dir: string): DatabaseSync =>
  new DatabaseSync(join(dir, DATABASE_FILE), { enableForeignKeyConstraints: true, timeout: 1000 });

function openDatabase(dir: string, owner: Owner, synchronous: 'FULL' | 'NORMAL'): DatabaseSync {
  const db = connect(dir);
  try {
    refuseNewer(Number(pragma(db, 'user_version')));
    configure(db, synchronous);
    db.exec('BEGIN IMMEDIATE');
    if (pragma(db, 'user_version') === 0)
      db.exec(`${SCHEMA.join(';')}; PRAGMA user_version = ${SCHEMA_VERSION}`);
    checkSchema(db);
    claim(db, owner);
    db.exec('COMMIT');
    checkNames(db);
    flushLeftover(db);
    return db;
  } catch (error) {
    db.close();
    if (sqliteCode(error) === SQLITE_BUSY)
      throw new JournalError('JOURNAL_FAILED', 'in use by another server: stop that one');
    throw toJournalError(error);
  }
}

/**
 * J9. First in the header of the file (offset 60, https://sqlite.org/fileformat2.html), before SQLite
 * opens it; then through SQLite, since a newer header may still be in the WAL after a crash.
 */
function refuseNewer(version: number): void {
  if (version > SCHEMA_VERSION)
    throw new JournalError(
      'JOURNAL_FAILED',
      `the journal has schema version ${version}, this program knows ${SCHEMA_VERSION}: use the newer program`,
    );
}

const MAGIC = 'SQLite format 3';

function headerVersion(path: string): number {
  if (!existsSync(path)) return 0;
  const header = Buffer.alloc(64);
  const file = openSync(path, 'r');
  try {
    const whole = readSync(file, header) === 64 && header.toString('latin1', 0, 15) === MAGIC;
    return whole ? header.readUInt32BE(60) : 0;
  } finally {
    closeSync(file);
  }
}

function configure(db: DatabaseSync, synchronous: 'FULL' | 'NORMAL'): void {
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
    PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY;`);
  db.enableDefensive(true);
  const needed: [string, unknown][] = [
    ['journal_mode', 'wal'],
    ['synchronous', synchronous === 'FULL' ? 2 : 1],
    ['trusted_schema', 0],
    ['foreign_keys', 1],
  ];
  for (const [name, want] of needed) {
    const got = pragma(db, name);
    if (got !== want)
      throw new JournalError('JOURNAL_FAILED', `SQLite keeps ${name} = ${got}, needed: ${want}`);
  }
}

/**
 * Whoever was killed between writing a commit and flushing it left rows that are legible and not
 * durable; answering for them (a command sent again) would promise too much. A checkpoint flushes
 * the WAL before it copies anything. A disk too full for the copy has been flushed all the same.
 */
function flushLeftover(db: DatabaseSync): void {
  try {
    db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get();
  } catch (error) {
    if (sqliteCode(error) !== SQLITE_FULL) throw error;
  }
}

/** The store names its site and key, so that a swapped key is said plainly, not as broken chains. */
function claim(db: DatabaseSync, owner: Owner): void {
  const found = db.prepare('SELECT site, public_key FROM owner').get();
  if (found === undefined) {
    db.prepare('INSERT INTO owner VALUES (1, ?, ?)').run(owner.site, owner.publicPem);
    return;
  }
  if (found.site !== owner.site)
    throw new JournalError('JOURNAL_FAILED', `the journal belongs to site ${String(found.site)}`);
  if (found.public_key !== owner.publicPem)
    throw new JournalError(
      'JOURNAL_FAILED',
      'the journal was signed with another key: restore the key that belongs to it',
    );
}

/** Exactly our tables: no trigger or view that someone with the file has put there. */
function checkSchema(db: DatabaseSync): void {
  const found = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid');
  const same = found.all().map((row) => row.sql);
  if (same.join(';') !== SCHEMA.join(';'))
    throw new JournalError('JOURNAL_FAILED', 'the journal is damaged: its tables are not ours');
}

/**
 * A damaged list of rooms would let a room open empty instead of being refused. Rows themselves are
 * verified by their hashes when their room opens; this looks at the small tables only.
 */
function checkNames(db: DatabaseSync): void {
  for (const table of ['chain', 'head']) {
    const found = pragma(db, `integrity_check(${table})`);
    if (found !== 'ok')
      throw new JournalError('JOURNAL_FAILED', `the journal is damaged: ${String(found)}`);
  }
}

/** The store may grow to this many bytes; null: as far as the disk goes. For one connection. */
export function setQuota(db: DatabaseSync, bytes: number | null): void {
  const size = Number(pragma(db, 'page_size'));
  // SQLite takes 2^32 - 2 as 'no limit', and never less than the file has already.
  const pages = bytes === null ? 2 ** 32 - 2 : Math.max(1, Math.floor(bytes / size));
  db.exec(`PRAGMA max_page_count = ${pages}`);
}

function pragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

/** SQLite's error as ours: a full disk (or quota) is JOURNAL_FULL, all else JOURNAL_FAILED. */
export function toJournalError(error: unknown): JournalError {
  if (error instanceof JournalError) return error;
  const code = sqliteCode(error);
  const message = error instanceof Error ? error.message : String(error);
  return new JournalError(toErrorCode(code), `SQLite ${code ?? ''}: ${message}`);
}

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;
const toErrorCode = (code: number | null): ErrorCode =>
  code === SQLITE_FULL ? 'JOURNAL_FULL' : 'JOURNAL_FAILED';

/** SQLite was kept from reading by something else than what the file says: memory, a lock, the disk. */
export function isPassing(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== null && [5, 6, 7, 10, 13, 14].includes(code);
}

/** Primary result code (https://sqlite.org/rescode.html). */
function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}
