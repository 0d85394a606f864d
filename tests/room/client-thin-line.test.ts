import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import { createFeature, featuresOf } from '../../shared/room/board/build.ts';
import { ClientHouse, until } from './client-fixture.ts';
import { Cable } from './client-proxy.ts';

let house: ClientHouse;
let cable: Cable;
beforeAll(async () => {
  house = await ClientHouse.open();
  cable = await Cable.to(house.server.port);
});
afterAll(async () => {
  cable.close();
  await house.close();
});

test('7.90 a room too big for one answer on a thin line comes in pieces, with what happens meanwhile', async () => {
  const here = await house.editor('PAR');
  for (let i = 0; i < 300; i++)
    here.edit(
      (board) =>
        void createFeature(board, {
          id: ulid(),
          kind: 'point',
          label: randomBytes(300).toString('hex').slice(0, 200),
          geom: { type: 'Point', coordinates: [30, 50] },
        }),
    );
  await here.settled();

  // About a second for each piece of 32 kB, and no answer may take longer than that much more.
  cable.limit(48 * 1024);
  const visitor = await house.invite('editor', 'KYV');
  const far = await house.connect(visitor, { origin: cable.origin, answerWithin: 1_500 });
  const added = ulid();
  await until(far, ({ link }) => link.phase === 'connecting' && link.attempt > 0);
  // The whole did not come through; while the pieces come, work goes on elsewhere.
  here.edit(
    (board) =>
      void createFeature(board, {
        id: added,
        kind: 'point',
        label: 'meanwhile',
        geom: { type: 'Point', coordinates: [31, 50] },
      }),
  );
  await until(far, (state) => state.link.phase === 'online');
  await becomes(() => expect(featuresOf(far.board).has(added)).toBe(true));
  expect(featuresOf(far.board).toJSON()).toEqual(featuresOf(here.board).toJSON());
});
