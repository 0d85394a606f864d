import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import { ulid } from 'ulid';
import type { RoomClient } from '../../client/connection/contract.ts';
import type { Geometry } from '../../shared/room/board/shape.ts';
import * as build from '../../shared/room/board/build.ts';
import { readMark } from '../../client/map/marks/mark.ts';
import { ClientHouse, expectOk, until } from './client-fixture.ts';

let house: ClientHouse;
let anne: RoomClient;
let ben: RoomClient;
const feature = ulid();

/** What is remembered of the feature, without the clocks. */
async function deeds(asked: RoomClient = anne) {
  const { events } = expectOk(await asked.history(feature));
  return events.map(({ at: _at, seq: _seq, site: _site, ...event }) => event);
}

async function by(client: RoomClient, edit: Parameters<RoomClient['edit']>[0]): Promise<void> {
  // Each builds on what the other did, as two people who see each other do.
  expect(client.edit(edit)).toBeNull();
  await client.settled();
  const other = client === anne ? ben : anne;
  await expect
    .poll(() => other.board.getMap('features').toJSON())
    .toEqual(
      client.board.getMap('features').toJSON(), //
    );
}

beforeAll(async () => {
  house = await ClientHouse.open();
  anne = await house.editor('PAR');
  ben = await house.editor('LON');
});
afterAll(() => house.close());

test('9.120 the history of a mark: who did what, in order, from the journal', async () => {
  const line = (...coordinates: [number, number][]) =>
    ({ type: 'LineString', coordinates }) as const;
  await by(anne, (board) =>
    build.createFeature(board, {
      id: feature,
      kind: 'line',
      geom: line([1, 1], [2, 2]),
      label: 'A',
    }),
  );
  await by(ben, (board) => build.changeFeature(board, feature, { label: 'B' }));
  await by(ben, (board) => build.moveFeature(board, feature, line([2, 1], [3, 2])));
  await by(anne, (board) => build.moveFeature(board, feature, line([2, 1], [2.5, 1], [3, 2])));
  await by(anne, (board) => build.setProperty(board, feature, 'lanes', 2));
  const lifter = { at: 1, by: anne.state.me?.person ?? '', reason: 'gone' };
  await by(anne, (board) => build.liftFeature(board, feature, lifter));
  await by(ben, (board) => build.restoreFeature(board, feature));
  const [a, b] = [anne, ben].map(({ state }) => ({
    person: state.me?.person,
    delegation: state.me?.delegation,
  }));
  expect(await deeds()).toEqual([
    { ...a, deed: 'made' },
    { ...b, deed: 'renamed', from: 'A', to: 'B' },
    { ...b, deed: 'moved' },
    { ...a, deed: 'reshaped' },
    { ...a, deed: 'property', key: 'lanes', from: '', to: '2' },
    { ...a, deed: 'lifted', to: 'gone' },
    { ...b, deed: 'restored' },
  ]);
});

test('9.121 what came since is in the next answer; a run of typing is one event', async () => {
  const before = (await deeds()).length;
  for (const letter of 'note')
    await by(ben, (board) => {
      const note = build.featuresOf(board).get(feature)?.get('note') as {
        insert(at: number, text: string): void;
      };
      note.insert(0, letter);
    });
  expect((await deeds()).slice(before)).toMatchObject([{ deed: 'noted' }]);
});

test('9.123 edits that were made at the same time are all told, also those that were overtaken', async () => {
  const id = ulid();
  const at = (x: number): Geometry => ({ type: 'Point', coordinates: [x, 1] });
  await by(anne, (board) => build.createFeature(board, { id, kind: 'point', geom: at(0) }));
  // Both in the same turn: neither has seen the other's when they write.
  for (const x of [1, 2, 3]) anne.edit((board) => build.moveFeature(board, id, at(x)));
  for (const x of [4, 5]) ben.edit((board) => build.moveFeature(board, id, at(x)));
  await Promise.all([anne.settled(), ben.settled()]);
  const { events } = expectOk(await anne.history(id));
  const moves = events.filter(({ deed }) => deed === 'moved');
  expect(moves.reduce((sum, { times = 1 }) => sum + times, 0)).toBe(5);
  expect(new Set(moves.map(({ person }) => person)).size).toBe(2);
});

test('9.128 one changes the meaning, another the width, at the same time: both come through', async () => {
  const id = ulid();
  const geom: Geometry = { type: 'LineString', coordinates: [[1, 1], [2, 2]] }; // prettier-ignore
  const style = { colour: 'neutral', dash: 'dotted' } as const;
  await by(anne, (board) => build.createFeature(board, { id, kind: 'line', geom, style }));
  // Both in the same turn: neither has seen the other's when they write.
  anne.edit((board) => build.changeFeature(board, id, { style: { colour: 'hostile' } }));
  ben.edit((board) => build.changeFeature(board, id, { style: { width: 6, dash: null } }));
  await Promise.all([anne.settled(), ben.settled()]);
  for (const client of [anne, ben])
    await becomes(() =>
      expect(readMark(client.board, id)?.style).toEqual({ colour: 'hostile', width: 6 }),
    );
  const { events } = expectOk(await anne.history(id));
  const told = events.map(({ person, deed, key, to }) => ({ person, deed, key, to }));
  const [a, b] = [anne, ben].map(({ state }) => ({ person: state.me?.person, deed: 'styled' }));
  expect(told).toHaveLength(4);
  expect(told).toEqual(
    expect.arrayContaining([
      { ...a, key: 'colour', to: 'hostile' },
      { ...b, key: 'width', to: '6' },
      { ...b, key: 'dash', to: '' },
    ]),
  );
});

test('9.122 observers may ask; what never was has no history; after a restart it is the same', async () => {
  const observer = await house.connect(await house.invite('observer', null));
  await until(observer, (state) => state.link.phase === 'online');
  const known = await deeds(observer);
  expect(known.length).toBeGreaterThan(7);
  expect(expectOk(await observer.history(ulid()))).toEqual({ events: [], more: false });
  await house.server.stop();
  await house.restart();
  await becomes(async () => expect((await anne.history(feature)).ok).toBe(true));
  expect(await deeds()).toEqual(known);
});
