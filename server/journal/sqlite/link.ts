import { Worker } from 'node:worker_threads';
import { JournalError } from '../contract.ts';
import { fromFailure } from './wire.ts';
import type { Call, Calls, Failure, FromWorker, Request, WorkerSetup } from './wire.ts';

interface Waiting {
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: JournalError) => void;
}

export interface Link {
  /** @throws JournalError as the worker says; JOURNAL_FAILED when the worker is gone. */
  call<C extends Call>(
    call: C,
    body: Calls[C]['in'],
    transfer?: ArrayBuffer[],
  ): Promise<Calls[C]['out']>;
  /** Settles when the thread has ended. */
  stop(): Promise<void>;
}

export interface LinkEvents {
  readonly onBroken: (room: string, failure: Failure) => void;
  /** The thread ended unasked. */
  readonly onDeath: (error: JournalError) => void;
}

export type Spawn = (setup: WorkerSetup) => Worker;
export const spawnWorker: Spawn = (setup) =>
  new Worker(new URL('./worker.ts', import.meta.url), { workerData: setup, name: 'journal' });

/** Start the worker; resolves once its database is open, rejects with the reason it refused. */
export function startWorker(worker: Worker, events: LinkEvents): Promise<Link> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let stopping = false;
  let dead: JournalError | null = null;

  const link: Link = {
    call<C extends Call>(call: C, body: Calls[C]['in'], transfer: ArrayBuffer[] = []) {
      if (dead !== null) return Promise.reject(dead);
      const id = ++lastId;
      return new Promise<Calls[C]['out']>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (body: unknown) => void, reject });
        worker.postMessage({ id, call, body } satisfies Request, transfer);
      });
    },
    async stop() {
      stopping = true;
      await worker.terminate();
    },
  };

  return new Promise((resolve, reject) => {
    const die = (reason: string): void => {
      if (dead !== null) return;
      dead = new JournalError('JOURNAL_FAILED', `the journal's thread ended: ${reason}`);
      for (const { reject: refuse } of waiting.values()) refuse(dead);
      waiting.clear();
      reject(dead);
      if (!stopping) events.onDeath(dead);
    };
    worker.on('error', (error) => die(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => die(`exit code ${code}`));
    worker.on('message', (message: FromWorker) => {
      switch (message.type) {
        case 'ready':
          return resolve(link);
        case 'refused':
          stopping = true;
          return reject(fromFailure(message.failure));
        case 'broken':
          return events.onBroken(message.room, message.failure);
        case 'done':
        case 'failed': {
          const one = waiting.get(message.id);
          waiting.delete(message.id);
          if (message.type === 'done') one?.resolve(message.body);
          else one?.reject(fromFailure(message.failure));
        }
      }
    });
  });
}
