import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

/**
 * The client's end of one WebSocket, with next to nothing in it: 240 clients share two cores with the
 * server that is measured, so what a client costs would be measured with it. Takes whole, unmasked,
 * uncompressed messages, as both servers send them; anything else ends the connection.
 */
export interface ThinSocket {
  send(payload: Uint8Array | string): void;
  close(): void;
}
export interface ThinEvents {
  open(): void;
  /** `data` is only valid until the call returns. */
  message(data: Buffer, binary: boolean): void;
  closed(reason: string): void;
}

/** First bit of a frame that is a whole message or its last part. */
const FINAL = 0x80;
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
/** Any constant will do between our own processes; RFC 6455 wants one that nobody can guess. */
const MASK = Buffer.from([0x5a, 0x13, 0xc4, 0x7e]);

/** One masked frame (RFC 6455 §5.2). */
function masked(opcode: number, payload: Uint8Array): Buffer {
  const extended = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(6 + extended + payload.length);
  frame[0] = FINAL | opcode;
  frame[1] = 0x80 | (extended === 0 ? payload.length : extended === 2 ? 126 : 127);
  if (extended === 2) frame.writeUInt16BE(payload.length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(payload.length), 2);
  const start = 6 + extended;
  MASK.copy(frame, start - 4);
  for (let i = 0; i < payload.length; i++) frame[start + i] = payload[i]! ^ MASK[i & 3]!;
  return frame;
}

/** Calls `found` for each whole frame of a stream; a copy of what is left over waits for more. */
function frames(found: (opcode: number, payload: Buffer) => void): (chunk: Buffer) => void {
  const parts: Buffer[] = [];
  let waiting = 0;
  let needed = 2;
  return (chunk) => {
    let bytes = chunk;
    if (waiting > 0) {
      parts.push(waiting + chunk.length < needed ? Buffer.from(chunk) : chunk);
      if ((waiting += chunk.length) < needed) return;
      bytes = Buffer.concat(parts.splice(0));
    }
    let at = 0;
    for (;;) {
      const rest = bytes.length - at;
      needed = rest < 2 ? 2 : sizeOf(bytes, at);
      if (rest < needed) break;
      const length = bytes[at + 1]!;
      const header = length < 126 ? 2 : length === 126 ? 4 : 10;
      found(bytes[at]!, bytes.subarray(at + header, at + needed));
      at += needed;
    }
    waiting = bytes.length - at;
    if (waiting > 0) parts.push(Buffer.from(bytes.subarray(at)));
  };
}

/** Bytes of the frame at `at`, or of its header while that is not all there. */
function sizeOf(bytes: Buffer, at: number): number {
  const length = bytes[at + 1]!;
  if (length < 126) return 2 + length;
  if (length === 126) return bytes.length < at + 4 ? 4 : 4 + bytes.readUInt16BE(at + 2);
  return bytes.length < at + 10 ? 10 : 10 + Number(bytes.readBigUInt64BE(at + 2));
}

/** What a socket read last: it is looked through before the next one reads, so one will do. */
const INPUT = new Uint8Array(256 * 1024);

/** @param url `ws://host:port/path` */
export function thinSocket(url: string, events: ThinEvents): ThinSocket {
  const { hostname, port, pathname, search } = new URL(url);
  let ended = false;
  const end = (reason: string) => {
    tcp.destroy();
    if (!ended) events.closed(reason);
    ended = true;
  };
  const write = (opcode: number, payload: Uint8Array) => tcp.write(masked(opcode, payload));
  const read = frames((first, payload) => {
    if (first === (FINAL | BINARY) || first === (FINAL | TEXT))
      events.message(payload, first === (FINAL | BINARY));
    else if (first === (FINAL | PING)) write(PONG, payload);
    else if (first !== (FINAL | PONG)) end(`frame ${first}`);
  });
  let upgraded = false;
  const answered = (bytes: Buffer) => {
    // The answer is short, and comes in one piece on the loopback interface.
    const head = bytes.toString('latin1').split('\r\n\r\n', 1)[0]!;
    if (!head.startsWith('HTTP/1.1 101 ')) return end(head.slice(0, 40));
    upgraded = true;
    events.open();
    if (bytes.length > head.length + 4) read(bytes.subarray(head.length + 4));
  };
  const tcp = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread: {
      buffer: INPUT,
      callback(length, buffer) {
        const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, length);
        if (upgraded) read(bytes);
        else answered(bytes);
        return true;
      },
    },
  });
  tcp.on('error', (error) => end(error.message));
  tcp.on('close', () => end('closed'));
  tcp.write(
    [
      `GET ${pathname}${search} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      '\r\n',
    ].join('\r\n'),
  );
  return {
    send: (payload) =>
      typeof payload === 'string' ? write(TEXT, Buffer.from(payload)) : write(BINARY, payload),
    close() {
      ended = true;
      write(CLOSE, new Uint8Array(0));
      tcp.end();
    },
  };
}
