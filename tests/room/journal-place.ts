import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { statSync } from 'node:fs';
import type { Journal } from '../../server/journal/contract.ts';
import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';
import type { SqliteJournal, SqliteJournalOptions } from '../../server/journal/sqlite/engine.ts';
import type { EngineUnderTest } from './journal-acceptance.ts';

export interface SqlitePlace extends EngineUnderTest {
  readonly dir: string;
  open(options?: Partial<SqliteJournalOptions>): Promise<SqliteJournal>;
  /** SQL on the closed store, as someone with the file could. */
  tamper(work: (db: DatabaseSync) => void): void;
}

/** A real store in a directory of its own under the system's temporary one. */
export async function sqlitePlace(
  always: Partial<SqliteJournalOptions> = {},
): Promise<SqlitePlace> {
  const dir = await mkdtemp(join(tmpdir(), 'accord-journal-'));
  const sqlite = (journal: Journal): SqliteJournal => journal as SqliteJournal;
  return {
    dir,
    open: (options = {}) =>
      openSqliteJournal({ dir, site: 'PAR', probeEvery: 50, ...always, ...options }),
    fill: (journal) => sqlite(journal).setQuota(statSync(join(dir, 'journal.db')).size + 8192),
    relieve: (journal) => sqlite(journal).setQuota(null),
    commits: (journal) => sqlite(journal).commits(),
    forgetSnapshots: () => rm(join(dir, 'snapshots'), { recursive: true, force: true }),
    tamper(work) {
      const db = new DatabaseSync(join(dir, 'journal.db'), { enableForeignKeyConstraints: false });
      try {
        work(db);
      } finally {
        db.close();
      }
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
