import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RoomClient } from '../../client/connection/contract.ts';
import { becomes } from '../becomes.ts';
import { ClientHouse, expectOk, until } from './client-fixture.ts';

/** More than a segment, and enough in the next one that a join brings no more than that. */
const LINES = 620;

let house: ClientHouse;
let anna: RoomClient;
beforeAll(async () => {
  house = await ClientHouse.open({ EDIT_BURST: '2000' });
  anna = await house.editor();
  const said = Array.from({ length: LINES }, (_, i) => {
    const text = i === 7 ? 'The gauge at Velm' : `Line ${i}`;
    return anna.command('log.append', { kind: 'comment', text, language: 'en' }).settled;
  });
  for (const outcome of await Promise.all(said)) expect(outcome.ok).toBe(true);
  // What came in a rush is told together, a moment after it was acknowledged (5.95).
  await becomes(() => expect(lines(anna)).toHaveLength(LINES));
});
afterAll(() => house.close());

const lines = ({ entries }: RoomClient): string[] =>
  entries.flatMap((entry) => (entry.type === 'log.append' ? [entry.body.text] : []));

test('3.15 whoever joins has the newest lines at once, and all of them in the end, each once', async () => {
  const late = await house.connect(await house.invite('observer', null));
  const batches: number[] = [];
  late.on('entries', () => batches.push(lines(late).length));
  await until(late, ({ ready }) => ready);
  expect(lines(late)).toEqual(lines(anna).slice(-lines(late).length));
  expect(lines(late).length).toBeLessThan(LINES);
  await becomes(() => expect(lines(late)).toHaveLength(LINES));
  expect(lines(late)).toEqual(lines(anna));
  expect(batches.at(-1)).toBe(LINES);
});

test('3.110 who has just come finds a line that is not on this device yet', async () => {
  const late = await house.connect(await house.invite('observer', null));
  await until(late, ({ link }) => link.phase === 'online');
  const found = expectOk(await late.search('gau velm'));
  expect(found.hits).toMatchObject([
    { snippet: { text: expect.stringContaining('gauge') as string } },
  ]);
  expect(expectOk(await late.search('nowhere')).hits).toEqual([]);
});
