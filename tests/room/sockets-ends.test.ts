import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../server/sockets/clock.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { openSocket, startSockets, type Harness } from './sockets-harness.ts';

let h: Harness;
afterEach(() => h.close());

const knock = (ticket: string) => openSocket(h, { ticket, protocol: PROTOCOL_VERSION });

it('5.16 whoever is shown out while the room is being opened for them is not let in', async () => {
  h = await startSockets();
  const session = h.person('Eve', 'editor');
  const { directory } = h.site;
  const open = directory.open.bind(directory);
  directory.open = async (id) => {
    const room = await open(id);
    h.access.revokePerson(h.room.id, session.person.id);
    return room;
  };
  const socket = knock(h.ticket(session));
  const [error] = (await once(socket as never, 'connect_error')) as [{ data: { code: string } }];
  expect(error.data.code).toBe('REVOKED');
  expect(h.sockets.stats().room).toBe(0);
});

it('5.94 a connection that does not join within 30 s is told so and ends; one that did goes on', async () => {
  let ahead = 0;
  const clock = { ...systemClock, elapsed: () => systemClock.elapsed() + ahead };
  h = await startSockets({}, {}, clock);
  const joined = await h.join(h.person('Ann', 'editor'));
  const socket = knock(h.ticket(h.person('Idle', 'editor')));
  const farewell = once(socket as never, 'farewell') as Promise<[{ code: string }]>;
  const gone = once(socket as never, 'disconnect');
  await once(socket as never, 'connect');
  ahead = 31_000;
  expect((await farewell)[0].code).toBe('TIMED_OUT');
  await gone;
  expect(joined.socket.connected).toBe(true);
  expect(joined.farewell).toBe(null);
});
