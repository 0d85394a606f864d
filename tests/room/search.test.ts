import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RoomPort } from '../../server/room/contract.ts';
import type { Search } from '../../server/search/contract.ts';
import { openSearch } from '../../server/search/search.ts';
import { command, line, member, must, newRoom, testSite, type TestSite } from './room-fixture.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'accord-search-'));
const file = path.join(dir, 'search.db');
const anna = member('Anna', 'editor', 'PAR');
let site: TestSite;
let room: RoomPort;
let search: Search;
const errors: unknown[] = [];
const begin = (): Search =>
  openSearch({
    journal: site.journal,
    sites: ['PAR', 'LON'],
    file,
    report: (_what, error) => void errors.push(error),
  });

beforeAll(async () => void (site = await testSite()));
beforeEach(async () => {
  room = await newRoom(site);
  search = begin();
});
afterEach(async () => {
  await search.close();
  expect(errors).toEqual([]);
});
afterAll(async () => {
  await site.close();
  rmSync(dir, { recursive: true, force: true });
});

const say = async (text: string): Promise<string> => {
  const sent = line(text);
  must(await room.command(anna, sent));
  return sent.id;
};
const ids = async (text: string, of = room): Promise<string[]> =>
  must(await search.find(of.id, text)).hits.map(({ id }) => id);

describe('3.110 search', () => {
  test('3.110 finds at once what has just become durable, in three languages', async () => {
    const french = await say('L’Élysée demande six cars.');
    const ukrainian = await say('Немає зв’язку з Києвом');
    expect(await ids('elysee')).toEqual([french]);
    expect(await ids("зв'язку")).toEqual([ukrainian]);
    const english = await say('Six coaches, no link to Kyiv');
    expect(await ids('six')).toEqual([english, french]);
    expect(await ids('six cars')).toEqual([french]);
    expect(await ids('seven')).toEqual([]);
    expect(await ids('')).toEqual([]);
    // A single sign is a word of its own, or the answer to a first letter would be half of the log.
    expect(await ids('s')).toEqual([]);
    expect(await ids('l')).toEqual([french]);
    expect(must(await search.find(room.id, 'anna coach')).hits[0]).toMatchObject({
      site: 'PAR',
      snippet: { text: expect.stringContaining('Six coaches') },
    });
  });

  test('3.110 finds nothing of another room, and takes no query for a program', async () => {
    await say('secret words');
    const other = await newRoom(site);
    expect(await ids('secret', other)).toEqual([]);
    for (const hostile of [
      '") OR room : "',
      'secret"*',
      'folded:x',
      "'; DROP TABLE entry",
      'NEAR(',
    ])
      expect(Array.isArray(await ids(hostile))).toBe(true);
    expect(await ids('secret')).toHaveLength(1);
  });

  test('3.111 a correction or a translation leads to the line it is about', async () => {
    const id = await say('Two coaches at E-2.');
    const fix = command('log.correct', {
      kind: 'comment',
      text: 'Three buses at E-2.',
      language: 'en',
      corrects: id,
      reason: 'misheard',
    });
    must(await room.command(anna, fix));
    must(
      await room.command(
        anna,
        command('log.translate', { entry: fix.id, language: 'fr', text: 'Trois autocars.' }),
      ),
    );
    for (const words of ['coaches', 'buses', 'misheard', 'autocar', 'e-2'])
      expect([words, await ids(words)]).toEqual([words, [id]]);
    const [hit] = must(await search.find(room.id, 'e-2')).hits;
    expect(hit?.snippet.text).toContain('Three buses');
  });

  test('3.112 goes on after a restart, and is made anew when its file is damaged', async () => {
    const id = await say('before the restart');
    expect(await ids('restart')).toEqual([id]);
    for (const suffix of ['', '-wal']) expect(statSync(file + suffix).mode & 0o777).toBe(0o600);
    await search.close();
    search = begin();
    const second = await say('after the restart');
    expect(await ids('restart')).toEqual([second, id]);
    await search.close();
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    writeFileSync(file, 'not a database, and longer than a header of one has to be '.repeat(40));
    search = begin();
    expect(await ids('restart')).toEqual([second, id]);
    await search.close();
    const older = new DatabaseSync(file);
    older.exec('DROP TABLE words; DROP TABLE entry; PRAGMA user_version = 99');
    older.close();
    search = begin();
    expect(await ids('restart')).toEqual([second, id]);
  });

  test('3.112 an index that cannot be opened is said, and tried anew with the next search', async () => {
    const id = await say('where nothing can be kept');
    const inside = path.join(dir, 'not yet there');
    const told: string[] = [];
    const { journal } = site;
    const other = openSearch({
      journal,
      sites: ['PAR'],
      file: path.join(inside, 'search.db'),
      report: (what) => void told.push(what),
    });
    const code = async (): Promise<string> => {
      const found = await other.find(room.id, 'nothing');
      return found.ok ? found.value.hits.map((hit) => hit.id).join() : found.error.code;
    };
    expect(await code()).toBe('INTERNAL');
    expect(told).toEqual(['a search failed']);
    mkdirSync(inside);
    expect(await code()).toBe(id);
    await other.close();
    expect(await code()).toBe('STOPPING');
  });

  test('3.110 finds what each site recorded, newest first, whichever came here first', async () => {
    const id = (n: number): string => `01JD000000000000000000000${n}`;
    const entry = (n: number, site: string, recordedAt: number) => {
      const said = { ...{ id: id(n), site, number: n, recordedAt }, type: 'log.append' };
      const body = { kind: 'comment', text: `bridge ${n}`, language: 'en' };
      const payload = Buffer.from(JSON.stringify({ ...said, author: { name: 'Anna' }, body }));
      return { kind: 'record', seq: n, payload };
    };
    const rows: Record<string, ReturnType<typeof entry>[]> = {
      PAR: [entry(1, 'PAR', 1_000), entry(2, 'PAR', 3_000)],
      LON: [entry(3, 'LON', 2_000), entry(4, 'LON', 4_000)],
    };
    const journal = {
      async *read(_room: string, of: string, after: number) {
        for (const row of rows[of] ?? []) if (row.seq > after) yield await Promise.resolve(row);
      },
    } as unknown as TestSite['journal'];
    const report = (_what: string, error: unknown): void => void errors.push(error);
    const sites = ['PAR', 'LON'];
    const both = openSearch({ journal, sites, file: path.join(dir, 'both.db'), report });
    const found = must(await both.find(room.id, 'bridge'));
    expect(found.hits.map((hit) => hit.id)).toEqual([4, 2, 3, 1].map(id));
    await both.close();
  });

  test('3.110 says that there are more than it answers', async () => {
    await Promise.all(Array.from({ length: 230 }, (_, n) => say(`common word ${n}`)));
    const { hits, more } = must(await search.find(room.id, 'comm'));
    expect([hits.length, more]).toEqual([200, true]);
  });
});
