import type { Entry } from '../../shared/room/record/entry.ts';
import { byRecord } from './chunks.ts';

/** Lines that one drawing takes in at least: more than fifty a second bring while the page rests (pace.ts). */
const LOT = 32;
/** More than these are no rush of lines but what was missed without a link: taken in whole. */
const MOST = 400;

/**
 * Entries that have arrived and are not drawn yet. When lines come in a rush, each drawing takes some,
 * so that none keeps the keys waiting (SPEC 8.151); half of a long queue, so that it cannot grow.
 */
export class Arrivals {
  private waiting: Entry[] = [];

  /** How many wait. */
  get size(): number {
    return this.waiting.length;
  }

  /** @param last the newest that is drawn: only what comes after it may wait. @returns what may not */
  add(entries: readonly Entry[], last: Entry | undefined): readonly Entry[] {
    const first = entries[0];
    const isRush = last && first && byRecord(last, first) < 0 && this.size + entries.length <= MOST;
    if (!isRush) return [...this.all(), ...entries];
    this.waiting.push(...entries);
    return [];
  }

  /** What the next drawing takes in. */
  next(): readonly Entry[] {
    return this.waiting.splice(0, Math.max(LOT, Math.ceil(this.size / 2)));
  }

  /** Everything that waits. */
  all(): readonly Entry[] {
    return this.waiting.splice(0);
  }
}
