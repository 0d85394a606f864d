import type { DecodeLimits } from '../../../shared/protocol/wire/decode.ts';
import { PACKET, type Packet } from '../../../shared/protocol/wire/packet.ts';
import { WireDecoder, WireEncoder } from '../../../shared/protocol/wire/parser.ts';

/** What a client may make the server build: the deepest message has 7 levels, the longest some 700 values. */
const SERVER_LIMITS: DecodeLimits = { depth: 12, nodes: 4_096 };

/** What travels with a message from its frame to its handler. */
export interface Arrival {
  /** Where the sender wants the answer; undefined: nowhere. */
  readonly reply: number | undefined;
  /** Size of the frame, bytes. */
  readonly bytes: number;
}

/**
 * Takes the acknowledgement's id away from Socket.IO and hands it to our dispatcher beside the
 * message, so that answers are written without copying the states in them.
 */
class ServerDecoder extends WireDecoder {
  private bytes = 0;

  constructor() {
    super(SERVER_LIMITS);
  }

  override add(frame: unknown): void {
    this.bytes = frame instanceof Uint8Array ? frame.length : 0;
    super.add(frame);
  }

  protected override arrived(packet: Packet): Packet {
    if (packet.type !== PACKET.event) return packet;
    const [name, ...messages] = packet.data as unknown[];
    const arrival: Arrival = { reply: packet.id, bytes: this.bytes };
    return { type: packet.type, nsp: packet.nsp, data: [name, messages, arrival] };
  }
}

/** `parser` option of the server's Socket.IO. */
export const serverParser = { Encoder: WireEncoder, Decoder: ServerDecoder };
