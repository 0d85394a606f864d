import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import { WebSocket } from 'ws';
import { MAX_FRAME_BYTES } from '../../server/sockets/limits.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { openSocket, startSockets, type Harness } from './sockets-harness.ts';

let h: Harness;
beforeAll(async () => void (h = await startSockets({ connectionsPerPerson: 3 })));
afterAll(() => h.close());

it('5.92 a plain program’s frame that is too large is told so, once, with a code that stops it', async () => {
  const ticket = h.ticket(h.person('Program', 'editor'));
  const ws = new WebSocket(`ws://127.0.0.1:${h.port}/yjs/${h.room.id}/board?ticket=${ticket}`);
  const said: string[] = [];
  ws.on('message', (data: Buffer) => void said.push(data.toString('latin1')));
  await once(ws, 'open');
  ws.send(new Uint8Array(MAX_FRAME_BYTES + 1));
  const [code, reason] = (await once(ws, 'close')) as [number, Buffer];
  expect([code, reason.toString()]).toEqual([4413, 'TOO_LARGE']);
  expect(said.join()).toContain('TOO_LARGE');
});

it('5.90 a person’s connections are counted over both transports; further ones are told why', async () => {
  const session = h.person('Anne', 'editor');
  const clients = [await h.join(session), await h.join(session)];
  const yjs = () =>
    new WebSocket(`ws://127.0.0.1:${h.port}/yjs/${h.room.id}/board?ticket=${h.ticket(session)}`);
  const program = yjs();
  await once(program, 'open');
  // A question: its answer comes from a connection that is in.
  program.send(Uint8Array.of(0, 0, 1, 0));
  await once(program, 'message');

  const socket = openSocket(h, { ticket: h.ticket(session), protocol: PROTOCOL_VERSION });
  const told = new Promise((resolve) => socket.on('farewell', ({ code }) => resolve(code)));
  const gone = new Promise((resolve) => socket.on('disconnect', resolve));
  expect(await told).toBe('TOO_MANY_CONNECTIONS');
  await gone;
  const [code] = (await once(yjs(), 'close')) as [number];
  expect(code).toBe(4429);

  // Somebody else is not concerned, and who goes makes room.
  await h.join(h.person('Ben', 'editor'));
  clients[0]?.socket.disconnect();
  const left = clients[0]?.welcome.connection ?? '';
  await becomes(() => expect(Object.keys(clients[1]?.roster ?? {})).not.toContain(left));
  await h.join(session);
  expect(clients[1]?.socket.connected).toBe(true);
  program.terminate();
  expect(h.errors).toEqual([]);
});

it('5.96 a server that is full lets nobody else in before one has gone, and says so', async () => {
  const small = await startSockets({ connections: 2 });
  const session = small.person('Anne', 'editor');
  const [first] = [await small.join(session), await small.join(session)];
  const knock = async (path: string): Promise<string> => {
    const ws = new WebSocket(`ws://127.0.0.1:${small.port}${path}`);
    const [error] = (await once(ws, 'error').catch((e: Error) => [e])) as [Error];
    return error.message;
  };
  for (const path of ['/socket.io/?EIO=4&transport=websocket', `/yjs/${small.room.id}/board`])
    expect(await knock(path)).toContain('503');
  first?.socket.disconnect();
  await becomes(() => small.join(session));
  await small.close();
});
