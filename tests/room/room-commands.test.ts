import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import type { Command } from '../../shared/protocol/command.ts';
import { COMMAND_TYPES, type Entry } from '../../shared/room/record/entry.ts';
import { allows, DELEGATION_OPERATIONS, ROLES } from '../../shared/room/roles.ts';
import type { Member, RoomPort } from '../../server/room/contract.ts';
import {
  codeOf,
  command,
  facilitator,
  line,
  member,
  must,
  newRoom,
  recordDoc,
  testSite,
  type TestSite,
} from './room-fixture.ts';
import { EVERY } from './every-command.ts';

let site: TestSite;
let room: RoomPort;
beforeAll(async () => void (site = await testSite()));
beforeEach(async () => void (room = await newRoom(site)));
afterAll(() => site.close());

const send = async (me: Member, sent: Command) => codeOf(await room.command(me, sent));

describe('3.20 authority', () => {
  test.each(ROLES)('%s: every command', async (role) => {
    for (const type of COMMAND_TYPES) {
      const code = await send(member('Somebody', role, 'PAR'), EVERY[type]());
      const forbidden = role === 'observer' ? 'READ_ONLY' : 'FACILITATOR_ONLY';
      if (!allows(role, type)) expect([type, code]).toEqual([type, forbidden]);
      else expect([type, String(code)]).not.toEqual([type, expect.stringMatching(/_ONLY$/)]);
      if (!allows(role, type) || !DELEGATION_OPERATIONS.has(type)) continue;
      expect(await send(member('Nobody’s', role, null), EVERY[type]())).toBe('DELEGATION_REQUIRED');
    }
  });

  test('a closed room takes nothing but its reopening', async () => {
    const chair = facilitator();
    must(await room.command(chair, EVERY['room.close']()));
    const anna = member('Anna', 'facilitator');
    for (const type of COMMAND_TYPES.filter((one) => one !== 'room.reopen'))
      expect([type, await send(anna, EVERY[type]())]).toEqual([type, 'ROOM_CLOSED']);
    const doc = new Y.Doc();
    doc.getMap('features').set(ulid(), new Y.Map());
    const refused = await room.submit(anna, Y.encodeStateAsUpdate(doc), 'first-use');
    expect(codeOf(refused)).toBe('ROOM_CLOSED');
    expect(codeOf(room.share(anna, {}))).toBe('ROOM_CLOSED');
    must(room.enter(anna));
    must(await room.command(chair, EVERY['room.reopen']()));
    must(await room.command(anna, line('open again')));
    expect(await send(chair, EVERY['room.reopen']())).toBe('ALREADY_DONE');
  });
});

test('3.21 a line is corrected once; its correction can be corrected', async () => {
  const anna = member('Anna');
  const wrong = line('wrong');
  must(await room.command(anna, wrong));
  const correction = (corrects: string) =>
    command('log.correct', {
      kind: 'action',
      text: 'right',
      language: 'en',
      corrects,
      reason: 'r',
    });
  const first = correction(wrong.id);
  must(await room.command(anna, first));
  expect(await send(anna, correction(wrong.id))).toBe('ALREADY_CORRECTED');
  expect(await send(anna, correction(ulid()))).toBe('NOT_FOUND');
  must(await room.command(anna, correction(first.id)));
  const phase = command('room.phase', { phase: 'Two' });
  must(await room.command(facilitator(), phase));
  expect(await send(anna, correction(phase.id))).toBe('NOT_FOUND');
  const log = (await recordDoc(room)).getMap<Entry>('log:PAR:0');
  expect(log.get(wrong.id)?.body).toMatchObject({ text: 'wrong' });
});

test('3.26 alerts are acknowledged once by each delegation', async () => {
  const anna = member('Anna');
  const alert = command('alert.raise', { severity: 'critical', text: 'Dam' });
  const about = command('alert.raise', { severity: 'critical', text: 'Dam', entry: ulid() });
  expect(await send(anna, about)).toBe('NOT_FOUND');
  must(await room.command(anna, alert));
  const seen = () => command('alert.acknowledge', { alert: alert.id });
  expect(await send(anna, command('alert.acknowledge', { alert: ulid() }))).toBe('NOT_FOUND');
  must(await room.command(anna, seen()));
  expect(await send(member('Paul'), seen())).toBe('ALREADY_DONE');
  const [summary] = await site.directory.summaries([room.id]);
  expect(summary?.openAlerts).toBe(1);
  for (const code of ['LON', 'KYV'])
    must(await room.command(member('Other', 'editor', code), seen()));
  expect((await site.directory.summaries([room.id]))[0]?.openAlerts).toBe(0);
});

test('3.27 what changes nothing is refused', async () => {
  const chair = facilitator();
  for (const again of [
    () => command('room.rename', { name: 'New' }),
    () => command('room.phase', { phase: 'Two' }),
  ]) {
    must(await room.command(chair, again()));
    expect(await send(chair, again())).toBe('ALREADY_DONE');
  }
});
