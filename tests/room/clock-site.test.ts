import { afterAll, beforeAll, expect, test } from 'vitest';
import { ulid } from 'ulid';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createTask } from '../../shared/room/board/build.ts';
import { becomes } from '../becomes.ts';
import { ClientHouse } from './client-fixture.ts';

// Two real servers of one arrangement, told the same: Paris records what falls due.
let paris: ClientHouse;
let london: ClientHouse;

beforeAll(async () => {
  const open = (SITE: string) => ClientHouse.open({ SITE, CLOCK_SITE: 'PAR' });
  [paris, london] = await Promise.all([open('PAR'), open('LON')]);
});
afterAll(async () => {
  await paris.close();
  await london.close();
});

/** Somebody makes an item that is overdue already. */
async function overdue(house: ClientHouse): Promise<RoomClient> {
  const client = await house.connect(await house.invite('editor', 'PAR'));
  await becomes(() => expect(client.state.link.phase).toBe('online'));
  const task = { title: 'Warn', list: '', order: 'a0', due: Date.now() - 60_000 };
  const refusal = client.edit(
    (board) => void createTask(board, { id: ulid(), ...task }, client.localOrigin),
  );
  expect(refusal).toBeNull();
  await client.settled();
  return client;
}
const fell = ({ entries }: RoomClient) =>
  entries.filter(({ type }) => type === 'checklist.overdue').map(({ site }) => site);

test('3.264 of two servers that share CLOCK_SITE one records what falls due', async () => {
  const inLondon = await overdue(london);
  const inParis = await overdue(paris);
  await becomes(() => expect(fell(inParis)).toEqual(['PAR']));
  // London had its item before Paris did, and goes on working meanwhile.
  const body = { kind: 'comment', text: 'Still here', language: 'en' } as const;
  expect(await inLondon.command('log.append', body).settled).toMatchObject({ ok: true });
  expect(inLondon.entries.at(-1)?.site).toBe('LON');
  expect(fell(inLondon)).toEqual([]);
});
