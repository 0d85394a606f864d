import { Refused } from './refused.ts';
import { MAX_CLOCK } from './limits.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const MAX_CLIENT = 0xffffffff;
/** Strings below this length are mostly ASCII keys: faster without the decoder. */
const SHORT = 24;

/**
 * Reads the primitives of lib0's encoding from bytes of unknown origin. Every read is bounded by
 * what is left, nothing is allocated because of a declared count, and each number and string has
 * one form only, so that Yjs reads the same as we do.
 */
export class Reader {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Refused('MALFORMED', 'ends early');
    this.at++;
    return byte;
  }

  /** lib0 readVarUint, at most 2^53-1, shortest form only. */
  varUint(): number {
    let value = 0;
    let scale = 1;
    for (let length = 1; length <= 8; length++) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return this.#complete(value, byte === 0 && length > 1);
      scale *= 128;
    }
    throw new Refused('MALFORMED', 'number is too long');
  }

  /** lib0 readVarInt: six bits and the sign in the first byte. */
  varInt(): number {
    const first = this.byte();
    const sign = (first & 64) === 0 ? 1 : -1;
    let value = first & 63;
    if ((first & 128) === 0) return sign * value;
    let scale = 64;
    for (let length = 2; length <= 8; length++) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return sign * this.#complete(value, byte === 0);
      scale *= 128;
    }
    throw new Refused('MALFORMED', 'number is too long');
  }

  #complete(value: number, overlong: boolean): number {
    if (overlong) throw new Refused('MALFORMED', 'number is not in its shortest form');
    if (value > Number.MAX_SAFE_INTEGER) throw new Refused('MALFORMED', 'number is too large');
    return value;
  }

  client(): number {
    const client = this.varUint();
    if (client > MAX_CLIENT) throw new Refused('MALFORMED', 'clientID has more than 32 bits');
    return client;
  }

  clock(): number {
    const clock = this.varUint();
    if (clock > MAX_CLOCK) throw new Refused('BAD_VALUE', 'clock is out of range');
    return clock;
  }

  /** A count of things of at least `bytesEach`: never more than what is left can hold. */
  count(bytesEach: number): number {
    const count = this.varUint();
    if (count * bytesEach > this.left) throw new Refused('MALFORMED', 'count exceeds the bytes');
    return count;
  }

  /** Well-formed UTF-8 of at most `maxBytes`. */
  string(maxBytes: number): string {
    const length = this.count(1);
    if (length > maxBytes) throw new Refused('TOO_LARGE', 'string');
    const start = this.at;
    this.at += length;
    return (length < SHORT ? this.#ascii(start) : null) ?? this.#decode(start);
  }

  #ascii(start: number): string | null {
    let text = '';
    for (let i = start; i < this.at; i++) {
      const byte = this.bytes[i] ?? 128;
      if (byte > 127) return null;
      text += String.fromCharCode(byte);
    }
    return text;
  }

  #decode(start: number): string {
    try {
      return utf8.decode(this.bytes.subarray(start, this.at));
    } catch {
      throw new Refused('MALFORMED', 'text is not UTF-8');
    }
  }

  float32(): number {
    return this.#float(4);
  }

  float64(): number {
    return this.#float(8);
  }

  #float(size: 4 | 8): number {
    if (size > this.left) throw new Refused('MALFORMED', 'ends early');
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, size);
    this.at += size;
    const value = size === 4 ? view.getFloat32(0) : view.getFloat64(0);
    if (!Number.isFinite(value)) throw new Refused('BAD_VALUE', 'number is not finite');
    return value;
  }
}
