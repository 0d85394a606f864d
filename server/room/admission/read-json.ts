import type { UpdateLimits } from './contract.ts';
import { FORBIDDEN_KEYS } from './limits.ts';
import type { Reader } from './reader.ts';
import { Refused } from './refused.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Tags of lib0's writeAny. undefined, bigint and bytes are not JSON and are refused. */
export const TAG = {
  undefined: 127,
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  bigint: 122,
  false: 121,
  true: 120,
  string: 119,
  object: 118,
  array: 117,
  bytes: 116,
} as const;

/** Reads JSON values of one update: depth and number of nodes are bounded over all of them. */
export class JsonReader {
  readonly #reader: Reader;
  readonly #limits: UpdateLimits;
  #nodes = 0;

  constructor(reader: Reader, limits: UpdateLimits) {
    this.#reader = reader;
    this.#limits = limits;
  }

  value(depth = 0): Json {
    if (depth > this.#limits.maxJsonDepth) throw new Refused('TOO_DEEP', 'value');
    if (++this.#nodes > this.#limits.maxJsonNodes) throw new Refused('TOO_LARGE', 'values');
    const tag = this.#reader.byte();
    switch (tag) {
      case TAG.null:
        return null;
      case TAG.integer:
        return this.#reader.varInt();
      case TAG.float32:
        return this.#reader.float32();
      case TAG.float64:
        return this.#reader.float64();
      case TAG.false:
        return false;
      case TAG.true:
        return true;
      case TAG.string:
        return this.#reader.string(this.#limits.maxStringBytes);
      case TAG.object:
        return this.#object(depth);
      case TAG.array:
        return this.#array(depth);
      case TAG.undefined:
      case TAG.bigint:
      case TAG.bytes:
        throw new Refused('BAD_VALUE', 'value is not JSON');
      default:
        throw new Refused('MALFORMED', 'unknown tag of a value');
    }
  }

  #array(depth: number): Json[] {
    const items: Json[] = [];
    for (let count = this.#reader.count(1); count > 0; count--) items.push(this.value(depth + 1));
    return items;
  }

  #object(depth: number): { [key: string]: Json } {
    const object: { [key: string]: Json } = {};
    for (let count = this.#reader.count(2); count > 0; count--) {
      const key = this.#reader.string(this.#limits.maxKeyBytes);
      if (FORBIDDEN_KEYS.has(key)) throw new Refused('BAD_VALUE', 'forbidden key');
      if (Object.hasOwn(object, key)) throw new Refused('MALFORMED', 'key comes twice');
      object[key] = this.value(depth + 1);
    }
    return object;
  }
}
