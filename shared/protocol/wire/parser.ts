import { WireError, type DecodeLimits } from './decode.ts';
import { encode } from './encode.ts';
import { decodePacket, type Packet } from './packet.ts';

type Listener = (packet: Packet) => void;

/** One packet is one binary frame; the same bytes as socket.io-msgpack-parser, see encode.ts. */
export class WireEncoder {
  encode(packet: Packet): Uint8Array[] {
    const { type, nsp, data, id } = packet;
    return [encode({ type, nsp, data, id })];
  }
}

/** What Socket.IO expects of a decoder: `add` a frame, 'decoded' says what it held. */
export class WireDecoder {
  private readonly listeners = new Set<Listener>();
  private readonly limits: DecodeLimits;

  constructor(limits: DecodeLimits) {
    this.limits = limits;
  }

  /** @throws WireError, upon which Socket.IO closes this connection and no other. */
  add(frame: unknown): void {
    const bytes = frame instanceof ArrayBuffer ? new Uint8Array(frame) : frame;
    if (!(bytes instanceof Uint8Array)) throw new WireError('a text frame');
    const packet = this.arrived(decodePacket(bytes, this.limits));
    for (const listener of [...this.listeners]) listener(packet);
  }

  /** A hook for the server, see server/sockets/io/parser.ts. */
  protected arrived(packet: Packet): Packet {
    return packet;
  }

  on(_event: 'decoded', listener: Listener): this {
    this.listeners.add(listener);
    return this;
  }

  off(_event?: 'decoded', listener?: Listener): this {
    if (listener) this.listeners.delete(listener);
    else this.listeners.clear();
    return this;
  }

  removeListener(event: 'decoded', listener: Listener): this {
    return this.off(event, listener);
  }

  destroy(): void {}
}

/** What a client reads was sent by its own server: generous, yet bounded. */
const CLIENT_LIMITS: DecodeLimits = { depth: 32, nodes: 2_000_000 };

/** `parser` option of a Socket.IO client of ours, in the browser and in Node. */
export const wireParser = {
  Encoder: WireEncoder,
  Decoder: class extends WireDecoder {
    constructor() {
      super(CLIENT_LIMITS);
    }
  },
};
