/**
 * A program that is killed between 'on this device' and sending: joins, tells its parent, waits to
 * be told that the cable is pulled, edits in both lanes, tells when both are on this device.
 */
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import { createApi, ticketsFor } from '../../client/connection/http.ts';
import { connectRoom } from '../../client/connection/room-client.ts';
import { FileStore } from '../../client/connection/store/file.ts';
import { createFeature } from '../../shared/room/board/build.ts';
import { until } from './client-fixture.ts';

const [directory, room, origin, api, cookies, feature] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const client = await connectRoom({
  room,
  origin,
  store: new FileStore(directory),
  tickets: ticketsFor(
    createApi(api, fetch, new CookieJar(JSON.parse(cookies) as Record<string, string>)),
    room,
  ),
});
await until(client, (state) => state.link.phase === 'online');
process.send?.('joined');
await until(client, (state) => state.link.phase === 'offline');
client.edit(
  (board) =>
    void createFeature(board, {
      id: feature,
      kind: 'point',
      label: 'survived',
      geom: { type: 'Point', coordinates: [1, 2] },
    }),
);
client.command('log.append', { kind: 'comment', text: `from ${feature}`, language: 'en' });
await until(client, (state) => state.saved.onDevice === 2 && state.saved.writing === 0);
process.send?.('on device');
