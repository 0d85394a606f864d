import { createPrivateKey, createPublicKey } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { joinDatabase } from './database.ts';
import { openStore } from './store.ts';
import { toFailure } from './wire.ts';
import type { Call, FromWorker, Request, WorkerSetup } from './wire.ts';

/** The thread that does what takes long, and waits for a disk that is slow. */
function serve(port: MessagePort, setup: WorkerSetup): void {
  const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);
  const store = openStore({
    ...setup,
    db: joinDatabase(setup.dir, setup.synchronous),
    privateKey: createPrivateKey(setup.privatePem),
    publicKey: createPublicKey(setup.publicPem),
    onBroken: (room, error) => send({ type: 'broken', room, failure: toFailure(error) }),
  });

  async function answer({ id, call, body }: Request): Promise<void> {
    try {
      const result = store.call(call, body);
      // Appends answer in the same turn: nothing may come between a commit and its receipt.
      const value = result instanceof Promise ? await result : result;
      send({ type: 'done', id, body: value }, transferable(call, value));
    } catch (error) {
      send({ type: 'failed', id, failure: toFailure(error) });
    }
    if (call === 'close') port.close();
  }

  port.on('message', (request: Request) => void answer(request));
  send({ type: 'ready' });
}

/** Pages and snapshots change hands without a copy. */
function transferable(call: Call, value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return [];
  if (call === 'page' && 'bytes' in value && value.bytes instanceof ArrayBuffer)
    return [value.bytes];
  if (call === 'open' && 'snapshot' in value && value.snapshot !== null) {
    const { bytes } = value.snapshot as { bytes: Uint8Array<ArrayBuffer> };
    return [bytes.buffer];
  }
  return [];
}

if (parentPort === null) throw new Error('journal worker: start it through openSqliteJournal');
try {
  serve(parentPort, workerData as WorkerSetup);
} catch (error) {
  parentPort.postMessage({ type: 'refused', failure: toFailure(error) } satisfies FromWorker);
}
