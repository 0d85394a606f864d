import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import { moveInto } from '../../client/checklists/reorder.ts';
import { changeDraft, createPlan, createTask } from '../../shared/room/board/build.ts';
import { planVersion, tasksOn } from '../../shared/room/board/read-plans.ts';
import { planHash } from '../../shared/room/plan.ts';
import { taskState } from '../../shared/room/record/fold-checklist.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { foldOf } from '../../shared/room/record/fold.ts';
import { commandSchema, type Command } from '../../shared/protocol/command.ts';
import type { Member, RoomPort } from '../../server/room/contract.ts';
import { seeded } from '../unit/record-support.ts';
import {
  codeOf,
  command,
  Copy,
  draft,
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
let anna: Copy;
/** Twenty times as fast as the clock on the wall. */
const after = (ms: number, call: () => void) => {
  const timer = setTimeout(call, ms / 20);
  return () => clearTimeout(timer);
};
beforeAll(async () => void (site = await testSite({ watchesClock: true, environment: { after } })));
beforeEach(async () => {
  room = await newRoom(site);
  anna = await Copy.of(room, member('Anna'));
});
afterAll(() => site.close());

const send = async (me: Member, sent: Command) => codeOf(await room.command(me, sent));
const acts = async () =>
  [...(await recordDoc(room)).getMap<Entry>('acts:PAR').values()].sort(
    (a, b) => a.number - b.number,
  );
const recorded = async (type: Entry['type']) => (await acts()).filter((act) => act.type === type);

describe('checklists', () => {
  test('3.250 3.251 marking and acknowledging', async () => {
    const task = ulid();
    const mark = (state: 'open' | 'done' | 'blocked' | 'not-applicable', reason?: string) =>
      command('checklist.mark', { task, state, ...(reason && { reason }) });
    const note = () => command('checklist.acknowledge', { task });
    expect([await send(anna.me, mark('done')), await send(anna.me, note())]).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    must(await anna.edit(draft('task', task, 'Call the prefect')));
    expect(await send(anna.me, mark('open'))).toBe('ALREADY_DONE');
    for (const state of ['blocked', 'not-applicable'] as const) {
      expect(commandSchema.safeParse(mark(state)).success).toBe(false);
      expect(commandSchema.safeParse(mark(state, 'No line')).success).toBe(true);
    }
    must(await room.command(anna.me, mark('blocked', 'No line')));
    expect(await send(anna.me, mark('blocked', 'No line'))).toBe('ALREADY_DONE');
    must(await room.command(anna.me, mark('blocked', 'Line cut')));
    must(await room.command(anna.me, mark('done')));
    expect(taskState(foldOf(await acts()).tasks.get(task))).toBe('done');
    must(await room.command(anna.me, note()));
    expect(await send(member('Paul'), note())).toBe('ALREADY_DONE');
    must(await room.command(member('Liam', 'editor', 'LON'), note()));
  });

  test('3.252 re-ordered by two who are cut off: all there, none twice, one order', () => {
    const random = seeded(41);
    for (let round = 0; round < 40; round++) {
      const base = new Y.Doc();
      const count = 8;
      for (let i = 0; i < count; i++)
        createTask(base, { id: ulid(), title: `${i}`, list: '', order: `a${i}` });
      const copies = [0, 1, 2].map(() => {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
        for (let move = 0; move < 6; move++) {
          const tasks = tasksOn(doc);
          const { id } = tasks[Math.floor(random() * count)]!;
          const index = Math.floor(random() * count);
          const places = moveInto([{ title: '', items: tasks }], id, { section: 0, index });
          doc.transact(() =>
            places.forEach(({ id: at, order }) => changeDraft(doc, at, { order })),
          );
          expect(tasksOn(doc).findIndex((task) => task.id === id)).toBe(index);
        }
        return doc;
      });
      const updates = copies.map((doc) => Y.encodeStateAsUpdate(doc));
      const orders = copies.map((doc, i) => {
        for (const update of i === 1 ? updates.toReversed() : updates) Y.applyUpdate(doc, update);
        return tasksOn(doc).map((task) => task.title);
      });
      expect(orders[1]).toEqual(orders[0]);
      expect(orders[2]).toEqual(orders[0]);
      expect([...orders[0]!].sort()).toEqual(Array.from({ length: count }, (_, i) => `${i}`));
    }
  });
});

test('3.255 3.257 versions and their validation', async () => {
  const plan = ulid();
  const now = () => planVersion(anna.doc, plan)!;
  const freeze = (version = now(), versionHash = planHash(version)) =>
    command('plan.version', { plan, version, versionHash });
  const validate = (versionHash = planHash(now())) =>
    command('plan.validate', { plan, versionHash });
  const kyiv = member('Kateryna', 'editor', 'KYV');
  const other = { title: '', purpose: '', validator: 'KYV', items: [] };
  expect(await send(anna.me, freeze(other))).toBe('NOT_FOUND');
  expect(await send(kyiv, validate(planHash(other)))).toBe('NOT_FOUND');
  const task = ulid();
  must(
    await anna.edit((doc) => {
      createPlan(doc, { id: plan, title: 'Evacuation', validator: 'KYV', order: 'a0' });
      createTask(doc, { id: task, title: 'Warn', list: '', plan, order: 'a0' });
    }),
  );
  expect(await send(kyiv, validate())).toBe('NOT_PROPOSED');
  expect(await send(anna.me, freeze(other))).toBe('STALE_VERSION');
  expect(await send(anna.me, freeze(other, planHash(now())))).toBe('STALE_VERSION');
  must(await room.command(anna.me, freeze()));
  expect(await send(anna.me, freeze())).toBe('ALREADY_DONE');
  expect(await send(anna.me, validate())).toBe('OTHER_DELEGATION');
  const frozen = planHash(now());
  must(await anna.edit((doc) => changeDraft(doc, task, { owner: 'SDIS' })));
  expect(await send(kyiv, validate(frozen))).toBe('STALE_VERSION');
  expect(await send(kyiv, validate())).toBe('STALE_VERSION');
  must(await room.command(anna.me, freeze()));
  must(await room.command(kyiv, validate()));
  expect(await send(kyiv, validate())).toBe('ALREADY_DONE');
});

test('3.260 3.261 3.262 the clock records once, after a restart too', async () => {
  const task = ulid();
  const due = site.clock.now - 60_000;
  const alert = command('alert.raise', { severity: 'warning', text: 'Look' });
  must(await room.command(anna.me, alert));
  must(
    await anna.edit((doc) =>
      createTask(doc, { id: task, title: 'Warn', list: '', order: 'a0', due }),
    ),
  );
  await becomes(async () => expect(await recorded('checklist.overdue')).toHaveLength(1));
  expect((await recorded('checklist.overdue'))[0]).toMatchObject({
    eventAt: due,
    author: { name: 'Accord' },
    delegation: null,
    body: { task, due, title: 'Warn', owner: '' },
  });
  expect(await send(anna.me, command('room.alert-time', { minutes: 1 }))).toBe('FACILITATOR_ONLY');
  must(await room.command(facilitator(), command('room.alert-time', { minutes: 1 })));
  expect(await send(facilitator(), command('room.alert-time', { minutes: 1 }))).toBe(
    'ALREADY_DONE',
  );
  // While the room is closed its alert falls due; opened again, it is recorded, and once.
  await site.restart({ hard: true });
  site.clock.now += 3_600_000;
  for (let times = 0; times < 2; times++) {
    room = must(await site.directory.open(room.id));
    await becomes(async () => expect(await recorded('alert.escalate')).toHaveLength(1));
    expect((await recorded('alert.escalate'))[0]).toMatchObject({
      late: true,
      body: { alert: alert.id, waiting: ['PAR', 'LON', 'KYV'] },
    });
    await site.restart({ hard: times === 0 });
  }
  room = must(await site.directory.open(room.id));
  // Something is written after the look that comes with opening; still one of each.
  must(await room.command(anna.me, command('checklist.mark', { task, state: 'done' })));
  const next = command('alert.raise', { severity: 'warning', text: 'Again' });
  must(await room.command(anna.me, next));
  site.clock.now += 120_000;
  must(await room.command(anna.me, command('checklist.mark', { task, state: 'open' })));
  await becomes(async () => expect(await recorded('alert.escalate')).toHaveLength(2));
  expect(await recorded('checklist.overdue')).toHaveLength(1);
});
