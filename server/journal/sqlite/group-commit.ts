import { JournalError } from '../contract.ts';
import { fromFailure, packBatch } from './wire.ts';
import type { Appended, Batch, Queued } from './wire.ts';

export interface GroupCommitParts {
  readonly site: string;
  /** Hands a batch to the store; resolves when it is durable. */
  readonly commit: (batch: Batch) => Promise<Appended>;
  /** Commits start at least this far apart (ms); 0: as soon as the one before has ended. */
  readonly window: number;
  /** A commit failed: its rows and all that wait have been rejected. */
  readonly onFailure: (error: JournalError) => void;
}

/** Bounds of one commit, so that none keeps the others waiting long. */
const MOST_ROWS = 2048;
const MOST_BYTES = 4 << 20;
/** Beyond this the disk does not keep up, and memory would grow without end (bytes waiting). */
const MOST_WAITING = 64 << 20;

/**
 * Group commit. A first row after a pause is committed in the same turn of the event loop; rows
 * that come while a commit runs share the next. So an idle journal answers in one fsync, and a busy
 * one never does more than one fsync at a time whatever the number of callers.
 */
export function createGroupCommit({ site, commit, window, onFailure }: GroupCommitParts) {
  let queue: Queued[] = [];
  let bytes = 0;
  let busy = false;
  let scheduled = false;
  let startedAt = -Infinity;
  const drained: (() => void)[] = [];
  /** Rooms that had a row refused and have not heard of it yet. */
  const refused = new Set<string>();

  function schedule(): void {
    if (busy || scheduled || queue.length === 0) return;
    scheduled = true;
    const wait = startedAt + window - performance.now();
    // setImmediate: after every packet that this turn of the loop has read.
    if (wait > 0.5) setTimeout(flush, Math.ceil(wait));
    else setImmediate(flush);
  }

  function take(): Queued[] {
    let count = 0;
    let size = 0;
    while (count < queue.length && count < MOST_ROWS && (count === 0 || size < MOST_BYTES))
      size += queue[count++]!.row.payload.length;
    const taken = count === queue.length ? queue : queue.slice(0, count);
    queue = count === queue.length ? [] : queue.slice(count);
    bytes -= size;
    return taken;
  }

  function flush(): void {
    scheduled = false;
    if (queue.length === 0) return settle();
    const taken = take();
    busy = true;
    startedAt = performance.now();
    commit(packBatch(taken)).then(
      (results) => {
        busy = false;
        answer(taken, results);
        settle();
      },
      (error: unknown) => {
        busy = false;
        const reason =
          error instanceof JournalError ? error : new JournalError('JOURNAL_FAILED', String(error));
        // Rows that wait were admitted after rows that are lost now: they fall with them.
        onFailure(reason);
        for (const one of taken) one.reject(reason);
        rejectAll(reason);
        settle();
      },
    );
  }

  function answer(taken: readonly Queued[], results: Appended): void {
    taken.forEach((one, i) => {
      const result = results[i]!;
      if (typeof result === 'number') one.resolve({ site, seq: result });
      else one.reject(fromFailure(result));
    });
  }

  function rejectAll(reason: JournalError): void {
    const rejected = queue;
    queue = [];
    bytes = 0;
    for (const one of rejected) one.reject(reason);
  }

  function settle(): void {
    if (queue.length > 0) return schedule();
    if (!busy) for (const resolve of drained.splice(0)) resolve();
  }

  /**
   * A room sends rows in the turn in which one of them is refused, before the promise can tell it.
   * They build on the refused one (numbers of the register, edits of edits): they fall with it.
   */
  function refuse(one: Queued): void {
    if (refused.size === 0) setImmediate(() => refused.clear());
    refused.add(one.room);
    one.reject(new JournalError('OVERLOADED', 'the disk does not keep up'));
  }

  return {
    add(one: Queued): void {
      const size = one.row.payload.length;
      if (bytes + size > MOST_WAITING || refused.has(one.room)) return refuse(one);
      bytes += size;
      queue.push(one);
      schedule();
    },
    /** Resolves when nothing waits and nothing runs. */
    drain: (): Promise<void> =>
      new Promise((resolve) => {
        drained.push(resolve);
        settle();
      }),
  };
}
