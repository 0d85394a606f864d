/** Largest Yjs state vector taken from a client, bytes. */
export const MAX_VECTOR_BYTES = 256 * 1024;

/** Reads one LEB128 number at `at`; -1 when it is cut off or not below 2^53. */
function readVarUint(bytes: Uint8Array, from: { at: number }): number {
  let value = 0;
  let scale = 1;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[from.at++];
    if (byte === undefined) return -1;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value <= Number.MAX_SAFE_INTEGER ? value : -1;
    scale *= 128;
  }
  return -1;
}

/**
 * Is this a Yjs state vector: a count, then that many pairs of clientID and clock, and no more?
 * Untrusted vectors are asked this before Yjs reads them.
 */
export function isStateVector(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.length > MAX_VECTOR_BYTES) return false;
  const from = { at: 0 };
  const count = readVarUint(bytes, from);
  if (count < 0 || count * 2 > bytes.length) return false;
  for (let i = 0; i < count; i++) {
    const client = readVarUint(bytes, from);
    const clock = readVarUint(bytes, from);
    if (client < 0 || client > 0xffffffff || clock < 0 || clock > 0xffffffff) return false;
  }
  return from.at === bytes.length;
}
