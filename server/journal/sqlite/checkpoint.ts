import type { DatabaseSync } from 'node:sqlite';

/** Checkpoint when no row came for this long (ms), if the WAL holds this many pages (4 kB each) … */
const IDLE_MS = 25;
const SOME_PAGES = 256;
/** … or, however busy, when it holds this many; looked at every so many commits. */
const MOST_PAGES = 4096;
const LOOK_EVERY = 128;

/**
 * Moves rows from the WAL into the database between appends, not at whatever commit crosses a limit
 * as SQLite would by itself. PASSIVE leaves the WAL file its size: the next rows overwrite it in
 * place, which costs the file system less per flush than a file that grows. Failing loses nothing:
 * the WAL keeps the rows.
 */
export function createCheckpointer(db: DatabaseSync) {
  const look = db.prepare('PRAGMA wal_checkpoint(NOOP)');
  const passive = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  let commits = 0;
  let idle: NodeJS.Timeout | null = null;

  function checkpoint(atLeast: number): void {
    try {
      const { log, checkpointed } = look.get() ?? {};
      if (Number(log) - Number(checkpointed) >= atLeast) passive.get();
    } catch {
      // A disk that fails here fails the next append, which tells everybody.
    }
  }

  return {
    /** After each commit. */
    committed(): void {
      commits += 1;
      if (commits % LOOK_EVERY === 0) checkpoint(MOST_PAGES);
      if (idle !== null) idle.refresh();
      else idle = setTimeout(checkpoint, IDLE_MS, SOME_PAGES).unref();
    },
    stop(): void {
      if (idle !== null) clearTimeout(idle);
    },
  };
}
