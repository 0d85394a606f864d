/** What a frame may cost its reader. Declared lengths are checked against what is really there. */
export interface DecodeLimits {
  /** Containers inside containers. */
  readonly depth: number;
  /** Values altogether, keys included. */
  readonly nodes: number;
}

/** Bytes that are no value we send. The connection they came on is closed, nothing else. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

class Reader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly limits: DecodeLimits;
  private at = 0;
  private nodes = 0;

  constructor(bytes: Uint8Array, limits: DecodeLimits) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.limits = limits;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** Move over `count` bytes and return where they began. */
  private take(count: number): number {
    if (count > this.left) throw new WireError('a length goes past the end');
    const from = this.at;
    this.at += count;
    return from;
  }

  private uint(size: 1 | 2 | 4): number {
    const at = this.take(size);
    if (size === 1) return this.view.getUint8(at);
    return size === 2 ? this.view.getUint16(at) : this.view.getUint32(at);
  }

  private string(length: number): string {
    const at = this.take(length);
    try {
      return utf8.decode(this.bytes.subarray(at, at + length));
    } catch {
      throw new WireError('a string is not UTF-8');
    }
  }

  /** A copy: the frame's memory may be pooled, and would be kept alive by a short view. */
  private copy(length: number): Uint8Array {
    const at = this.take(length);
    return new Uint8Array(this.bytes.subarray(at, at + length));
  }

  private array(length: number, depth: number): unknown[] {
    if (length > this.left) throw new WireError('an array is longer than its bytes');
    const items: unknown[] = [];
    for (let i = 0; i < length; i++) items.push(this.value(depth - 1));
    return items;
  }

  private map(length: number, depth: number): Record<string, unknown> {
    if (length * 2 > this.left) throw new WireError('a map is longer than its bytes');
    const members: Record<string, unknown> = {};
    for (let i = 0; i < length; i++) {
      const key = this.value(0);
      if (typeof key !== 'string') throw new WireError('a key is not a string');
      if (key === '__proto__' || Object.hasOwn(members, key)) throw new WireError('a forged key');
      members[key] = this.value(depth - 1);
    }
    return members;
  }

  private integer64(signed: boolean): number {
    const at = this.take(8);
    const big = signed ? this.view.getBigInt64(at) : this.view.getBigUint64(at);
    const value = Number(big);
    if (!Number.isSafeInteger(value)) throw new WireError('an integer is too large');
    return value;
  }

  /** Extension types: only those that notepack writes for an ArrayBuffer and for undefined. */
  private extension(length: number): unknown {
    const type = this.uint(1);
    if (type !== 0) throw new WireError('an extension nobody sends');
    return this.copy(length);
  }

  value(depth: number): unknown {
    if (++this.nodes > this.limits.nodes) throw new WireError('too many values');
    const tag = this.uint(1);
    if (tag < 0x80) return tag;
    if (tag > 0xdf) return tag - 0x100;
    if (tag >= 0xa0 && tag < 0xc0) return this.string(tag & 0x1f);
    if (depth <= 0 && (tag < 0xa0 || tag >= 0xdc)) throw new WireError('nested too deep');
    if (tag < 0x90) return this.map(tag & 0x0f, depth);
    if (tag < 0xa0) return this.array(tag & 0x0f, depth);
    return this.tagged(tag, depth);
  }

  private tagged(tag: number, depth: number): unknown {
    switch (tag) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xc4:
        return this.copy(this.uint(1));
      case 0xc5:
        return this.copy(this.uint(2));
      case 0xc6:
        return this.copy(this.uint(4));
      case 0xc7:
        return this.extension(this.uint(1));
      case 0xc8:
        return this.extension(this.uint(2));
      case 0xc9:
        return this.extension(this.uint(4));
      case 0xca:
        return this.view.getFloat32(this.take(4));
      case 0xcb:
        return this.view.getFloat64(this.take(8));
      case 0xcc:
        return this.uint(1);
      case 0xcd:
        return this.uint(2);
      case 0xce:
        return this.uint(4);
      case 0xcf:
        return this.integer64(false);
      case 0xd0:
        return this.view.getInt8(this.take(1));
      case 0xd1:
        return this.view.getInt16(this.take(2));
      case 0xd2:
        return this.view.getInt32(this.take(4));
      case 0xd3:
        return this.integer64(true);
      case 0xd4:
        this.extension(1);
        return undefined;
      case 0xd9:
        return this.string(this.uint(1));
      case 0xda:
        return this.string(this.uint(2));
      case 0xdb:
        return this.string(this.uint(4));
      case 0xdc:
        return this.array(this.uint(2), depth);
      case 0xdd:
        return this.array(this.uint(4), depth);
      case 0xde:
        return this.map(this.uint(2), depth);
      case 0xdf:
        return this.map(this.uint(4), depth);
      default:
        throw new WireError('an unknown tag');
    }
  }
}

/**
 * The value that `bytes` hold. Costs memory in proportion to `bytes`, whatever they declare; bytes
 * come out as copies, maps as plain objects without inherited or forged keys.
 * @throws WireError for anything malformed, truncated, trailing, too deep or too many.
 */
export function decode(bytes: Uint8Array, limits: DecodeLimits): unknown {
  const reader = new Reader(bytes, limits);
  const value = reader.value(limits.depth);
  if (reader.left > 0) throw new WireError('trailing bytes');
  return value;
}
