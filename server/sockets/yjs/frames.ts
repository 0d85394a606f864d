import { isStateVector } from '../../../shared/protocol/state-vector.ts';

/** A message of the y-websocket protocol, as a client may send it. */
export type YFrame =
  /** What do you have that I lack? */
  | { readonly kind: 'step1'; readonly vector: Uint8Array }
  /** Changes of the client: an edit, or all that the server lacked. */
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query-awareness' };

/** Reads untrusted bytes front to back. Every method answers null where they end too soon. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** A LEB128 number below 2^32. */
  varUint(): number | null {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 5; i++) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) return null;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value <= 0xffffffff ? value : null;
      scale *= 128;
    }
    return null;
  }

  /** Bytes with their length before them. A view. */
  varBytes(): Uint8Array | null {
    const length = this.varUint();
    if (length === null || length > this.left) return null;
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/**
 * The message in one WebSocket frame; null for anything else. The byte strings are copies: a
 * frame's memory belongs to its connection.
 */
export function readFrame(bytes: Uint8Array): YFrame | null {
  const reader = new ByteReader(bytes);
  const type = reader.varUint();
  if (type === 3) return reader.left === 0 ? { kind: 'query-awareness' } : null;
  if (type !== 0 && type !== 1) return null;
  const step = type === 0 ? reader.varUint() : null;
  const view = reader.varBytes();
  if (!view || reader.left > 0) return null;
  const content = new Uint8Array(view);
  if (type === 1) return { kind: 'awareness', update: content };
  if (step === 0) return isStateVector(content) ? { kind: 'step1', vector: content } : null;
  return step === 1 || step === 2 ? { kind: 'update', update: content } : null;
}
