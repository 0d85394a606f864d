import type { JournalError } from '../contract.ts';
import { createWriter } from './writer.ts';
import type { WriterParts } from './writer.ts';
import type { Appended, Batch, Failure } from './wire.ts';
import { toFailure } from './wire.ts';

/** Between two bouts of signing what is due, ms: in between, appends get their turn. */
const REST_MS = 10;

/**
 * The right to write to the store, on one of its two connections: that of the main thread or that
 * of the worker. One of them holds it at a time (engine.ts); what a pen remembers of the chains is
 * forgotten when it is laid down, since the other one goes on writing them.
 */
export function createPen(parts: Omit<WriterParts, 'broken' | 'clock'>) {
  const broken = new Map<string, Failure>();
  const writer = createWriter({ ...parts, broken, clock: () => performance.now() });
  let settling: NodeJS.Timeout | null = null;

  /** What may as well be done later: the next append tells of a disk that fails. */
  function quietly(work: () => void): boolean {
    try {
      work();
      return true;
    } catch {
      return false;
    }
  }

  const settle = (rooms?: readonly string[]): void => void quietly(() => writer.settle(rooms));

  function settleLater(): void {
    const wait = writer.owesIn();
    if (settling !== null || wait === null) return;
    settling = setTimeout(
      () => {
        settling = null;
        if (quietly(() => writer.settleSome())) settleLater();
      },
      Math.max(wait, REST_MS),
    ).unref();
  }

  function stop(rooms?: readonly string[]): void {
    if (settling !== null) clearTimeout(settling);
    settling = null;
    settle(rooms);
  }

  return {
    /** Durable when it returns. @throws JournalError; then nothing of the batch is kept */
    append(batch: Batch): Appended {
      const results = writer.append(batch);
      settleLater();
      return results;
    },
    /** See to it that the last rows of these rooms, which have been verified, are signed. */
    adopt(rooms: readonly string[]): void {
      for (const room of rooms) writer.adopt(room);
      settleLater();
    },
    /** Its chain is broken: it takes no more rows. */
    refuse(room: string, error: JournalError): void {
      broken.set(room, toFailure(error));
    },
    /** Sign heads of `rooms` (default: all) and write waiting summaries now. A failure is not told. */
    settle,
    saveSummary(room: string, summary: string): void {
      writer.saveSummary(room, summary);
      settleLater();
    },
    summary: (room: string): string | null => writer.summary(room),
    /** Write for real, durably. @throws JournalError as an append would */
    probe: (): void => writer.probe(),
    /** Writes waiting summaries. @returns rooms whose last rows are not signed, for the next to adopt */
    layDown(): string[] {
      stop([]);
      return writer.forget();
    },
    stop: (): void => stop(),
  };
}
