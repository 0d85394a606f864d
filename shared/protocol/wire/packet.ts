import { decode, WireError, type DecodeLimits } from './decode.ts';

/** Socket.IO packet types (protocol v5). */
export const PACKET = { connect: 0, disconnect: 1, event: 2, ack: 3, connectError: 4 } as const;
export type PacketType = (typeof PACKET)[keyof typeof PACKET];

export interface Packet {
  readonly type: PacketType;
  readonly nsp: string;
  readonly data?: unknown;
  readonly id?: number;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function dataFits(type: PacketType, data: unknown): boolean {
  switch (type) {
    case PACKET.connect:
      return data === undefined || isPlain(data);
    case PACKET.disconnect:
      return data === undefined;
    case PACKET.connectError:
      return typeof data === 'string' || isPlain(data);
    case PACKET.event:
      return Array.isArray(data) && data.length <= 3 && typeof data[0] === 'string';
    case PACKET.ack:
      return Array.isArray(data) && data.length <= 2;
  }
}

/** The Socket.IO packet in a binary frame. @throws WireError */
export function decodePacket(bytes: Uint8Array, limits: DecodeLimits): Packet {
  const raw = decode(bytes, limits);
  if (!isPlain(raw)) throw new WireError('a packet is a map');
  const { type, nsp, id, data } = raw;
  if (!Number.isInteger(type) || (type as number) < 0 || (type as number) > 4)
    throw new WireError('no such packet type');
  if (typeof nsp !== 'string' || nsp.length > 64) throw new WireError('no such namespace');
  if (id !== undefined && !(Number.isSafeInteger(id) && (id as number) >= 0))
    throw new WireError('an id is a whole number');
  const kind = type as PacketType;
  if (!dataFits(kind, data)) throw new WireError('the data do not fit the packet type');
  return {
    type: kind,
    nsp,
    ...(data === undefined ? {} : { data }),
    ...(id === undefined ? {} : { id: id as number }),
  };
}
