/** Rows move into the database when none came for this long, ms, and the WAL holds … */
const IDLE_MS = 25;
/** … about this many bytes more; or, however busy, when it holds so many. */
const SOME_BYTES = 1 << 20;
const MOST_BYTES = 16 << 20;
/** What a commit writes besides payloads: the pages that it touches. */
const COMMIT_BYTES = 8_192;

/**
 * When rows are moved from the WAL into the database: between appends, not at whatever commit
 * crosses a limit as SQLite would by itself.
 * @param run moves them, in the thread
 */
export function createCheckpoints(run: () => void) {
  let bytes = 0;
  let idle: NodeJS.Timeout | null = null;

  function look(atLeast: number): void {
    if (bytes < atLeast) return;
    bytes = 0;
    run();
  }

  return {
    /** After each commit. @param payload bytes of its rows */
    committed(payload: number): void {
      bytes += payload + COMMIT_BYTES;
      look(MOST_BYTES);
      if (idle !== null) idle.refresh();
      else idle = setTimeout(look, IDLE_MS, SOME_BYTES).unref();
    },
    stop(): void {
      if (idle !== null) clearTimeout(idle);
    },
  };
}
