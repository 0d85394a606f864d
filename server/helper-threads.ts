import { readdirSync, readFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/**
 * How far V8's threads stand back behind the process, as `nice` counts. At 0 they had half of a processor that was shared with
 * them, and the slowest hundredth of edits took 15 to 22 ms instead of 12 to 14. At 10 they do not keep up
 * while 2,000 people come in, and a room costs a third more memory (docs/decisions/0018).
 */
const STAND_BACK = 7;
/** There is no lower priority. */
const LAST = 19;

/**
 * The threads in which V8 marks garbage and compiles yield to the thread that answers people and to the
 * one that waits for the disk. A thread has a priority of its own on Linux only; elsewhere, and where a
 * sandbox forbids it, all stay equal.
 */
export function helpersYield(): void {
  if (process.platform !== 'linux') return;
  const own = '/proc/self/task';
  try {
    const nice = Math.min(LAST, getPriority() + STAND_BACK);
    for (const thread of readdirSync(own))
      if (readFileSync(`${own}/${thread}/comm`, 'utf8').includes('V8Worker'))
        setPriority(Number(thread), nice);
  } catch {
    // Slower at worst: nothing that a start should fail for.
  }
}
