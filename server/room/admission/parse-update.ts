import type { UpdateLimits } from './contract.ts';
import { MAX_CLOCK } from './limits.ts';
import { Reader } from './reader.ts';
import { JsonReader } from './read-json.ts';
import { Refused } from './refused.ts';
import {
  CONTENT,
  NewStruct,
  TYPE_REF,
  type DeleteRanges,
  type ParsedUpdate,
  type Section,
} from './struct.ts';

const HAS_ORIGIN = 128;
const HAS_RIGHT = 64;
const HAS_KEY = 32;
const CONTENT_BITS = 31;

/**
 * Strict, bounded parser of Yjs' update format V1 (yjs src/utils/encoding.js). It shares no code
 * with Yjs: bytes from outside never reach Yjs' decoders, which allocate by declared counts and
 * recurse without a bound. Only what a board uses is understood: strings, JSON values, maps, texts
 * and tombstones.
 * @throws Refused
 */
export function parseUpdate(bytes: Uint8Array, limits: UpdateLimits): ParsedUpdate {
  if (bytes.length > limits.maxBytes) throw new Refused('TOO_LARGE', `${bytes.length} bytes`);
  const reader = new Reader(bytes);
  const parser = new Parser(reader, limits);
  const parsed = { sections: parser.sections(), deletes: parser.deletes() };
  if (reader.left > 0) throw new Refused('MALFORMED', 'bytes after the end');
  return parsed;
}

class Parser {
  readonly #reader: Reader;
  readonly #limits: UpdateLimits;
  readonly #json: JsonReader;
  #structs = 0;

  constructor(reader: Reader, limits: UpdateLimits) {
    this.#reader = reader;
    this.#limits = limits;
    this.#json = new JsonReader(reader, limits);
  }

  sections(): Section[] {
    const count = this.#reader.count(5);
    if (count > this.#limits.maxClients) throw new Refused('TOO_LARGE', `${count} clientIDs`);
    const sections: Section[] = [];
    for (let i = 0; i < count; i++) {
      const section = this.#section();
      if (sections.some((known) => known.client === section.client))
        throw new Refused('MALFORMED', 'clientID comes twice');
      sections.push(section);
    }
    return sections;
  }

  #section(): Section {
    const reader = this.#reader;
    const count = reader.count(2);
    if (count === 0) throw new Refused('MALFORMED', 'clientID without structs');
    this.#structs += count;
    if (this.#structs > this.#limits.maxStructs)
      throw new Refused('TOO_LARGE', `${this.#structs} structs`);
    const client = reader.client();
    const clock = reader.clock();
    const structs: NewStruct[] = [];
    let end = clock;
    for (let i = 0; i < count; i++) {
      const struct = this.#struct(client, end);
      if (struct.length === 0) throw new Refused('MALFORMED', 'struct without length');
      end += struct.length;
      if (end > MAX_CLOCK) throw new Refused('BAD_VALUE', 'clock is out of range');
      structs.push(struct);
    }
    return { client, clock, end, structs };
  }

  #struct(client: number, clock: number): NewStruct {
    const reader = this.#reader;
    const start = reader.at;
    const info = reader.byte();
    const struct = new NewStruct(client, clock, info & CONTENT_BITS, start);
    if (struct.ref === CONTENT.gc)
      // Yjs collects the children of a type that was deleted; no type of a board ever is.
      throw new Refused('NEVER_REMOVED', 'collected struct');
    if (struct.ref === CONTENT.skip) {
      if (info !== CONTENT.skip) throw new Refused('MALFORMED', 'flags of a skip');
      struct.length = reader.clock();
    } else {
      this.#references(struct, info);
      this.#content(struct);
    }
    struct.end = reader.at;
    return struct;
  }

  #references(struct: NewStruct, info: number): void {
    const reader = this.#reader;
    if (info & HAS_ORIGIN) {
      struct.originClient = reader.client();
      struct.originClock = reader.clock();
    }
    if (info & HAS_RIGHT) {
      struct.rightClient = reader.client();
      struct.rightClock = reader.clock();
    }
    if (info & (HAS_ORIGIN | HAS_RIGHT)) return;
    const parentIsRoot = reader.varUint();
    if (parentIsRoot > 1) throw new Refused('MALFORMED', 'kind of parent');
    if (parentIsRoot === 1) struct.root = reader.string(this.#limits.maxKeyBytes);
    else {
      struct.parentClient = reader.client();
      struct.parentClock = reader.clock();
    }
    if (info & HAS_KEY) struct.key = reader.string(this.#limits.maxKeyBytes);
  }

  #content(struct: NewStruct): void {
    const reader = this.#reader;
    switch (struct.ref) {
      case CONTENT.deleted:
        struct.length = reader.clock();
        return;
      case CONTENT.string:
        struct.text = reader.string(this.#limits.maxStringBytes);
        struct.length = struct.text.length;
        return;
      case CONTENT.type:
        struct.typeRef = reader.varUint();
        struct.length = 1;
        if (struct.typeRef > TYPE_REF.text) throw new Refused('FORBIDDEN_CONTENT', 'type');
        return;
      case CONTENT.any:
        struct.values = [];
        for (let count = reader.count(1); count > 0; count--)
          struct.values.push(this.#json.value());
        struct.length = struct.values.length;
        return;
      default: // JSON, binary, embeds, formats, subdocuments; anything above is no content at all
        throw new Refused(struct.ref <= 9 ? 'FORBIDDEN_CONTENT' : 'MALFORMED', 'content');
    }
  }

  deletes(): DeleteRanges[] {
    const deletes: DeleteRanges[] = [];
    const seen = new Set<number>();
    let ranges = 0;
    for (let count = this.#reader.count(4); count > 0; count--) {
      const client = this.#reader.client();
      if (seen.has(client)) throw new Refused('MALFORMED', 'clientID deleted from twice');
      seen.add(client);
      const clocks: number[] = [];
      const lengths: number[] = [];
      const length = this.#reader.count(2);
      if (length === 0) throw new Refused('MALFORMED', 'clientID without deletions');
      ranges += length;
      if (ranges > this.#limits.maxDeleteRanges) throw new Refused('TOO_LARGE', 'delete ranges');
      this.#ranges(clocks, lengths, length);
      deletes.push({ client, clocks, lengths });
    }
    return deletes;
  }

  #ranges(clocks: number[], lengths: number[], count: number): void {
    let previousEnd = 0;
    for (let i = 0; i < count; i++) {
      const clock = this.#reader.clock();
      const length = this.#reader.clock();
      if (length === 0) throw new Refused('MALFORMED', 'empty delete range');
      if (clock < previousEnd) throw new Refused('MALFORMED', 'delete ranges out of order');
      previousEnd = clock + length;
      clocks.push(clock);
      lengths.push(length);
    }
  }
}
