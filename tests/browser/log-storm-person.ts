/**
 * One person of log-storm.ts, with next to nothing in it: no copy of the room, no outbox. The forty of
 * them have machines of their own in the world, and only share this one here; what they compute would
 * be taken from the server and the screens that are measured. What goes over the wire is the same.
 */
import { ulid } from 'ulid';
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import { createApi, readInvitation, ticketsFor } from '../../client/connection/http.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { encode } from '../../shared/protocol/wire/encode.ts';
import { decodePacket, PACKET } from '../../shared/protocol/wire/packet.ts';
import type { Body } from '../../shared/room/record/entry.ts';
import { thinSocket } from '../bench/lib/thin-socket.ts';
import { expectOk } from './house.ts';

const LIMITS = { depth: 32, nodes: 2_000_000 };
const CHANGES = Buffer.from('changes');
/** Number of the message that asks to be let in; lines begin behind it. */
const JOIN = 0;

export interface Person {
  /** Resolves when the line is durable: true; or was refused: false. */
  write(body: Body<'log.append'>): Promise<boolean>;
}

/**
 * Redeem `link` and take part in `room`.
 * @param changes a message of changes has come: its bytes, valid until the call returns
 */
export async function enter(
  link: string,
  room: string,
  name: string,
  changes: (bytes: Buffer) => void,
): Promise<Person> {
  const invitation = readInvitation(link);
  if (!invitation) throw new Error('no invitation');
  const { origin, secret } = invitation;
  const api = createApi(origin, fetch, new CookieJar());
  expectOk(await api.redeem({ secret, name }));
  const ticket = expectOk(await ticketsFor(api, room)());
  const answers = new Map<number, (ok: boolean) => void>();
  let joined = false;
  return new Promise((resolve, reject) => {
    const send = (type: number, data: unknown, id?: number): void =>
      socket.send(encode({ type, nsp: '/', data, ...(id === undefined ? {} : { id }) }));
    const ask = (event: string, message: unknown, id: number): Promise<boolean> => {
      send(PACKET.event, [event, message], id);
      return new Promise((answered) => answers.set(id, answered));
    };
    let next = JOIN + 1;
    const write: Person['write'] = (body) =>
      ask('command', { id: ulid(), type: 'log.append', body }, next++);
    const socket = thinSocket(
      `${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
      {
        open: () => undefined,
        closed: (reason) => reject(new Error(reason)),
        message(bytes, binary) {
          if (!binary) {
            // engine.io: '0' open, '2' ping
            if (bytes[0] === 0x30) send(PACKET.connect, { ticket, protocol: PROTOCOL_VERSION });
            else if (bytes[0] === 0x32) socket.send('3');
            return;
          }
          // Told apart by the event's name near the beginning; only answers are worth reading whole.
          if (joined && bytes.subarray(0, 64).includes(CHANGES)) return changes(bytes);
          const { type, id, data } = decodePacket(bytes, LIMITS);
          if (type === PACKET.connectError) reject(new Error(JSON.stringify(data)));
          else if (type === PACKET.connect)
            void ask('join', { replica: ulid() }, JOIN).then((ok) => {
              joined = ok;
              if (ok) resolve({ write });
              else reject(new Error('not let in'));
            });
          else if (type === PACKET.ack && id !== undefined) {
            answers.get(id)?.((data as [{ ok: boolean }])[0].ok);
            answers.delete(id);
          }
        },
      },
    );
  });
}
