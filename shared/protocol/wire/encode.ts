const text = new TextEncoder();

/** Bytes longer than this are handed on by reference instead of being copied, see `encodeParts`. */
const SHARE_ABOVE = 4_096;

/** Collects MessagePack output; large byte strings stay the caller's own arrays. */
class Writer {
  readonly parts: Uint8Array[] = [];
  private buffer = new Uint8Array(512);
  private view = new DataView(this.buffer.buffer);
  private start = 0;
  private at = 0;

  private room(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const used = this.buffer.subarray(this.start, this.at);
    const next = new Uint8Array(Math.max(this.buffer.length * 2, used.length + bytes));
    next.set(used);
    this.at = used.length;
    this.start = 0;
    this.buffer = next;
    this.view = new DataView(next.buffer);
  }

  byte(value: number): void {
    this.room(1);
    this.buffer[this.at++] = value;
  }

  /** A tag with a big-endian length of 1, 2 or 4 bytes, whichever fits. */
  head(tags: readonly [number, number, number], length: number): void {
    this.room(5);
    if (length < 0x100 && tags[0] !== 0) {
      this.buffer[this.at++] = tags[0];
      this.buffer[this.at++] = length;
    } else if (length < 0x10000) {
      this.buffer[this.at++] = tags[1];
      this.view.setUint16(this.at, length);
      this.at += 2;
    } else {
      this.buffer[this.at++] = tags[2];
      this.view.setUint32(this.at, length);
      this.at += 4;
    }
  }

  float(value: number): void {
    this.room(9);
    this.buffer[this.at++] = 0xcb;
    this.view.setFloat64(this.at, value);
    this.at += 8;
  }

  big(tag: number, value: bigint): void {
    this.room(9);
    this.buffer[this.at++] = tag;
    this.view.setBigInt64(this.at, BigInt.asIntN(64, value));
    this.at += 8;
  }

  string(value: string): void {
    // At most three bytes a UTF-16 unit; the head needs the true length, so encode aside if long.
    if (value.length < 11) {
      this.room(1 + value.length * 3);
      const { written } = text.encodeInto(value, this.buffer.subarray(this.at + 1));
      this.buffer[this.at] = 0xa0 | written;
      this.at += 1 + written;
      return;
    }
    const bytes = text.encode(value);
    if (bytes.length < 32) this.byte(0xa0 | bytes.length);
    else this.head([0xd9, 0xda, 0xdb], bytes.length);
    this.raw(bytes);
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** Bytes, by reference when they are many: nothing may change them afterwards. */
  bytes(bytes: Uint8Array): void {
    this.head([0xc4, 0xc5, 0xc6], bytes.length);
    if (bytes.length <= SHARE_ABOVE) return this.raw(bytes);
    this.flush();
    this.parts.push(bytes);
  }

  flush(): void {
    if (this.at > this.start) this.parts.push(this.buffer.subarray(this.start, this.at));
    this.start = this.at;
  }
}

function writeNumber(to: Writer, value: number): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) to.float(value);
  else if (value >= 0 && value < 0x80) to.byte(value);
  else if (value < 0 && value >= -0x20) to.byte(value & 0xff);
  else if (value >= 0 && value <= 0xffffffff) to.head([0xcc, 0xcd, 0xce], value);
  else to.big(value >= 0 ? 0xcf : 0xd3, BigInt(value));
}

function write(to: Writer, value: unknown): void {
  if (value === null || value === undefined) return to.byte(0xc0);
  if (typeof value === 'boolean') return to.byte(value ? 0xc3 : 0xc2);
  if (typeof value === 'number') return writeNumber(to, value);
  if (typeof value === 'string') return to.string(value);
  if (value instanceof Uint8Array) return to.bytes(value);
  if (Array.isArray(value)) {
    if (value.length < 16) to.byte(0x90 | value.length);
    else to.head([0, 0xdc, 0xdd], value.length);
    for (const item of value) write(to, item);
    return;
  }
  if (typeof value !== 'object') throw new TypeError(`cannot be sent: ${typeof value}`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length < 16) to.byte(0x80 | members.length);
  else to.head([0, 0xde, 0xdf], members.length);
  for (const [key, member] of members) {
    to.string(key);
    write(to, member);
  }
}

/**
 * MessagePack of JSON-like values and `Uint8Array`, as parts to be written one after the other.
 * Byte strings above 4 kB are parts of their own, by reference: a state that a hundred clients get
 * is encoded and held in memory once. Members that are `undefined` are left out.
 *
 * Our own, since notepack (the codec of socket.io-msgpack-parser) sends the whole ArrayBuffer
 * behind a `Uint8Array` view in Node, and a map of numbers for it in a browser.
 * @throws TypeError for functions, symbols and bigints.
 */
export function encodeParts(value: unknown): Uint8Array[] {
  const to = new Writer();
  write(to, value);
  to.flush();
  return to.parts;
}

/** `parts` as one array. */
export function joinParts(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** MessagePack of `value` as one array. @throws TypeError, see `encodeParts` */
export function encode(value: unknown): Uint8Array {
  return joinParts(encodeParts(value));
}
