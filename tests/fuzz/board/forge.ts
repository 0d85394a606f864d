import * as encoding from 'lib0/encoding';

/** Writes Yjs updates (format V1) that no Yjs would write. */

export type Id = readonly [client: number, clock: number];

export interface ForgedStruct {
  ref: number;
  /** Length of gc (0), deleted (1) and skip (10). */
  length?: number;
  origin?: Id | undefined;
  right?: Id | undefined;
  root?: string | undefined;
  parent?: Id | undefined;
  key?: string | undefined;
  text?: string;
  values?: readonly unknown[];
  typeRef?: number;
  /** Writes the content instead of all of the above. */
  raw?: ((encoder: encoding.Encoder) => void) | undefined;
  flags?: number;
}

export interface ForgedSection {
  client: number;
  clock: number;
  structs: ForgedStruct[];
  /** Declared instead of the true count. */
  count?: number;
}

export interface ForgedDeletes {
  readonly client: number;
  readonly ranges: readonly (readonly [clock: number, length: number])[];
}

export function forge(
  sections: readonly ForgedSection[],
  deletes: readonly ForgedDeletes[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sections.length);
  for (const { client, clock, structs, count } of sections) {
    encoding.writeVarUint(encoder, count ?? structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function writeStruct(encoder: encoding.Encoder, struct: ForgedStruct): void {
  const { ref, origin, right, root, parent, key } = struct;
  if (ref === 0 || ref === 10) {
    encoding.writeUint8(encoder, ref | (struct.flags ?? 0));
    encoding.writeVarUint(encoder, struct.length ?? 1);
    return;
  }
  const info =
    ref |
    (origin ? 128 : 0) |
    (right ? 64 : 0) |
    (key === undefined ? 0 : 32) |
    (struct.flags ?? 0);
  encoding.writeUint8(encoder, info);
  if (origin) writeId(encoder, origin);
  if (right) writeId(encoder, right);
  if (!origin && !right) {
    encoding.writeVarUint(encoder, root === undefined ? 0 : 1);
    if (root === undefined) writeId(encoder, parent ?? [0, 0]);
    else encoding.writeVarString(encoder, root);
    if (key !== undefined) encoding.writeVarString(encoder, key);
  }
  if (struct.raw) struct.raw(encoder);
  else if (ref === 1) encoding.writeVarUint(encoder, struct.length ?? 1);
  else if (ref === 4) encoding.writeVarString(encoder, struct.text ?? '');
  else if (ref === 7) encoding.writeVarUint(encoder, struct.typeRef ?? 1);
  else if (ref === 8) {
    const values = struct.values ?? [];
    encoding.writeVarUint(encoder, values.length);
    for (const value of values) encoding.writeAny(encoder, value as encoding.AnyEncodable);
  }
}

/** Clocks that a forged struct takes. */
export function lengthOf({ ref, length, text, values }: ForgedStruct): number {
  if (ref === 8) return values?.length ?? 0;
  if (ref === 4) return text?.length ?? 0;
  return ref === 0 || ref === 1 || ref === 10 ? (length ?? 1) : 1;
}
