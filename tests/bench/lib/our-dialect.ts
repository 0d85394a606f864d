import { ulid } from 'ulid';
import msgpack from 'notepack.io';
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { findMarkers, type Connect } from './dialect.ts';

/** Socket.IO packet types: https://socket.io/docs/v4/socket-io-protocol/ */
const CONNECT = 0;
const EVENT = 2;
const ACK = 3;
const CONNECT_ERROR = 4;

interface Packet {
  readonly type: number;
  readonly id?: number;
  readonly data: unknown;
}
interface Answer {
  readonly ok: boolean;
  readonly value: { readonly clientId: number };
}

export const connectOurs: Connect = (seat, frames) =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const socket = new WebSocket(`${seat.url}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
    });
    const send = (type: number, data: unknown, id?: number) =>
      socket.send(msgpack.encode({ type, nsp: '/', data, ...(id === undefined ? {} : { id }) }));
    let next = 1;
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed ${code}`)));
    socket.on('message', (data: Buffer, binary: boolean) => {
      if (!binary) {
        // engine.io: '0' open, '2' ping
        if (data[0] === 0x30) send(CONNECT, { ticket: seat.ticket, protocol: PROTOCOL_VERSION });
        else if (data[0] === 0x32) socket.send('3');
        return;
      }
      // The hot path: a message of changes or presence, told apart by its event name.
      if (next > 1) {
        const head = data.latin1Slice(0, 64);
        if (head.includes('changes')) return findMarkers(data, frames.edit);
        if (head.includes('presence')) return frames.presence();
      }
      const packet = msgpack.decode(data) as Packet;
      if (packet.type === CONNECT) send(EVENT, ['join', { replica: ulid() }], 0);
      else if (packet.type === CONNECT_ERROR) reject(new Error(JSON.stringify(packet.data)));
      else if (packet.type === ACK && packet.id === 0) {
        const answer = (packet.data as [Answer])[0];
        if (!answer.ok) return reject(new Error(JSON.stringify(answer)));
        resolve({
          clientId: answer.value.clientId,
          joinBytes: data.length,
          joinMs: performance.now() - started,
          edit: (update) => send(EVENT, ['board.update', { update }], next++),
          presence: (x, y) => send(EVENT, ['presence', { cursor: [x, y] }], next++),
          close: () => socket.close(),
        });
      } else if (packet.type === ACK) {
        const answer = (packet.data as [Answer])[0];
        if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
        if (answer.value !== null) frames.acknowledged();
      }
    });
  });
