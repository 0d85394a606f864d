import type { ReadOutcome } from '../../../shared/formats/contract.ts';
import { LIMITS } from '../../../shared/formats/limits.ts';

/**
 * Read a map file in a worker of its own, which ends with it. Refused `too-large` unread, and
 * `too-slow` when it takes longer than anybody would wait or the worker dies of it.
 */
export async function readFile(file: File): Promise<ReadOutcome> {
  if (file.size > LIMITS.bytes) return { ok: false, code: 'too-large' };
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { ok: false, code: 'empty' };
  }
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<ReadOutcome>((resolve) => {
      const stopped = (): void => resolve({ ok: false, code: 'too-slow' });
      worker.addEventListener('message', (event: MessageEvent<ReadOutcome>) => resolve(event.data));
      worker.addEventListener('error', stopped);
      setTimeout(stopped, LIMITS.time);
      worker.postMessage(bytes, [bytes]);
    });
  } finally {
    worker.terminate();
  }
}
