import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { foldOf } from '../../shared/room/record/fold.ts';
import { watchOf } from '../../shared/room/record/fold-watch.ts';
import type { Command } from '../../shared/protocol/command.ts';
import type { Verification } from '../../shared/room/record/terms.ts';
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
const PICTURE = { hash: 'a'.repeat(64), type: 'image/png', size: 300 };
const SMALL = { hash: 'b'.repeat(64), type: 'image/jpeg', size: 20 };
const attachments = new Map([PICTURE, SMALL].map((held) => [held.hash, held]));
beforeAll(async () => void (site = await testSite({ attachments })));
beforeEach(async () => void (room = await newRoom(site)));
afterAll(() => site.close());

const send = async (me: Member, sent: Command) => codeOf(await room.command(me, sent));
const acts = async (): Promise<Entry[]> => [
  ...(await recordDoc(room)).getMap<Entry>('acts:PAR').values(),
];

const MINUTE = 60_000;
const fact = { kind: 'information', text: 'Bridge down', language: 'en' } as const;
const sourced = { ...fact, source: 'Own observation' } as const;
const recorded = async (id: string) => (await recordDoc(room)).getMap<Entry>('log:PAR:0').get(id);

describe('a line of the log', () => {
  const anna = member('Anna');

  test('3.140 an information needs a source, also when it corrects; nothing else does', async () => {
    expect(await send(anna, command('log.append', fact))).toBe('SOURCE_REQUIRED');
    const line = command('log.append', sourced);
    must(await room.command(anna, line));
    const correction = { corrects: line.id, reason: 'misheard' };
    const bare = command('log.correct', { ...fact, ...correction });
    expect(await send(anna, bare)).toBe('SOURCE_REQUIRED');
    must(await room.command(anna, command('log.correct', { ...sourced, ...correction })));
    for (const kind of ['request', 'decision', 'action', 'comment'] as const)
      must(await room.command(anna, command('log.append', { ...fact, kind })));
  });

  test('3.141 more than 15 minutes after the event it says why', async () => {
    const late = site.clock.now - 16 * MINUTE;
    expect(await send(anna, command('log.append', sourced, late))).toBe('LATE_REASON_REQUIRED');
    const told = command('log.append', { ...sourced, lateReason: 'Radio silence' }, late);
    must(await room.command(anna, told));
    expect(await recorded(told.id)).toMatchObject({ late: true });
    must(await room.command(anna, command('log.append', sourced, site.clock.now - 15 * MINUTE)));
  });

  test('3.142 what waited on a device needs no reason: it says when it was written', async () => {
    const written = site.clock.now - 40 * MINUTE;
    const made = { writtenAt: written, provisional: 'PAR-p3', clockOffset: -180_000 };
    const held = { ...command('log.append', sourced, written), ...made };
    must(await room.command(anna, held));
    expect(await recorded(held.id)).toMatchObject({ ...made, late: true, eventAt: written });
    const older = command('log.append', sourced, written - 16 * MINUTE);
    expect(await send(anna, { ...older, writtenAt: written })).toBe('LATE_REASON_REQUIRED');
    // Claiming to have been written in the future gains nothing.
    const boast = { ...command('log.append', sourced, written), writtenAt: site.clock.now + 1e9 };
    expect(await send(anna, boast)).toBe('LATE_REASON_REQUIRED');
    const prompt = { ...command('log.append', sourced), writtenAt: site.clock.now - 500 };
    must(await room.command(anna, prompt));
    expect(await recorded(prompt.id)).not.toHaveProperty('writtenAt');
  });

  test('3.143 an attached file must be held by the server, and be what the entry says', async () => {
    const picture = { ...PICTURE, name: 'x.png' };
    const { hash, size } = SMALL;
    const thumbnail = { hash, size };
    const attach = (file: typeof picture & { thumbnail?: typeof thumbnail }) =>
      send(anna, command('log.append', { ...sourced, attachments: [file] }));
    const absent = 'c'.repeat(64);
    expect(await attach({ ...picture, hash: absent })).toBe('NOT_FOUND');
    expect(await attach({ ...picture, size: 299 })).toBe('BAD_VALUE');
    expect(await attach({ ...picture, type: 'application/pdf' })).toBe('BAD_VALUE');
    const small = (more: Partial<typeof thumbnail>) =>
      attach({ ...picture, thumbnail: { ...thumbnail, ...more } });
    expect(await small({ hash: absent })).toBe('NOT_FOUND');
    expect(await small({ size: 21 })).toBe('NOT_FOUND');
    expect(await small({})).toBe(null);
  });
});

describe('3.144 the status of a line', () => {
  const anna = member('Anna');
  const step = (entry: string, status: Verification, more = {}) =>
    send(anna, command('log.status', { entry, status, ...more }));

  test('changes by entries of its own, along the allowed steps', async () => {
    const line = command('log.append', { ...sourced, status: 'to-verify' });
    must(await room.command(anna, line));
    expect(await step(line.id, 'to-verify')).toBe('ALREADY_DONE');
    expect(await step(line.id, 'verifying')).toBe(null);
    expect(await step(line.id, 'verified')).toBe('SOURCE_REQUIRED');
    expect(await step(line.id, 'verified', { source: 'Drone' })).toBe(null);
    expect(await step(line.id, 'refuted', { source: 'Patrol' })).toBe('STATUS_STEP');
    expect(await step(line.id, 'to-verify')).toBe('REASON_REQUIRED');
    expect(await step(line.id, 'to-verify', { reason: 'Patrol says otherwise' })).toBe(null);
    expect(await step(line.id, 'refuted', { source: 'Patrol' })).toBe(null);
    expect(await recorded(line.id)).toMatchObject({ body: { status: 'to-verify' } });
    expect(
      foldOf([...(await acts()), (await recorded(line.id))!]).log.statuses.get(line.id),
    ).toEqual(expect.objectContaining({ status: 'refuted' }));
  });

  test('is that of a line that stands: not of none, not of a struck one', async () => {
    expect(await step('01JD0000000000000000000009', 'verifying')).toBe('NOT_FOUND');
    const line = command('log.append', sourced);
    must(await room.command(anna, line));
    const right = { ...sourced, corrects: line.id, reason: 'misheard' };
    must(await room.command(anna, command('log.correct', right)));
    expect(await step(line.id, 'verifying')).toBe('ALREADY_CORRECTED');
  });
});

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
    // Nobody hands over to a person who is not of this room, or was shown out of it.
    const gone = member('Gita', 'editor', 'PAR');
    const toGone = command('watch.relieve', { to: { person: gone.person } });
    expect(await send(anna, toGone)).toBe('NOT_FOUND');
    must(await site.directory.noteJoined(room.id, gone));
    must(await site.directory.noteRevoked(room.id, facilitator(), gone.person));
    expect(await send(anna, toGone)).toBe('NOT_FOUND');
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
    expect(await send(boris, command('watch.close', {}))).toBe('NO_WATCH');
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
