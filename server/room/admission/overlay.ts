import type * as Y from 'yjs';
import { Refused } from './refused.ts';
import { CONTENT, NONE, type NewStruct, type Section } from './struct.ts';
import { itemAt, stateOf, type LiveItem } from './yjs-internals.ts';

/** The part of a section that the document does not have, and how far it has been placed. */
export class Progress {
  readonly client: number;
  /** State of the document for this clientID. */
  readonly base: number;
  /** First clock after the section. */
  readonly end: number;
  /** Index of the first struct that is new. */
  readonly first: number;
  readonly structs: readonly NewStruct[];
  /** First clock that is not placed yet. */
  reached: number;
  #next: number;

  constructor(section: Section, base: number, first: number) {
    this.client = section.client;
    this.base = base;
    this.end = section.end;
    this.structs = section.structs;
    this.first = first;
    this.reached = base;
    this.#next = first;
  }

  take(): NewStruct | null {
    return this.structs[this.#next++] ?? null;
  }

  /** The new struct that holds `clock` (base ≤ clock < end). */
  find(clock: number): NewStruct | null {
    let low = this.first;
    let high = this.structs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      const struct = this.structs[middle];
      if (struct !== undefined && struct.clock <= clock) low = middle;
      else high = middle - 1;
    }
    return this.structs[low] ?? null;
  }
}

/** The document with the new structs of one update laid over it. Reads only. */
export class Overlay {
  readonly board: Y.Doc;
  readonly #sections = new Map<number, Progress>();
  /**
   * The bytes may go on as they are: nothing is known already, and sections come in the order that
   * Yjs writes, highest clientID first. `Y.mergeUpdates` silently loses structs of others.
   */
  canonical = true;
  #lastClient = Infinity;
  structs = 0;

  constructor(board: Y.Doc) {
    this.board = board;
  }

  /**
   * Lay the new part of a section over the document.
   * @returns false when nothing of it is new
   * @throws Refused RESYNC when there is a gap before or inside the new part
   */
  add(section: Section): boolean {
    const base = stateOf(this.board, section.client);
    if (section.client > this.#lastClient) this.canonical = false;
    this.#lastClient = section.client;
    if (section.end <= base) {
      this.canonical = false;
      return false;
    }
    if (section.clock > base) throw new Refused('RESYNC', `has ${base}, got ${section.clock}`);
    const first = section.structs.findIndex((struct) => struct.clock + struct.length > base);
    for (let i = first; i < section.structs.length; i++)
      if (section.structs[i]?.ref === CONTENT.skip) throw new Refused('RESYNC', 'gap');
    const head = section.structs[first];
    if (head !== undefined && head.clock < base) head.cutAt(base - head.clock);
    if (section.clock < base) this.canonical = false;
    this.structs += section.structs.length - first;
    this.#sections.set(section.client, new Progress(section, base, first));
    return true;
  }

  get sections(): ReadonlyMap<number, Progress> {
    return this.#sections;
  }

  /** First clock after everything known of `client`, the update included. */
  end(client: number): number {
    return this.#sections.get(client)?.end ?? stateOf(this.board, client);
  }

  /** What holds this clock, which must be below `end`. */
  at(client: number, clock: number): LiveItem | NewStruct {
    const section = this.#sections.get(client);
    const found =
      section !== undefined && clock >= section.base
        ? section.find(clock)
        : itemAt(this.board, client, clock);
    if (found === null) throw new Refused('BAD_REFERENCE', 'refers to a collected struct');
    return found;
  }

  /**
   * A clientID whose next struct `struct` needs before it can be placed, or NONE.
   * @throws Refused BAD_REFERENCE when it refers to itself or to what its author wrote later
   */
  missing(struct: NewStruct): number {
    const { client } = struct;
    if (this.#lacks(client, struct.clock, struct.originClient, struct.originClock))
      return struct.originClient;
    if (this.#lacks(client, struct.clock, struct.rightClient, struct.rightClock))
      return struct.rightClient;
    if (this.#lacks(client, struct.clock, struct.parentClient, struct.parentClock))
      return struct.parentClient;
    return NONE;
  }

  #lacks(own: number, ownClock: number, client: number, clock: number): boolean {
    if (client === NONE) return false;
    if (client === own) {
      if (clock >= ownClock) throw new Refused('BAD_REFERENCE', 'refers to itself or to later');
      return false;
    }
    const reached = this.#sections.get(client)?.reached ?? stateOf(this.board, client);
    return clock >= reached;
  }
}
