/** First byte of a final, uncompressed, binary WebSocket frame (RFC 6455 §5.2). */
const FIN_BINARY = 0x82;

/** Header of an unmasked binary frame whose payload has `length` bytes. */
function header(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(FIN_BINARY, length);
  const long = length > 0xffff;
  const bytes = new Uint8Array(long ? 10 : 4);
  const view = new DataView(bytes.buffer);
  bytes[0] = FIN_BINARY;
  bytes[1] = long ? 127 : 126;
  if (long) view.setBigUint64(2, BigInt(length));
  else view.setUint16(2, length);
  return bytes;
}

/** One WebSocket message as it goes over the line, payload parts unchanged and uncopied. */
export function frameOf(parts: readonly Uint8Array[]): Uint8Array[] {
  let length = 0;
  for (const part of parts) length += part.length;
  return [header(length), ...parts];
}
