import { ulid } from 'ulid';
import { encode } from '../../../shared/protocol/wire/encode.ts';
import { decodePacket, PACKET } from '../../../shared/protocol/wire/packet.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { findMarkers, sameMarkers, type Dialect, type Seat } from './dialect.ts';
import { thinSocket } from './thin-socket.ts';

const CHANGES = Buffer.from('changes');
const PRESENCE = Buffer.from('presence');
const LIMITS = { depth: 32, nodes: 2_000_000 };

interface Answer {
  readonly ok: boolean;
  readonly value: { readonly clientId: number };
}

const connect: Dialect['connect'] = (seat, ticket, frames) =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const send = (type: number, data: unknown, id?: number) =>
      socket.send(encode({ type, nsp: '/', data, ...(id === undefined ? {} : { id }) }));
    let next = 1;
    let joined = false;
    const message = (data: Buffer, binary: boolean) => {
      if (!binary) {
        // engine.io: '0' open, '2' ping
        if (data[0] === 0x30) send(PACKET.connect, { ticket, protocol: PROTOCOL_VERSION });
        else if (data[0] === 0x32) socket.send('3');
        return;
      }
      // The hot path: a message of changes or presence, told apart by its event name.
      if (joined) {
        if (sameMarkers(data, frames.edit)) return;
        const head = data.subarray(0, 64);
        if (head.includes(CHANGES)) return findMarkers(data, frames.edit);
        if (head.includes(PRESENCE)) return frames.presence();
      }
      const packet = decodePacket(data, LIMITS);
      if (packet.type === PACKET.connect) send(PACKET.event, ['join', { replica: ulid() }], 0);
      else if (packet.type === PACKET.connectError) reject(new Error(JSON.stringify(packet.data)));
      else if (packet.type === PACKET.ack && packet.id === 0) {
        const answer = (packet.data as [Answer])[0];
        if (!answer.ok) return reject(new Error(JSON.stringify(answer)));
        joined = true;
        resolve({
          clientId: answer.value.clientId,
          joinBytes: data.length,
          joinMs: performance.now() - started,
          edit: (update) => send(PACKET.event, ['board.update', { update }], next++),
          presence: (x, y) => send(PACKET.event, ['presence', { cursor: [x, y] }], next++),
          close: () => socket.close(),
        });
      } else if (packet.type === PACKET.ack) {
        const answer = (packet.data as [Answer])[0];
        if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
        if (answer.value !== null) frames.acknowledged();
      }
    };
    const socket = thinSocket(`${seat.url}/socket.io/?EIO=4&transport=websocket`, {
      open: () => undefined,
      message,
      closed: (reason) => reject(new Error(reason)),
    });
  });

async function prepare(seat: Seat): Promise<string> {
  const response = await fetch(`${seat.url.replace('ws', 'http')}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: seat.cookie },
    body: JSON.stringify({ room: seat.room }),
  });
  const answer = (await response.json()) as { ok: boolean; value: { ticket: string } };
  if (!answer.ok) throw new Error(`no ticket: ${JSON.stringify(answer)}`);
  return answer.value.ticket;
}

export const ourDialect: Dialect = { prepare, connect };
