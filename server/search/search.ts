import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { SearchReply } from '../../shared/protocol/search.ts';
import type { Journal } from '../journal/contract.ts';
import type { Search } from './contract.ts';
import type { Answer, Ask } from './worker.ts';

export interface SearchParts {
  readonly journal: Pick<Journal, 'read'>;
  /** Codes of the sites whose registers may be in the journal. */
  readonly sites: readonly string[];
  /** Of the index; made when it is not there. */
  readonly file: string;
  readonly report: (what: string, error: unknown) => void;
}

/** Rows are handed to the index in lots: so many entries, or so many rows read, at a time. */
const LOT = 256;
const LOT_READ = 2_048;

/** The index in its thread, begun with the first search. */
export function openSearch({ journal, sites, file, report }: SearchParts): Search {
  let worker: Worker | null = null;
  let closed = false;
  /** Answered in the order of asking. */
  let waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = [];
  const going = new Map<string, Promise<void>>();
  /** `room site` → last row of the journal that the index holds; asked of it once. */
  const cursors = new Map<string, number>();

  function start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { file },
      name: 'search',
    });
    const fail = (reason: unknown): void => {
      // It ends once: what waits by the time that it has also exited is for the one after it.
      if (worker !== started) return;
      worker = null;
      cursors.clear();
      const left = waiting;
      waiting = [];
      for (const one of left) one.reject(new Error(`the thread of the index ended: ${reason}`));
    };
    started.on('message', ({ value, error }: Answer) => {
      const one = waiting.shift();
      if (error === undefined) one?.resolve(value);
      else one?.reject(new Error(error));
    });
    started.on('error', fail);
    started.on('exit', fail);
    started.unref();
    return started;
  }

  function ask<T>(message: Ask): Promise<T> {
    worker ??= start();
    const thread = worker;
    return new Promise<T>((resolve, reject) => {
      waiting.push({ resolve: resolve as (value: unknown) => void, reject });
      thread.postMessage(message);
    });
  }

  /** What the journal has of one site's register since the index was fed last. */
  async function follow(room: string, site: string): Promise<void> {
    let rows: Uint8Array[] = [];
    let read = 0;
    const key = `${room} ${site}`;
    let seq = cursors.get(key) ?? (await ask<number>({ call: 'cursor', room, site }));
    cursors.set(key, seq);
    const flush = async (): Promise<void> => {
      if (read === 0) return;
      await ask<void>({ call: 'add', room, site, rows, seq });
      cursors.set(key, seq);
      rows = [];
      read = 0;
    };
    for await (const row of journal.read(room, site, seq)) {
      if (row.kind === 'record') rows.push(row.payload.slice());
      seq = row.seq;
      read += 1;
      if (rows.length >= LOT || read >= LOT_READ) await flush();
    }
    await flush();
  }

  /** One catching up a room at a time; who comes meanwhile needs another after it. */
  async function catchUp(room: string): Promise<void> {
    const before = going.get(room);
    const next = (async () => {
      await before?.catch(() => undefined);
      await Promise.all(sites.map((site) => follow(room, site)));
    })();
    going.set(room, next);
    try {
      await next;
    } finally {
      if (going.get(room) === next) going.delete(room);
    }
  }

  return {
    async find(room, text): Promise<Result<SearchReply>> {
      if (closed) return refuse('STOPPING');
      try {
        await catchUp(room);
        return ok(await ask<SearchReply>({ call: 'find', room, text }));
      } catch (error) {
        report('a search failed', error);
        return refuse(closed ? 'STOPPING' : 'INTERNAL');
      }
    },
    async close() {
      closed = true;
      await Promise.allSettled(going.values());
      await worker?.terminate();
    },
  };
}
