import { closeSync, openSync, rmSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { MOST_HITS, type SearchHit, type SearchReply } from '../../shared/protocol/search.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { searchable } from '../../shared/room/record/searchable.ts';
import { queryWords, snippetOf, wordsOf } from '../../shared/room/search-text.ts';

/** Raised with every change of the tables or of what is indexed: the index is then made anew. */
const VERSION = 1;

// The words come folded, so FTS5 has to do no more than to split at spaces. `content=''`: the
// text itself is in `entry`, once.
const SCHEMA = `
  CREATE TABLE cursor (room TEXT NOT NULL, site TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (room, site)) STRICT, WITHOUT ROWID;
  CREATE TABLE entry (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, shows TEXT NOT NULL,
    site TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
  CREATE VIRTUAL TABLE words USING fts5(room, folded, content='', detail=column,
    prefix='2 3', tokenize="unicode61 remove_diacritics 0");
  PRAGMA user_version = ${VERSION};`;

const decoder = new TextDecoder();

function open(file: string): DatabaseSync {
  // Words of rooms are in it: for its owner alone, like the journal (SPEC 1.11).
  closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(file);
  // A cache over the journal: nothing is lost with it, so no commit waits for the disk.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF');
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version === VERSION) db.exec('SELECT * FROM cursor LIMIT 1; SELECT n FROM entry LIMIT 1');
  else if (version === 0) db.exec(SCHEMA);
  else {
    db.close();
    throw new Error(`index of version ${version}`);
  }
  return db;
}

/** Opens the index at `file`; one that cannot be used is thrown away and begun anew. */
export function openIndex(file: string): IndexDatabase {
  try {
    return new IndexDatabase(open(file));
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    return new IndexDatabase(open(file));
  }
}

/** As `isFound` of shared/room/search-text.ts has it. Folded words hold letters and digits only. */
const termOf = (word: string): string => (word.length === 1 ? `"${word}"` : `"${word}" *`);

/** The index of all rooms. Synchronous: it lives in a thread of its own. */
export class IndexDatabase {
  readonly #db: DatabaseSync;
  /** Statements are compiled once: a long log is taken in with three for every line. */
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  #sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) this.#statements.set(text, (statement = this.#db.prepare(text)));
    return statement;
  }

  /** Last row of the journal that is in here; 0: none. */
  cursor(room: string, site: string): number {
    const found = this.#sql('SELECT seq FROM cursor WHERE room = ? AND site = ?').get(room, site);
    return Number(found?.['seq'] ?? 0);
  }

  /** Take in rows of the record (JSON of entries); `seq`: the journal has been read so far. */
  add(room: string, site: string, rows: readonly Uint8Array[], seq: number): void {
    this.#db.exec('BEGIN');
    try {
      for (const row of rows) this.#take(room, JSON.parse(decoder.decode(row)) as Entry);
      this.#sql('INSERT OR REPLACE INTO cursor (room, site, seq) VALUES (?, ?, ?)').run(
        room,
        site,
        seq,
      );
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  #take(room: string, entry: Entry): void {
    const found = searchable(entry);
    if (!found) return;
    // A correction of a correction shows the line that all of it is about.
    const shows = this.#sql('SELECT shows FROM entry WHERE id = ?').get(found.shows);
    const { lastInsertRowid, changes } = this.#sql(
      'INSERT OR IGNORE INTO entry (id, shows, site, number, at, text) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(
      entry.id,
      String(shows?.['shows'] ?? found.shows),
      entry.site,
      entry.number,
      entry.recordedAt,
      found.text,
    );
    if (Number(changes) === 0) return;
    const folded = [...wordsOf(found.text)].map((word) => word.folded).join(' ');
    this.#sql('INSERT INTO words (rowid, room, folded) VALUES (?, ?, ?)').run(
      lastInsertRowid,
      room,
      folded,
    );
  }

  /** Entries of `room` that hold every word of `text`, newest first. */
  find(room: string, text: string): SearchReply {
    const words = queryWords(text);
    // Nothing is asked yet: what every question in this room reads is read once, so that the first is no slower.
    const rows = this.#matching(room, words.length > 0 ? words : ['a']);
    if (words.length === 0) return { hits: [], more: false };
    const hits = new Map<string, SearchHit>();
    for (const row of rows.slice(0, MOST_HITS)) {
      const id = String(row['shows']);
      if (hits.has(id)) continue;
      hits.set(id, {
        id,
        site: String(row['site']),
        number: Number(row['number']),
        recordedAt: Number(row['at']),
        snippet: snippetOf(String(row['text']), words),
      });
    }
    const newest = [...hits.values()].sort((a, b) => b.recordedAt - a.recordedAt);
    return { hits: newest, more: rows.length > MOST_HITS };
  }

  #matching(room: string, words: readonly string[]) {
    const match = `room : "${room}" AND folded : (${words.map(termOf).join(' AND ')})`;
    return this.#sql(
      `SELECT e.id, e.shows, e.site, e.number, e.at, e.text FROM words
       JOIN entry e ON e.n = words.rowid WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?`,
    ).all(match, MOST_HITS + 1);
  }

  close(): void {
    this.#db.close();
  }
}
