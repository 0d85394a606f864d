import { TAG, type Json } from './read-json.ts';

const utf8 = new TextEncoder();

/** Writes the primitives that `Reader` reads, in lib0's encoding. */
export class Writer {
  #bytes: Uint8Array;
  #at = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(Math.max(64, expected));
  }

  #room(size: number): void {
    if (this.#at + size <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + size));
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
  }

  byte(byte: number): void {
    this.#room(1);
    this.#bytes[this.#at++] = byte;
  }

  varUint(value: number): void {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.byte((rest % 128) | 128);
    this.byte(rest);
  }

  varInt(value: number): void {
    const negative = value < 0 || Object.is(value, -0);
    let rest = Math.abs(value);
    this.byte((rest > 63 ? 128 : 0) | (negative ? 64 : 0) | (rest % 64));
    for (rest = Math.floor(rest / 64); rest > 0; rest = Math.floor(rest / 128))
      this.byte((rest > 127 ? 128 : 0) | (rest % 128));
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  string(text: string): void {
    const bytes = utf8.encode(text);
    this.varUint(bytes.length);
    this.raw(bytes);
  }

  json(value: Json): void {
    if (value === null) this.byte(TAG.null);
    else if (typeof value === 'boolean') this.byte(value ? TAG.true : TAG.false);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'string') {
      this.byte(TAG.string);
      this.string(value);
    } else if (Array.isArray(value)) {
      this.byte(TAG.array);
      this.varUint(value.length);
      for (const item of value) this.json(item);
    } else {
      const keys = Object.keys(value);
      this.byte(TAG.object);
      this.varUint(keys.length);
      for (const key of keys) {
        this.string(key);
        this.json(value[key] ?? null);
      }
    }
  }

  #number(value: number): void {
    if (Number.isInteger(value) && Math.abs(value) <= 0x7fffffff) {
      this.byte(TAG.integer);
      this.varInt(value);
      return;
    }
    this.byte(TAG.float64);
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value);
    this.raw(bytes);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }
}
