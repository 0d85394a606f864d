import { afterEach, beforeEach, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import * as Y from 'yjs';
import {
  codeOf,
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

test('3.1 an edit of the board is acknowledged as durable, then announced to all', async () => {
  const room = await newRoom(site);
  const anna = await Copy.of(room, member('Anna'));
  const heard = recorder(room);
  const receipt = must(await anna.edit(drawPoint('Bridge')));
  expect(receipt).toMatchObject({ durable: true, site: 'PAR' });
  await becomes(() => expect(heard.changes).toHaveLength(1));
  const other = new Y.Doc();
  Y.applyUpdate(other, (await room.boardState()).update);
  expect(other.getMap('features').size).toBe(1);
});

test('3.1 a command becomes a numbered entry on every copy', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  const said = line('Convoy has left');
  const receipt = must(await room.command(anna, said));
  const doc = await recordDoc(room);
  const entry = doc.getMap('log:PAR:0').get(said.id);
  expect(entry).toMatchObject({
    number: receipt.number,
    site: 'PAR',
    body: { text: 'Convoy has left' },
  });
});

test('3.2 the same command twice is recorded once; another under its id is refused', async () => {
  const room = await newRoom(site);
  const anna = member('Anna');
  const said = line('once');
  const both = await Promise.all([room.command(anna, said), room.command(anna, said)]);
  const [first, second] = both.map(must);
  expect(second).toEqual({ ...first, repeated: true });
  await site.restart({ hard: true });
  const again = must(await site.directory.open(room.id));
  expect(must(await again.command(anna, said))).toEqual({ ...first, repeated: true });
  const other = { ...line('twice'), id: said.id };
  expect(codeOf(await again.command(anna, other))).toBe('ID_REUSED');
  expect(codeOf(await again.command(member('Ben'), said))).toBe('ID_REUSED');
});

test('3.5 a restart gives the same bytes of the record and the same board', async () => {
  const room = await newRoom(site);
  const anna = await Copy.of(room, member('Anna'));
  for (let i = 0; i < 20; i++) {
    must(await anna.edit(drawPoint(`p${i}`)));
    must(await room.command(anna.me, line(`line ${i}`)));
  }
  const record = (await room.recordState({ whole: true })).update;
  const board = (await room.boardState()).update;
  for (const hard of [true, false]) {
    await site.restart({ hard });
    const again = must(await site.directory.open(room.id));
    expect((await again.recordState({ whole: true })).update).toEqual(record);
    expect((await again.boardState()).update).toEqual(board);
  }
});
