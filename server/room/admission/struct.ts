import type { Rule } from '../../../shared/room/board/rule.ts';
import type { Json } from './read-json.ts';
import type { LiveType } from './yjs-internals.ts';

/** Content references of Yjs' update format V1 (yjs src/structs, `getRef`). */
export const CONTENT = {
  gc: 0,
  deleted: 1,
  string: 4,
  type: 7,
  any: 8,
  skip: 10,
} as const;

/** Type references that a board uses (yjs src/structs/ContentType.js). */
export const TYPE_REF = { array: 0, map: 1, text: 2 } as const;

/** No client: -1 is not an unsigned 32-bit number. */
export const NONE = -1;

/** Where a struct stands: in which type, under which key (null: in its list), by which rule. */
export interface Place {
  readonly parent: Parent;
  readonly key: string | null;
  readonly rule: Rule;
}

/** A type of the document, or one that this same update makes. */
export type Parent = LiveType | NewStruct;

/**
 * One struct as the bytes say it. `length` counts clocks: UTF-16 units, values or one type.
 * Cut at the state of the document when its beginning is known already.
 */
export class NewStruct {
  readonly client: number;
  clock: number;
  length = 0;
  readonly ref: number;
  originClient = NONE;
  originClock = 0;
  rightClient = NONE;
  rightClock = 0;
  root: string | null = null;
  parentClient = NONE;
  parentClock = 0;
  key: string | null = null;
  typeRef = NONE;
  text = '';
  values: Json[] = NO_VALUES;
  /** Its bytes in the update. */
  readonly start: number;
  end = 0;
  /** Its beginning was known, so its bytes are no longer right. */
  cut = false;
  /** Set once resolved. */
  place: Place | null = null;
  /** The rule of the type that it makes, once resolved. */
  makes: Rule | null = null;

  constructor(client: number, clock: number, ref: number, start: number) {
    this.client = client;
    this.clock = clock;
    this.ref = ref;
    this.start = start;
  }

  /** Forget the first `known` clocks, as Yjs does (`Item.integrate` with an offset). */
  cutAt(known: number): void {
    this.cut = true;
    this.originClient = this.client;
    this.originClock = this.clock + known - 1;
    this.root = null;
    this.parentClient = NONE;
    if (this.ref === CONTENT.any) this.values = this.values.slice(known);
    if (this.ref === CONTENT.string) this.text = cutText(this.text, known);
    this.clock += known;
    this.length -= known;
  }
}

const NO_VALUES: Json[] = [];

/** Yjs replaces the halves of a surrogate pair that is cut in two (`ContentString.splice`). */
function cutText(text: string, known: number): string {
  const before = text.charCodeAt(known - 1);
  const rest = text.slice(known);
  return before >= 0xd800 && before <= 0xdbff ? `\ufffd${rest.slice(1)}` : rest;
}

/** The structs of one clientID, without gaps, in the order of their clocks. */
export interface Section {
  readonly client: number;
  readonly clock: number;
  /** First clock after the last struct. */
  readonly end: number;
  readonly structs: NewStruct[];
}

/** Deleted clocks of one clientID: [clock, clock + length) each, ascending, not overlapping. */
export interface DeleteRanges {
  readonly client: number;
  readonly clocks: number[];
  readonly lengths: number[];
}

export interface ParsedUpdate {
  readonly sections: Section[];
  readonly deletes: DeleteRanges[];
}
