import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Raised with every change of the tables below; a migration then leads from each number up. */
export const SCHEMA_VERSION = 1;

const TABLES = `
  CREATE TABLE people (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, delegation TEXT, created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE invitations (
    id TEXT PRIMARY KEY, secret_hash BLOB NOT NULL UNIQUE,
    room TEXT NOT NULL, role TEXT NOT NULL, delegation TEXT,
    expires_at INTEGER NOT NULL, uses INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0,
    created_by TEXT, created_at INTEGER NOT NULL, revoked_at INTEGER,
    CHECK (used <= uses)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX invitations_of_room ON invitations (room, created_at);

  -- Never changed but for revoked_at: who was let in where, when, and by which invitation.
  CREATE TABLE grants (
    id INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES people, room TEXT NOT NULL,
    role TEXT NOT NULL, invitation TEXT NOT NULL REFERENCES invitations,
    granted_at INTEGER NOT NULL, revoked_at INTEGER
  ) STRICT;
  CREATE INDEX grants_of_person ON grants (person, room);
  CREATE INDEX grants_of_room ON grants (room);
  CREATE INDEX grants_of_invitation ON grants (invitation);

  -- A person shown out of a room ('*': of all): outweighs every grant made by older invitations.
  CREATE TABLE exclusions (
    person TEXT NOT NULL REFERENCES people, room TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (person, room)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (
    id TEXT PRIMARY KEY, secret_hash BLOB NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES people,
    created_at INTEGER NOT NULL, used_at INTEGER NOT NULL, ended_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_of_person ON sessions (person);

  -- Rooms whose record names the person as present.
  CREATE TABLE noted (
    person TEXT NOT NULL REFERENCES people, room TEXT NOT NULL, PRIMARY KEY (person, room)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Opens or makes the access database. FULL, read back: a revocation that was answered must outlive
 * a power cut. The file is readable by its owner alone.
 * @throws Error when the file was written by a newer Accord, or is no database of ours.
 */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') {
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  }
  const db = new DatabaseSync(file, { timeout: 5_000 });
  try {
    db.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON;',
    );
    if (pragma(db, 'synchronous') !== 2)
      throw new Error(`${file}: SQLite would not set synchronous=FULL`);
    migrate(db, file);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

function migrate(db: DatabaseSync, file: string): void {
  // Two processes may open a new file at once (the server and `main.ts invite`): decide under lock.
  transaction(db, () => {
    const version = pragma(db, 'user_version');
    if (version === SCHEMA_VERSION) return;
    if (version !== 0)
      throw new Error(
        `${file} was written by a newer Accord (schema ${version}, this one knows ${SCHEMA_VERSION}). Nothing was changed; start that version instead.`,
      );
    db.exec(`${TABLES} PRAGMA user_version=${SCHEMA_VERSION};`);
  });
}

function pragma(db: DatabaseSync, name: string): unknown {
  return db.prepare(`PRAGMA ${name}`).get()?.[name];
}

/** Runs `work` in one transaction; any exception rolls all of it back and is passed on. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
