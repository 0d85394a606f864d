import { DatabaseSync } from 'node:sqlite';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { becomes } from '../becomes.ts';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import { createAdmission } from '../../server/room/admission/admission.ts';
import { Directory } from '../../server/room/directory.ts';
import { systemEnvironment } from '../../server/room/environment.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';
import {
  codeOf,
  command,
  Copy,
  drawPoint,
  facilitator,
  line,
  member,
  must,
  newRoom,
  recordDoc,
  recorder,
  testSite,
  type TestSite,
} from './room-fixture.ts';

let site: TestSite;
beforeEach(async () => void (site = await testSite()));
afterEach(() => site.close());

const QUIET_WORLD = systemEnvironment(() => undefined);

const snapshots = (room: string): number => {
  try {
    return readdirSync(join(site.dir, 'snapshots', room)).length;
  } catch {
    return 0;
  }
};

test('3.60 3.61 a copy has one clientID for good, and nobody else has it', async () => {
  const room = await newRoom(site);
  const [anna, ben] = [member('Anna'), member('Ben', 'editor', 'LON')];
  const [one, two] = [ulid(), ulid()];
  const asked = [room.lease(anna, one), room.lease(anna, one), room.lease(anna, two)];
  const [first, same, other] = (await Promise.all(asked)).map(must);
  const bens = must(await room.lease(ben, one));
  expect(same).toBe(first);
  expect(new Set([first, other, bens]).size).toBe(3);
  for (const id of [first, other, bens]) expect((id ?? 0) >>> 26).toBe(1);
  expect(codeOf(await room.lease(member('Olga', 'observer'), one))).toBe('READ_ONLY');
  for (const hard of [true, false]) {
    await site.restart({ hard });
    const again = must(await site.directory.open(room.id));
    expect(must(await again.lease(anna, one))).toBe(first);
    const fresh = must(await again.lease(anna, ulid()));
    expect([first, other, bens]).not.toContain(fresh);
    expect((await recordDoc(again)).getMap('leases').get(String(fresh))).toBe(anna.person);
  }
});

test('3.61 a server whose site the configuration does not name does not start with its rooms', async () => {
  const parts = { journal: site.journal, makeAdmission: createAdmission, environment: QUIET_WORLD };
  const others = DEFAULT_SITES.filter(({ id }) => id !== 'PAR');
  expect(() => new Directory({ ...parts, sites: others })).toThrow('unknown site PAR');
});

test('3.63 whoever writes is among the people; joining and revoking are noted once', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  must(await room.lease(anna, ulid()));
  must(await site.directory.noteJoined(room.id, anna));
  const olga = member('Olga', 'observer', null);
  must(await site.directory.noteJoined(room.id, olga));
  must(await site.directory.noteRevoked(room.id, facilitator(), olga.person));
  must(await site.directory.noteRevoked(room.id, facilitator(), olga.person));
  const doc = await recordDoc(room);
  expect(doc.getMap('people').toJSON()).toEqual({
    [anna.person]: { name: 'Anna', role: 'editor', delegation: 'PAR' },
    [olga.person]: { name: 'Olga', role: 'observer', delegation: null, revoked: true },
  });
  // room.open, Anna's joining and lease, Olga's joining and leaving
  expect(doc.getMap('acts:PAR').size).toBe(5);
  must(await site.directory.noteJoined(room.id, { ...olga, role: 'editor' }));
  expect((await recordDoc(room)).getMap('people').get(olga.person)).toMatchObject({
    role: 'editor',
  });
});

test('3.80 a room is open once; an unknown one is refused and leaves nothing', async () => {
  const room = await newRoom(site);
  await site.restart();
  const opened = await Promise.all([1, 2, 3].map(() => site.directory.open(room.id)));
  const ports = opened.map(must);
  expect(new Set(ports).size).toBe(1);
  for (const id of [ulid(), 'nonsense', '../etc'])
    expect(codeOf(await site.directory.open(id))).toBe('ROOM_UNKNOWN');
  const [reading, unknown] = [vi.spyOn(site.journal, 'open'), ulid()];
  expect(codeOf(await site.directory.open(unknown))).toBe('ROOM_UNKNOWN');
  expect(codeOf(await site.directory.open(unknown))).toBe('ROOM_UNKNOWN');
  // It was not kept in memory: the journal was asked again.
  expect(reading).toHaveBeenCalledTimes(2);
  const name = { id: room.id, name: 'Again', nature: 'live' as const, marking: '' };
  expect(codeOf(await site.directory.create(facilitator(), name))).toBe('ID_REUSED');
  expect(codeOf(await site.directory.create(facilitator(), { ...name, id: '../x' }))).toBe(
    'ROOM_UNKNOWN',
  );
  const other = { ...name, id: ulid() };
  expect(codeOf(await site.directory.create(member('Anna'), other))).toBe('FACILITATOR_ONLY');
  expect(await site.journal.rooms()).toEqual([room.id]);
});

test('1.6 a server that stops opens no room any more, nor makes one', async () => {
  const room = await newRoom(site);
  await site.directory.stop();
  expect(codeOf(await site.directory.open(room.id))).toBe('STOPPING');
  const another = { id: ulid(), name: 'Late', nature: 'live' as const, marking: '' };
  expect(codeOf(await site.directory.create(facilitator(), another))).toBe('STOPPING');
});

test('3.81 a room nobody is in is closed with a snapshot, and opens again as it was', async () => {
  await site.close();
  site = await testSite({ idleMs: 30 });
  const room = await newRoom(site);
  const anna = await Copy.of(room, member('Anna'));
  must(room.enter(anna.me));
  must(await anna.edit(drawPoint('Bridge')));
  const board = (await room.boardState()).update;
  const record = (await room.recordState()).update;
  const heard = recorder(room);
  heard.stop();
  room.leave(anna.me.connection);
  await becomes(() => expect(room.status()).toEqual({ writable: false, reason: 'STOPPING' }));
  expect(codeOf(await room.command(anna.me, line('too late')))).toBe('STOPPING');
  const again = must(await site.directory.open(room.id));
  expect(snapshots(room.id)).toBe(1);
  expect(again).not.toBe(room);
  expect((await again.boardState()).update).toEqual(board);
  expect((await again.recordState()).update).toEqual(record);
  must(await again.command(anna.me, line('goes on')));
});

/** Another site, whose rooms are closed when the test says so. @returns the calls that close them */
async function siteWithoutHurry(): Promise<(() => void)[]> {
  await site.close();
  const idle: (() => void)[] = [];
  const after = (ms: number, call: () => void) => {
    if (ms === 77) idle.push(call);
    return () => undefined;
  };
  site = await testSite({ idleMs: 77, environment: { after } });
  return idle;
}

test('3.80 a room asked for while it is being closed is opened once', async () => {
  const idle = await siteWithoutHurry();
  const room = await newRoom(site);
  idle.at(-1)?.();
  const first = must(await site.directory.open(room.id));
  const second = must(await site.directory.open(room.id));
  expect(first).not.toBe(room);
  expect(second).toBe(first);
});

test('3.81 a room that is read for longer than rooms are kept is left to be read', async () => {
  const idle = await siteWithoutHurry();
  const { id } = await newRoom(site);
  await site.restart();
  const { promise: slow, resolve: go } = Promise.withResolvers<void>();
  const open = site.journal.open.bind(site.journal);
  vi.spyOn(site.journal, 'open').mockImplementation((...args) => slow.then(() => open(...args)));
  const asked = [site.directory.open(id), site.directory.open(id)];
  idle.at(-1)?.();
  go();
  const [first, second] = (await Promise.all(asked)).map(must);
  expect(second).toBe(first);
  expect(must(await site.directory.open(id))).toBe(first);
});

test('3.82 summaries are live for open rooms and open none of the others', async () => {
  const [one, two] = [await newRoom(site), await newRoom(site)];
  const anna = member('Anna');
  must(one.enter(anna));
  must(await one.command(anna, line('First line')));
  must(await one.command(facilitator(), command('room.phase', { phase: 'Two' })));
  const live = (await site.directory.summaries([one.id]))[0];
  expect(live).toMatchObject({ name: 'Sumy', phase: 'Two', entries: 1, closedAt: null });
  expect(Object.keys(live?.roster ?? {})).toEqual([anna.connection]);
  expect(live?.activity).toHaveLength(60);
  await site.restart();
  const opening = vi.spyOn(site.journal, 'open');
  const all = await site.directory.summaries('all');
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set([one.id, two.id]));
  expect(all.find(({ id }) => id === one.id)).toMatchObject({
    entries: 1,
    roster: {},
    lastEntry: { text: 'First line', delegation: 'PAR' },
  });
  expect(opening).not.toHaveBeenCalled();
  expect(await site.directory.summaries([ulid()])).toEqual([]);
});

test('3.83 3.15 a snapshot is taken while the room lives, once enough has been written', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  const before = (await room.recordState({ whole: true })).update.byteLength;
  for (let batch = 0; batch < 5; batch++) {
    const sent = Array.from({ length: 450 }, (_, i) => room.command(anna, line(`line ${i}`)));
    (await Promise.all(sent)).forEach(must);
  }
  await becomes(() => expect(snapshots(room.id)).toBeGreaterThan(0));
  const record = (await room.recordState({ whole: true })).update;
  expect(record.byteLength).toBeGreaterThan(before);
  await site.restart({ hard: true });
  const again = must(await site.directory.open(room.id));
  expect((await again.recordState({ whole: true })).update).toEqual(record);
  // Closed segments are handed out one by one; of others there are none.
  const first = new Y.Doc();
  Y.applyUpdate(first, must(await again.segment({ site: 'PAR', segment: 0 })).update);
  expect(first.getMap('log:PAR:0').size).toBe(500);
  for (const request of [
    { site: 'PAR', segment: 99 },
    { site: 'LON', segment: 0 },
  ])
    expect(codeOf(await again.segment(request))).toBe('NOT_FOUND');
});

test('3.84 who makes dear edits waits, in whatever room; others do not', async () => {
  await site.close();
  let elapsed = 0;
  const environment = { elapsed: () => elapsed };
  site = await testSite({ environment, effort: { perSecond: 1_000, burst: 0 } });
  const [room, other] = [await newRoom(site), await newRoom(site)];
  const anna = await Copy.of(room, member('Anna'));
  const ben = await Copy.of(room, member('Ben'));
  const id = ulid();
  const note = (doc: Y.Doc) =>
    doc.getMap<Y.Map<Y.Text>>('features').get(id)?.get('note') ?? new Y.Text();
  const annaThere = await Copy.of(other, anna.me);
  const benDraws = ben.make(drawPoint('Bens'));
  must(await anna.edit(drawPoint('Bridge', id)));
  must(await anna.edit((doc) => note(doc).insert(0, 'a long note')));
  // Cutting a text is a step of judging; here there is none to spare.
  must(await anna.edit((doc) => note(doc).delete(2, 5)));
  const next = anna.make(drawPoint('next'));
  const refused = { code: 'RATE_LIMITED', retry: true };
  expect(await room.submit(anna.me, next, 'leased')).toMatchObject({ error: refused });
  expect(codeOf(await annaThere.edit(drawPoint('there')))).toBe('RATE_LIMITED');
  must(await room.submit(ben.me, benDraws, 'leased'));
  elapsed += 1_000;
  must(await room.submit(anna.me, next, 'leased'));
});

test('3.7 a room that is only joined and read builds no document', async () => {
  await site.close();
  let built = 0;
  site = await testSite({ onJudge: () => void built++ });
  const room = await newRoom(site);
  const ben = await Copy.of(room, member('Ben'));
  must(await ben.edit(drawPoint('Bridge')));
  const { update } = await room.boardState();
  expect(built).toBe(1);
  await site.restart();
  const again = must(await site.directory.open(room.id));
  must(again.enter(ben.me));
  must(await again.lease(ben.me, ulid()));
  must(await again.command(ben.me, line('said')));
  expect((await again.boardState()).update).toEqual(update);
  expect(built).toBe(1);
  must(await again.submit(ben.me, ben.make(drawPoint('Road')), 'leased'));
  expect(built).toBe(2);
});

test('3.52 a broken chain is refused with the row that broke it', async () => {
  const room = await newRoom(site);
  must(await room.command(member('Anna'), line('true')));
  await site.directory.stop();
  await site.journal.close();
  const db = new DatabaseSync(join(site.dir, 'journal.db'));
  db.exec("UPDATE entry SET payload = CAST('{}' AS BLOB) WHERE id = (SELECT max(id) FROM entry)");
  db.close();
  rmSync(join(site.dir, 'snapshots'), { recursive: true, force: true });
  await site.restart({ hard: true });
  const refused = await site.directory.open(room.id);
  expect(refused).toMatchObject({ ok: false, error: { code: 'CHAIN_BROKEN', detail: 'PAR 2' } });
});

test('3.80 a room that an unforeseen fault keeps from opening is refused, and the fault reported', async () => {
  const room = await newRoom(site);
  await site.restart();
  vi.spyOn(site.journal, 'open').mockRejectedValueOnce(new TypeError('a mistake of ours'));
  expect(codeOf(await site.directory.open(room.id))).toBe('JOURNAL_FAILED');
  expect(site.reports).toEqual([expect.stringContaining('a mistake of ours')]);
  must(await site.directory.open(room.id));
});

test('a listener that fails does not keep the others from hearing', async () => {
  const room = await newRoom(site);
  room.subscribe({
    changes: () => {
      throw new Error('broken listener');
    },
    presence: () => undefined,
    status: () => undefined,
    closed: () => undefined,
  });
  const heard = recorder(room);
  must(await room.command(member('Anna'), line('heard')));
  await becomes(() => expect(heard.changes.length).toBeGreaterThan(0));
  expect(site.reports[0]).toContain('broken listener');
  expect(systemEnvironment(() => undefined).newId()).toMatch(/^[0-9A-Z]{26}$/);
});
