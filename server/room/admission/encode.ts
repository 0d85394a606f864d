import type { Overlay } from './overlay.ts';
import { CONTENT, NONE, type DeleteRanges, type NewStruct } from './struct.ts';
import { Writer } from './writer.ts';

/**
 * The update again with only what is new: structs that were known are gone, the first new one is
 * cut where the document's knowledge ends, and only effective deletions are named. What did not
 * change is copied byte by byte.
 */
export function encode(
  update: Uint8Array,
  overlay: Overlay,
  deletes: readonly DeleteRanges[],
): Uint8Array {
  const writer = new Writer(update.length);
  const sections = [...overlay.sections.values()].sort((a, b) => b.client - a.client);
  writer.varUint(sections.length);
  for (const { structs, first, client, base } of sections) {
    writer.varUint(structs.length - first);
    writer.varUint(client);
    writer.varUint(base);
    for (const struct of structs.slice(first)) writeStruct(writer, update, struct);
  }
  writer.varUint(deletes.length);
  for (const { client, clocks, lengths } of deletes) {
    writer.varUint(client);
    writer.varUint(clocks.length);
    clocks.forEach((clock, i) => {
      writer.varUint(clock);
      writer.varUint(lengths[i] ?? 0);
    });
  }
  return writer.finish();
}

function writeStruct(writer: Writer, update: Uint8Array, struct: NewStruct): void {
  if (!struct.cut) {
    writer.raw(update.subarray(struct.start, struct.end));
    return;
  }
  const hasRight = struct.rightClient !== NONE;
  const hasKey = (struct.place?.key ?? null) !== null;
  writer.byte(struct.ref | 128 | (hasRight ? 64 : 0) | (hasKey ? 32 : 0));
  writer.varUint(struct.originClient);
  writer.varUint(struct.originClock);
  if (hasRight) {
    writer.varUint(struct.rightClient);
    writer.varUint(struct.rightClock);
  }
  if (struct.ref === CONTENT.deleted) writer.varUint(struct.length);
  else if (struct.ref === CONTENT.string) writer.string(struct.text);
  else {
    // Types have length 1 and are never cut: what is left are values.
    writer.varUint(struct.values.length);
    for (const value of struct.values) writer.json(value);
  }
}
