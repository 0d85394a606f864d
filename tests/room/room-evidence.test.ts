import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { foldOf } from '../../shared/room/record/fold.ts';
import { watchOf } from '../../shared/room/record/fold-watch.ts';
import type { Command } from '../../shared/protocol/command.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { Member, RoomPort } from '../../server/room/contract.ts';
import {
  codeOf,
  command,
  facilitator,
  member,
  must,
  newRoom,
  recordDoc,
  testSite,
  type TestSite,
} from './room-fixture.ts';

let site: TestSite;
let room: RoomPort;
beforeAll(async () => void (site = await testSite()));
beforeEach(async () => void (room = await newRoom(site)));
afterAll(() => site.close());

const send = async (me: Member, sent: Command) => codeOf(await room.command(me, sent));
const acts = async (): Promise<Entry[]> => [
  ...(await recordDoc(room)).getMap<Entry>('acts:PAR').values(),
];

describe('3.150 the watch', () => {
  const anna = member('Anna', 'editor', 'PAR');
  const boris = member('Boris', 'editor', 'PAR');
  const holder = async () => watchOf(foldOf(await acts()).watches, 'PAR').holder?.name ?? null;

  test('is opened once, handed over, taken by whom it was handed to, and closed', async () => {
    must(await site.directory.noteJoined(room.id, boris));
    const relieve = command('watch.relieve', { to: { person: boris.person }, note: 'All quiet' });
    expect(await send(anna, relieve)).toBe('NO_WATCH');
    must(await room.command(anna, command('watch.open', {})));
    expect(await send(anna, command('watch.open', {}))).toBe('ALREADY_DONE');
    expect(await send(boris, command('watch.close', {}))).toBe('NOT_ON_WATCH');
    expect(await send(boris, relieve)).toBe('NOT_ON_WATCH');
    must(await room.command(anna, relieve));
    expect(await holder()).toBe('Anna');
    const take = command('watch.take', { relief: relieve.id });
    expect(await send(member('Cyril', 'editor', 'PAR'), take)).toBe('NOT_ON_WATCH');
    must(await room.command(boris, take));
    expect(await holder()).toBe('Boris');
    const again = command('watch.take', { relief: relieve.id });
    expect(await send(boris, again)).toBe('NOT_FOUND');
    must(await room.command(boris, command('watch.close', {})));
    expect(await holder()).toBe(null);
    const numbers = (await acts()).filter((entry) => entry.type.startsWith('watch.'));
    expect(numbers.map((entry) => entry.type).sort()).toEqual([
      'watch.close',
      'watch.open',
      'watch.relieve',
      'watch.take',
    ]);
  });

  test('is each delegation’s own; a facilitator hands over for one who is gone', async () => {
    must(await room.command(anna, command('watch.open', {})));
    must(await room.command(member('Judith', 'editor', 'LON'), command('watch.open', {})));
    const chair: Member = { ...facilitator(), delegation: 'PAR' };
    const relieve = command('watch.relieve', { to: { name: 'Night shift' } });
    must(await room.command(chair, relieve));
    expect(await send(chair, command('watch.take', { relief: relieve.id }))).toBe('NOT_ON_WATCH');
    must(await room.command(boris, command('watch.take', { relief: relieve.id })));
    expect(await holder()).toBe('Boris');
    expect(watchOf(foldOf(await acts()).watches, 'LON').holder?.name).toBe('Judith');
  });
});
