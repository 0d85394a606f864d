import type * as Y from 'yjs';
import type { SegmentRef } from '../../shared/protocol/join.ts';
import { backOff, type Surroundings } from './surroundings.ts';
import { request, type Wire } from './wire.ts';

/**
 * Asks for the closed segments of the log that this device lacks, newest first, one after the
 * other, each when the machine is idle: what is on screen comes first.
 *
 * The reply is applied as it comes in; only asking waits.
 */
export async function loadSegments(
  wire: () => Wire | null,
  record: Y.Doc,
  segments: readonly SegmentRef[],
  apply: (update: Uint8Array) => void,
  around: Surroundings,
): Promise<void> {
  const joined = wire();
  for (const { site, segment, entries } of [...segments].reverse()) {
    if (record.getMap(`log:${site}:${segment}`).size >= entries) continue;
    for (let failures = 0; ; failures++) {
      await new Promise<void>((resolve) => {
        if (failures === 0) around.idle(resolve);
        else
          around.after(
            backOff(failures, () => around.random()),
            resolve,
          );
      });
      if (!joined || wire() !== joined) return;
      const reply = await request(joined, 'segment', { site, segment });
      if (reply.ok) apply(reply.value.update);
      if (reply.ok || !reply.error.retry) break;
    }
  }
}
