import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * One root Y.Map of the record document, written by this server alone under one Yjs clientID,
 * kept as the bytes of its structs instead of as Yjs objects: appending costs microseconds,
 * 20,000 entries cost their bytes, and any part is served by copying. The format is Yjs update V1
 * (yjs 13.6 UpdateEncoder.js, Item.write); tests/unit/record-document.test.ts holds it against Yjs.
 *
 * Every struct has length 1, so struct n has clock n.
 */
export class MapRoot {
  readonly name: string;
  readonly clientId: number;
  #bytes: Uint8Array;
  #length = 0;
  /** Offset of each struct in #bytes. */
  readonly #starts: number[] = [];
  /** Key → clock of the struct that holds it, kept only where keys are set again. */
  readonly #newest: Map<string, number> | null;
  /** Clocks of values that were replaced, ascending. */
  #replaced: number[] = [];

  /** @param rewritable keys may be set again (people); otherwise each key is set once */
  constructor(name: string, clientId: number, rewritable: boolean, capacity = 256) {
    this.name = name;
    this.clientId = clientId;
    this.#bytes = new Uint8Array(capacity);
    this.#newest = rewritable ? new Map() : null;
  }

  /** Structs so far: the clock of the next one. */
  get clock(): number {
    return this.#starts.length;
  }

  get replaced(): readonly number[] {
    return this.#replaced;
  }

  /** Set `key` to a JSON value. @returns the Yjs update that does it */
  set(key: string, value: unknown): Uint8Array {
    const clock = this.clock;
    const before = this.#newest?.get(key);
    this.#newest?.set(key, clock);
    if (before !== undefined) this.#replaced = [...this.#replaced, before].sort((a, b) => a - b);
    this.#append(encodeStruct(this.name, key, value, this.clientId, before));
    const update = encoding.createEncoder();
    encoding.writeVarUint(update, 1);
    this.writeStructs(update, clock);
    writeDeletions(update, before === undefined ? [] : [[this.clientId, [before]]]);
    return encoding.toUint8Array(update);
  }

  /** Write the block of structs from clock `from` on, as one client's part of an update. */
  writeStructs(to: encoding.Encoder, from: number): void {
    encoding.writeVarUint(to, this.clock - from);
    encoding.writeVarUint(to, this.clientId);
    encoding.writeVarUint(to, from);
    encoding.writeUint8Array(to, this.#bytes.subarray(this.#starts[from] ?? 0, this.#length));
  }

  /** Give back the room kept for growing: nothing more will be written soon. */
  trim(): void {
    if (this.#bytes.byteLength > this.#length) this.#bytes = this.#bytes.slice(0, this.#length);
  }

  #append(struct: Uint8Array): void {
    const needed = this.#length + struct.byteLength;
    if (needed > this.#bytes.byteLength) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.byteLength * 2));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(struct, this.#length);
    this.#starts.push(this.#length);
    this.#length = needed;
  }

  /** For a snapshot. */
  save(to: encoding.Encoder): void {
    encoding.writeVarString(to, this.name);
    encoding.writeVarUint(to, this.clientId);
    encoding.writeVarUint8Array(to, this.#bytes.subarray(0, this.#length));
    encoding.writeVarUint(to, this.#starts.length);
    let last = 0;
    for (const start of this.#starts) {
      encoding.writeVarUint(to, start - last);
      last = start;
    }
    encoding.writeAny(to, this.#newest ? [...this.#newest] : null);
    encoding.writeAny(to, this.#replaced);
  }

  /** What `save` wrote. */
  static load(from: decoding.Decoder): MapRoot {
    const name = decoding.readVarString(from);
    const clientId = decoding.readVarUint(from);
    const bytes = decoding.readVarUint8Array(from).slice();
    const count = decoding.readVarUint(from);
    const starts: number[] = [];
    let last = 0;
    for (let i = 0; i < count; i++) starts.push((last += decoding.readVarUint(from)));
    const newest = decoding.readAny(from) as [string, number][] | null;
    const root = new MapRoot(name, clientId, newest !== null, 0);
    root.#bytes = bytes;
    root.#length = bytes.byteLength;
    for (const start of starts) root.#starts.push(start);
    for (const [key, clock] of newest ?? []) root.#newest?.set(key, clock);
    root.#replaced = decoding.readAny(from) as number[];
    return root;
  }
}

const CONTENT_ANY = 8;
const HAS_ORIGIN = 0x80;
const HAS_KEY = 0x20;

/** One Item with ContentAny under a key of a root map; `before`: clock of the value it replaces. */
function encodeStruct(
  root: string,
  key: string,
  value: unknown,
  clientId: number,
  before: number | undefined,
): Uint8Array {
  const to = encoding.createEncoder();
  if (before === undefined) {
    encoding.writeUint8(to, CONTENT_ANY | HAS_KEY);
    encoding.writeVarUint(to, 1); // the parent is a root, by name
    encoding.writeVarString(to, root);
    encoding.writeVarString(to, key);
  } else {
    encoding.writeUint8(to, CONTENT_ANY | HAS_KEY | HAS_ORIGIN);
    encoding.writeVarUint(to, clientId);
    encoding.writeVarUint(to, before);
  }
  encoding.writeVarUint(to, 1);
  encoding.writeAny(to, value as Parameters<typeof encoding.writeAny>[1]);
  return encoding.toUint8Array(to);
}

/** The delete set of an update: [clientID, ascending clocks] of clients in descending order. */
export function writeDeletions(
  to: encoding.Encoder,
  deletions: readonly (readonly [number, readonly number[]])[],
): void {
  encoding.writeVarUint(to, deletions.length);
  for (const [clientId, clocks] of deletions) {
    const ranges: [number, number][] = [];
    for (const clock of clocks) {
      const open = ranges.at(-1);
      if (open && open[0] + open[1] === clock) open[1] += 1;
      else ranges.push([clock, 1]);
    }
    encoding.writeVarUint(to, clientId);
    encoding.writeVarUint(to, ranges.length);
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, length);
    }
  }
}
