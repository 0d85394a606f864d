import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** A struct of a Yjs update, as `Y.decodeUpdate` reads it. */
export type Struct = Y.Item | Y.GC | Y.Skip;
export interface Range {
  readonly clock: number;
  readonly len: number;
}
/** clientID → deleted clocks. */
export type Deletions = ReadonlyMap<number, readonly Range[]>;
export interface Decoded {
  readonly structs: readonly Struct[];
  readonly deletions: Deletions;
}

/**
 * Read an update that this device made itself. Not for bytes from elsewhere: Yjs' own decoder
 * trusts what it reads.
 */
export function decode(update: Uint8Array): Decoded {
  const { structs, ds } = Y.decodeUpdate(update);
  return { structs, deletions: ds.clients };
}

/** Write an update (format V1). Structs of one clientID must follow each other without gaps. */
export function encode(structs: readonly Struct[], deletions: Deletions): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const rest = encoder.restEncoder;
  const sections = byClient(structs);
  encoding.writeVarUint(rest, sections.length);
  for (const [client, own] of sections) {
    encoding.writeVarUint(rest, own.length);
    encoder.writeClient(client);
    encoding.writeVarUint(rest, own[0]!.id.clock);
    for (const struct of own) struct.write(encoder, 0);
  }
  const deleted = [...deletions].filter(([, ranges]) => ranges.length > 0);
  encoding.writeVarUint(rest, deleted.length);
  for (const [client, ranges] of deleted) {
    encoding.writeVarUint(rest, client);
    encoding.writeVarUint(rest, ranges.length);
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(rest, clock);
      encoding.writeVarUint(rest, len);
    }
  }
  return encoder.toUint8Array();
}

/** Sections in the order in which Yjs itself writes them: highest clientID first. */
function byClient(structs: readonly Struct[]): [number, Struct[]][] {
  const sections = new Map<number, Struct[]>();
  for (const struct of structs) {
    const section = sections.get(struct.id.client);
    if (section) section.push(struct);
    else sections.set(struct.id.client, [struct]);
  }
  return [...sections].sort((a, b) => b[0] - a[0]);
}

/** Number of structs and of deleted ranges: what the server limits besides bytes. */
export function weigh(update: Uint8Array): { structs: number; ranges: number } {
  const { structs, deletions } = decode(update);
  let ranges = 0;
  for (const list of deletions.values()) ranges += list.length;
  return { structs: structs.length, ranges };
}

const NOTHING: Deletions = new Map();

/**
 * Cut an update that is over the limits into several that build on each other. Deletions go with
 * the last. What was made as one (a feature with its fields) is never cut through: the server takes
 * it whole or not at all. So a part may stay too large, and the server will say so.
 */
export function split(update: Uint8Array, maxBytes: number, maxStructs: number): Uint8Array[] {
  const { structs, deletions } = decode(update);
  if (update.byteLength <= maxBytes && structs.length <= maxStructs) return [update];
  const at = cutNear(structs, structs.length >> 1);
  if (at === null) return [update];
  const halves = [encode(structs.slice(0, at), NOTHING), encode(structs.slice(at), deletions)];
  return halves.flatMap((half) => split(half, maxBytes, maxStructs));
}

/**
 * The place nearest to `middle` where something new begins (a struct that hangs on a root of the
 * document), or before which nothing new has begun; null: there is none.
 */
function cutNear(structs: readonly Struct[], middle: number): number | null {
  const begins = (struct: Struct): boolean =>
    struct instanceof Y.Item && typeof struct.parent === 'string';
  const first = structs.findIndex(begins);
  for (let away = 0; away < middle; away++)
    for (const at of [middle - away, middle + away]) {
      const struct = structs[at];
      if (at > 0 && struct && (begins(struct) || first === -1 || at < first)) return at;
    }
  return null;
}

/** Structs of `client` from `clock` on, as an update; null: there are none. */
export function ownSince(doc: Y.Doc, client: number, clock: number): Uint8Array | null {
  const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
  if ((vector.get(client) ?? 0) <= clock) return null;
  const { structs } = decode(Y.encodeStateAsUpdate(doc, encodeVector(vector, client, clock)));
  const own = structs.filter((struct) => struct.id.client === client);
  return own.length ? encode(own, NOTHING) : null;
}

function encodeVector(vector: Map<number, number>, client: number, clock: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, vector.size);
  for (const [id, known] of vector) {
    encoding.writeVarUint(encoder, id);
    encoding.writeVarUint(encoder, id === client ? clock : known);
  }
  return encoding.toUint8Array(encoder);
}
