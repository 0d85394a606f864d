import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { becomes } from '../becomes.ts';
import * as Y from 'yjs';
import { ulid } from 'ulid';
import { entryHash } from '../../shared/room/record/chain.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { JournalError } from '../../server/journal/contract.ts';
import type { Member, RoomPort } from '../../server/room/contract.ts';
import {
  codeOf,
  command,
  Copy,
  drawPoint,
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

/** The store takes no page more, and this much does not fit any more: a commit with it fails. */
async function fillUp(room: RoomPort, me: Member): Promise<() => Promise<unknown>[]> {
  await site.journal.setQuota(1);
  return () => Array.from({ length: 8 }, () => room.command(me, line('x'.repeat(8_000))));
}

/** Rows of the journal, as whoever reads the disk would see them. */
async function rows(room: string): Promise<number> {
  let count = 0;
  for await (const row of site.journal.read(room, 'PAR', 0)) count = row.seq;
  return count;
}

test('3.1 what is announced or handed out is on the disk already, whatever is in flight', async () => {
  const room = await newRoom(site);
  const anna = await Copy.of(room, member('Anna'));
  const follower = new Y.Doc();
  const reads: Promise<void>[] = [];
  let announced = 0;
  room.subscribe({
    changes: ({ board = [], record = [] }) => {
      announced += board.length;
      const entries = record.length;
      board.forEach((update) => Y.applyUpdate(follower, update));
      const expected = announced;
      reads.push(rows(room.id).then((n) => expect(n).toBeGreaterThanOrEqual(expected + entries)));
    },
    presence: () => undefined,
    status: () => undefined,
    closed: () => undefined,
  });
  const edits = Array.from({ length: 30 }, (_, i) => anna.edit(drawPoint(`p${i}`)));
  const asked = room.boardState();
  edits.push(anna.edit(drawPoint('later')));
  const state = new Y.Doc();
  Y.applyUpdate(state, (await asked).update);
  // Encoded when asked: 30 of 31; none of them was durable then, all are now.
  expect(state.getMap('features').size).toBe(30);
  expect(await rows(room.id)).toBeGreaterThanOrEqual(30);
  (await Promise.all(edits)).map(must);
  await becomes(() => expect(follower.getMap('features').size).toBe(31));
  await Promise.all(reads);
  // 31 edits shared a few commits.
  expect(site.journal.commits()).toBeLessThan(20);
});

test('3.1 a copy that listens and joins amid writing misses nothing', async () => {
  const room = await newRoom(site);
  const anna = await Copy.of(room, member('Anna'));
  const edits: Promise<unknown>[] = [];
  const joiners: Promise<Y.Doc>[] = [];
  const join = async () => {
    const doc = new Y.Doc();
    room.subscribe({
      changes: (changes) => changes.board?.forEach((update) => Y.applyUpdate(doc, update)),
      presence: () => undefined,
      status: () => undefined,
      closed: () => undefined,
    });
    const [board, record] = await Promise.all([room.boardState(), room.recordState()]);
    Y.applyUpdate(doc, board.update);
    expect(record.update.byteLength).toBeGreaterThan(2);
    return doc;
  };
  for (let i = 0; i < 60; i++) {
    edits.push(anna.edit(drawPoint(`p${i}`)), room.command(anna.me, line(`l${i}`)));
    if (i % 7 === 0) joiners.push(join());
    if (i % 5 === 0) await edits[Math.max(0, edits.length - 8)];
  }
  await Promise.all(edits);
  const docs = await Promise.all(joiners);
  await becomes(() => {
    for (const doc of docs) expect(doc.getMap('features').size).toBe(60);
  });
});

test('3.4 an update sent again is acknowledged with 0, after the first is durable', async () => {
  const room = await newRoom(site);
  const anna = await Copy.of(room, member('Anna'));
  const update = anna.make(drawPoint('once'));
  const order: string[] = [];
  const first = room.submit(anna.me, update, 'leased').then((r) => (order.push('first'), r));
  const again = room.submit(anna.me, update, 'leased').then((r) => (order.push('again'), r));
  expect(must(await again)).toEqual({ durable: true, site: 'PAR', seq: 0 });
  expect(must(await first).seq).toBeGreaterThan(0);
  expect(order).toEqual(['first', 'again']);
});

test('3.7 a whole state is the same array until something changes', async () => {
  const room = await newRoom(site);
  const anna = await Copy.of(room, member('Anna'));
  must(await anna.edit(drawPoint('one')));
  const [board, record] = [await room.boardState(), await room.recordState()];
  expect((await room.boardState()).update).toBe(board.update);
  expect((await room.boardState(Uint8Array.of(0))).update).toBe(board.update);
  expect((await room.recordState({})).update).toBe(record.update);
  must(await anna.edit(drawPoint('two')));
  expect((await room.boardState()).update).not.toBe(board.update);
  expect((await room.recordState()).update).toBe(record.update);
  const lacking = new Y.Doc();
  Y.applyUpdate(lacking, board.update);
  Y.applyUpdate(lacking, (await room.boardState(Y.encodeStateVector(lacking))).update);
  expect(lacking.getMap('features').size).toBe(2);
});

test('3.7 what holders of the same lack is encoded once, for a few different ones', async () => {
  const room = await newRoom(site);
  const anna = await Copy.of(room, member('Anna'));
  const held: Uint8Array[] = [];
  for (let i = 0; i < 20; i++) {
    must(await anna.edit(drawPoint(`p${i}`)));
    held.push(Y.encodeStateVector(anna.doc));
  }
  const asked = async (): Promise<Uint8Array[]> => {
    const states = await Promise.all(held.slice(0, -1).map((vector) => room.boardState(vector)));
    return states.map(({ update }) => update);
  };
  const first = await asked();
  const kept = (await asked()).map((update, i) => update === first[i]);
  expect(kept).toEqual(first.map((_, i) => i < 16));
  must(await anna.edit(drawPoint('another')));
  expect((await asked())[0]).not.toEqual(first[0]);
});

test('3.10 3.11 3.13 the register has no gaps, chains, and its time never goes back', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  const ids: string[] = [];
  for (const jump of [0, 5_000, -60_000, 1]) {
    site.clock.now += jump;
    const said = line(`at ${jump}`);
    ids.push(said.id);
    must(await room.command(anna, said));
  }
  const doc = await recordDoc(room);
  const all = [
    ...doc.getMap<Entry>('acts:PAR').values(),
    ...doc.getMap<Entry>('log:PAR:0').values(),
  ];
  all.sort((a, b) => a.number - b.number);
  all.forEach((entry, i) => {
    expect(entry.number).toBe(i + 1);
    expect(entry.prev).toBe(all[i - 1]?.hash ?? '');
    expect(entry.hash).toBe(entryHash(entry));
    expect(entry.recordedAt).toBeGreaterThanOrEqual(all[i - 1]?.recordedAt ?? 0);
  });
  const written = all.filter((entry) => ids.includes(entry.id));
  for (const { author, delegation } of written) {
    expect(author).toEqual({ person: anna.person, name: 'Anna' });
    expect(delegation).toBe('PAR');
  }
});

test('3.12 an entry more than 15 minutes after its event is marked late', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  const onTime = line('on time', site.clock.now - 15 * 60_000);
  const late = line('late', site.clock.now - 15 * 60_000 - 1);
  must(await room.command(anna, onTime));
  must(await room.command(anna, late));
  const log = (await recordDoc(room)).getMap<Entry>('log:PAR:0');
  expect(log.get(onTime.id)?.late).toBeUndefined();
  expect(log.get(late.id)).toMatchObject({ late: true, eventAt: late.eventAt });
});

test('3.91 an event ahead of the server’s clock is refused, as far as clocks may differ it is not', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  const said = (ahead: number) =>
    room.command(
      anna,
      command(
        'log.append',
        { kind: 'comment', text: 'soon', language: 'en' },
        site.clock.now + ahead,
      ),
    );
  must(await said(10 * 60_000));
  expect(codeOf(await said(10 * 60_000 + 1))).toBe('EVENT_AHEAD');
});

test('3.50 3.51 a full journal: refused, told, back to what is durable; then it goes on', async () => {
  const room = await newRoom(site);
  const anna = await Copy.of(room, member('Anna'));
  const heard = recorder(room);
  must(await anna.edit(drawPoint('kept')));
  const before = must(await room.command(anna.me, line('kept')));
  const boardBefore = (await room.boardState()).update;
  const recordBefore = (await room.recordState()).update;
  await becomes(() => expect(heard.changes.at(-1)?.record).toBeDefined());
  const told = heard.changes.length;
  const tooMuch = await fillUp(room, anna.me);
  const said = line('while full');
  const update = anna.make(drawPoint('while full'));
  const [edit, entry, state] = await Promise.all([
    room.submit(anna.me, update, 'leased'),
    room.command(anna.me, said),
    room.boardState(),
    ...tooMuch(),
  ]);
  expect([codeOf(edit), codeOf(entry)]).toEqual(['JOURNAL_FULL', 'JOURNAL_FULL']);
  // Whoever joins meanwhile sees the last durable state, not what was refused.
  expect(state.update).toEqual(boardBefore);
  expect((await room.recordState()).update).toEqual(recordBefore);
  expect(codeOf(await room.command(anna.me, line('still full')))).toBe('JOURNAL_FULL');
  expect(room.status()).toEqual({ writable: false, reason: 'JOURNAL_FULL' });
  expect(heard.changes).toHaveLength(told);
  expect(heard.status[0]).toEqual({ writable: false, reason: 'JOURNAL_FULL' });

  await site.journal.setQuota(null);
  await becomes(() => expect(room.status().writable).toBe(true));
  expect(heard.status.at(-1)).toEqual({ writable: true });
  must(await room.submit(anna.me, update, 'leased'));
  expect(must(await room.command(anna.me, said))).toMatchObject({ number: before.number + 1 });
  await site.restart({ hard: true });
  const again = must(await site.directory.open(room.id));
  const board = new Y.Doc();
  Y.applyUpdate(board, (await again.boardState()).update);
  expect(board.getMap('features').size).toBe(2);
});

test('3.1 the lobby shows no line before it is durable, nor one that is lost', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  must(
    await room.command(
      anna,
      command('log.append', { kind: 'comment', text: 'kept', language: 'en' }),
    ),
  );
  const fill = await fillUp(room, anna);
  const sent = fill();
  const [summary] = await site.directory.summaries([room.id]);
  expect(summary).toMatchObject({ entries: 1, lastEntry: { text: 'kept' } });
  await Promise.all(sent);
});

test('3.54 what the disk does not keep up with is refused for a moment, and nothing else', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  const long = 'є'.repeat(20_000);
  const sent = Array.from({ length: 260 }, () => room.command(anna, line(long)));
  const results = await Promise.all(sent);
  const taken = results.findIndex(({ ok }) => !ok);
  // 40 kB each: 8 MB of them are on their way, and the one that goes over.
  expect(taken).toBeGreaterThan(200);
  expect(taken).toBeLessThan(215);
  for (const result of results.slice(taken))
    expect(result).toMatchObject({ ok: false, error: { code: 'OVERLOADED', retry: true } });
  expect(room.status()).toEqual({ writable: true });
  must(await room.command(anna, line('goes on')));
});

test('3.53 a room closed while its journal is out of reach ends, and so does who waits for it', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  const tooMuch = await fillUp(room, anna);
  vi.spyOn(site.journal, 'open').mockRejectedValue(new JournalError('JOURNAL_FAILED', 'gone'));
  await Promise.all(tooMuch());
  const asked = room.boardState().then(
    () => 'a state',
    (error: unknown) => (error instanceof JournalError ? error.code : error),
  );
  await site.directory.stop();
  expect(await asked).toBe('STOPPING');
});

test('3.6 a refusal for good is not given on account of an entry that is then lost', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  const wrong = line('wrong');
  must(await room.command(anna, wrong));
  const tooMuch = await fillUp(room, anna);
  const correct = () =>
    command('log.correct', {
      kind: 'action',
      text: 'right',
      language: 'en',
      corrects: wrong.id,
      reason: 'typing error',
    });
  const [first, second] = await Promise.all([
    room.command(anna, correct()),
    room.command(anna, correct()),
    ...tooMuch(),
  ]);
  expect([codeOf(first), codeOf(second)]).toEqual(['JOURNAL_FULL', 'JOURNAL_FULL']);
  await site.journal.setQuota(null);
  await becomes(() => expect(room.status().writable).toBe(true));
  must(await room.command(anna, correct()));
  expect(codeOf(await room.command(anna, correct()))).toBe('ALREADY_CORRECTED');
});

test('3.62 a plain program’s clientID is on record before its update, and nobody else’s', async () => {
  const room = await newRoom(site);
  const [anna, ben] = [member('Anna'), member('Ben')];
  const doc = new Y.Doc();
  drawPoint('from a plain program')(doc);
  const update = Y.encodeStateAsUpdate(doc);
  expect(codeOf(await room.submit(anna, update, 'leased'))).toMatch(/UNLEASED_CLIENT/);
  must(await room.submit(anna, update, 'first-use'));
  const record = await recordDoc(room);
  expect(record.getMap('leases').get(String(doc.clientID))).toBe(anna.person);
  const vector = Y.encodeStateVector(doc);
  drawPoint('again', ulid())(doc);
  const more = Y.encodeStateAsUpdate(doc, vector);
  expect(codeOf(await room.submit(ben, more, 'first-use'))).toBe('FOREIGN_CLIENT');
  must(await room.submit(anna, more, 'leased'));
});
