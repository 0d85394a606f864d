import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sniff } from '../../shared/attachments/sniff.ts';
import { attachmentPath } from '../../shared/protocol/http/attachments.ts';
import { collectUnused } from '../../server/attachments/collect.ts';
import { AttachmentStore } from '../../server/attachments/store.ts';
import type { Journal } from '../../server/journal/contract.ts';
import { Site } from './http-support.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const SVG = Buffer.from('<?xml version="1.0"?><svg xmlns="x"><script>alert(1)</script></svg>');
const HTML = Buffer.from('\n<!-- a page --><HTML><script>alert(1)</script>');
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let site: Site;
let host: string;
let room: string;
let other: string;
let editor: string;
let observer: string;
beforeAll(async () => {
  site = await Site.start({ ATTACHMENT_MB: '0.05', ATTACHMENTS_MB_PER_HOUR: '0.2' });
  host = (await site.redeem(site.server.firstLink ?? '', 'Host')).cookie;
  room = await site.createRoom(host);
  other = await site.createRoom(host);
  editor = (await site.person(host, room, 'Editor')).cookie;
  observer = (await site.person(host, room, 'Observer', { role: 'observer' })).cookie;
});
afterAll(() => site.stop());

const url = (to: string) => `http://127.0.0.1:${site.server.port}${to}`;
async function put(cookie: string, bytes: Uint8Array, hash = sha(bytes), into = room) {
  const init = { method: 'PUT', headers: { cookie }, body: new Uint8Array(bytes) };
  const response = await fetch(url(attachmentPath(into, hash)), init);
  const answer = (await response.json()) as {
    ok: boolean;
    value: unknown;
    error: { code: string };
  };
  return answer.ok ? answer.value : answer.error.code;
}
const get = (cookie: string, hash: string, name?: string, from = room) =>
  fetch(url(attachmentPath(from, hash, name)), { headers: { cookie } });

const bytesOf = async function* (bytes: Uint8Array) {
  yield await Promise.resolve(bytes);
};

describe('3.160 attached files', () => {
  test('are kept under their hash, once, and given back byte by byte', async () => {
    const stored = { hash: sha(PNG), size: PNG.length, type: 'image/png' };
    expect(await put(editor, PNG)).toEqual(stored);
    expect(await put(editor, PNG)).toEqual(stored);
    const answer = await get(observer, sha(PNG));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    const folder = path.join(site.directory, 'data/attachments');
    expect(readdirSync(path.join(folder, room, sha(PNG).slice(0, 2)))).toEqual([sha(PNG)]);
    expect(readdirSync(path.join(folder, 'unfinished'))).toEqual([]);
  });

  test('are refused when the bytes have another hash, when empty, when too large', async () => {
    expect(await put(editor, PNG, sha(SVG))).toBe('BAD_VALUE');
    expect(await put(editor, new Uint8Array())).toBe('BAD_VALUE');
    expect(await put(editor, randomBytes(60_000))).toBe('TOO_LARGE');
    expect(await put(editor, PNG, '../../etc/passwd')).toBe('NOT_FOUND');
  });

  test('are refused when nobody says how large they are: what a person may attach is counted', async () => {
    const body = new Blob([SVG]).stream();
    const init = { method: 'PUT', headers: { cookie: editor }, body, duplex: 'half' } as const;
    const answer = await fetch(url(attachmentPath(room, sha(SVG))), init);
    expect(await answer.json()).toMatchObject({ error: { code: 'MALFORMED' } });
  });

  test('are taken up to the very limit, whatever size was announced', async () => {
    const store = new AttachmentStore(
      mkdtempSync(path.join(site.directory, 'limit-')),
      100,
      () => 0,
    );
    const bring = async (bytes: Uint8Array) => {
      const stored = await store.put(room, sha(bytes), bytesOf(bytes));
      return stored.ok ? stored.value.size : stored.error.code;
    };
    expect(await bring(randomBytes(100))).toBe(100);
    expect(await bring(randomBytes(101))).toBe('TOO_LARGE');
  });

  test.each([
    ['ENOSPC', 'JOURNAL_FULL'],
    ['EDQUOT', 'JOURNAL_FULL'],
    ['ECONNRESET', 'TIMED_OUT'],
  ])('that stop half-way (%s) leave nothing, and may be sent again: %s', async (error, code) => {
    const folder = mkdtempSync(path.join(site.directory, 'half-'));
    const store = new AttachmentStore(folder, 100, () => 0);
    const half = async function* () {
      yield await Promise.resolve(PNG.subarray(0, 8));
      throw Object.assign(new Error('stopped'), { code: error });
    };
    const refused = await store.put(room, sha(PNG), half());
    expect(refused).toMatchObject({ ok: false, error: { code, retry: true } });
    expect(readdirSync(folder, { recursive: true })).toEqual(['unfinished']);
    expect(await store.put(room, sha(PNG), bytesOf(PNG))).toMatchObject({ ok: true });
  });

  test('belong to the room: a member of another one does not get them', async () => {
    const outsider = (await site.person(host, other, 'Outsider')).cookie;
    expect((await get(outsider, sha(PNG))).status).toBe(403);
    expect((await get(outsider, sha(PNG), undefined, other)).status).toBe(404);
    expect(await put(observer, HTML)).toBe('READ_ONLY');
  });
});

describe('3.161 no file is rendered as a page', () => {
  test.each([
    ['x.svg', SVG, 'application/octet-stream'],
    ['x.html', HTML, 'application/octet-stream'],
    ['x.png', PNG, 'image/png'],
  ])('%s', async (name, bytes, type) => {
    await put(host, bytes);
    const { headers, status } = await get(observer, sha(bytes), name);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${name}`);
  });

  test('and is asked for each time, so that who was shown out gets nothing more', async () => {
    const { headers } = await get(observer, sha(PNG));
    expect(headers.get('cache-control')).toBe('private, no-cache');
    const init = { headers: { cookie: observer, 'if-none-match': headers.get('etag') ?? '' } };
    expect((await fetch(url(attachmentPath(room, sha(PNG))), init)).status).toBe(304);
  });

  test('a name cannot break out of its header', async () => {
    const { headers } = await get(observer, sha(PNG), '../"\r\nX: y;\u202Efdp.exe');
    expect(headers.get('x')).toBe(null);
    expect(headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''____X_%20y%3B_fdp.exe",
    );
  });
});

test('3.162 the type is that of the first bytes, whatever the name', () => {
  const of = (text: string) => sniff(Buffer.from(text, 'latin1'));
  expect(of('GIF89a<script>')).toBe('image/gif');
  expect(of('%PDF-1.7')).toBe('application/pdf');
  expect(of('PK\x03\x04')).toBe('application/zip');
  expect(of('\xef\xbb\xbf<?xml version="1.0"?>\n<s:svg xmlns:s="x">')).toBe('image/svg+xml');
  expect(of('hello <b>you</b> <IMG src=x onerror=y>')).toBe('text/html');
  expect(of('\xff\xfe<\x00s\x00v\x00g\x00>\x00')).toBe('image/svg+xml');
  expect(of('Convoy left at 14:32')).toBe('text/plain');
  expect(of('\x7fELF\x02')).toBe('application/octet-stream');
});

test('3.163 one person attaches so much in an hour; others go on', async () => {
  const greedy = (await site.person(host, room, 'Greedy')).cookie;
  const answers = [];
  for (let i = 0; i < 6; i++) answers.push(await put(greedy, randomBytes(40_000)));
  expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(1);
  expect(await put(editor, randomBytes(40_000))).toMatchObject({ size: 40_000 });
});

test('3.164 what an interrupted upload left is removed at the next start', () => {
  const folder = path.join(site.directory, 'again');
  const left = path.join(folder, 'unfinished', 'half');
  new AttachmentStore(folder, 1, Date.now);
  writeFileSync(left, 'half a file');
  new AttachmentStore(folder, 1, Date.now);
  expect(existsSync(left)).toBe(false);
});

describe('3.167 files whose entry never came', () => {
  const DAY = 24 * 3_600_000;
  const NAMED = Buffer.from('named by an entry');
  const SMALL = Buffer.from('its thumbnail');
  const LEFT = Buffer.from('left behind');

  async function filled() {
    const clock = { now: Date.UTC(2026, 10, 30) };
    const folder = mkdtempSync(path.join(site.directory, 'kept-'));
    const opened = () => new AttachmentStore(folder, 100, () => clock.now);
    const store = opened();
    for (const bytes of [NAMED, SMALL, LEFT]) await store.put(room, sha(bytes), bytesOf(bytes));
    const file = { hash: sha(NAMED), size: NAMED.length, name: 'a', type: 'text/plain' };
    const thumbnail = { hash: sha(SMALL), size: SMALL.length };
    const entry = { type: 'log.append', body: { attachments: [{ ...file, thumbnail }] } };
    let reads = 0;
    const journal = {
      // The register of the site that is looked into last names them.
      async *read(_room: string, of: string) {
        if (of !== 'PAR') return;
        reads += 1;
        yield await Promise.resolve({
          kind: 'record',
          payload: Buffer.from(JSON.stringify(entry)),
        });
      },
    } as unknown as Pick<Journal, 'read'>;
    const collect = (from = store) =>
      collectUnused({ store: from, journal, sites: ['LON', 'PAR'] }, clock.now);
    const held = () =>
      [NAMED, SMALL, LEFT].map((bytes) => existsSync(store.file(room, sha(bytes))));
    return { clock, opened, store, collect, held, reads: () => reads };
  }

  test('are removed after a day, and nothing that an entry names ever', async () => {
    const { clock, store, collect, held, reads } = await filled();
    clock.now += DAY;
    expect(await collect()).toBe(0);
    expect(reads()).toBe(0);
    clock.now += 1_000;
    expect(await collect()).toBe(1);
    expect(held()).toEqual([true, true, false]);
    // Once known to be named it is no longer asked about, also when somebody looked at it.
    expect(store.look(room, sha(NAMED))).not.toBeNull();
    clock.now += 10 * DAY;
    expect(await collect()).toBe(0);
    expect(held()).toEqual([true, true, false]);
    expect(reads()).toBe(1);
  });

  test('stay a day more when somebody brings them again or a command asks for them', async () => {
    const { clock, store, collect, held } = await filled();
    clock.now += DAY - 1_000;
    await store.put(room, sha(LEFT), bytesOf(LEFT));
    clock.now += DAY / 2;
    expect(await collect()).toBe(0);
    expect(store.look(room, sha(LEFT))).not.toBeNull();
    clock.now += DAY - 1_000;
    expect(await collect()).toBe(0);
    clock.now += 2_000;
    expect(await collect()).toBe(1);
    expect(store.look(room, sha(LEFT))).toBeNull();
    expect(held()).toEqual([true, true, false]);
  });

  test('stay their day also over a restart, counted from when they were brought last', async () => {
    const { clock, store, opened, collect, held } = await filled();
    clock.now += DAY - 1_000;
    await store.put(room, sha(LEFT), bytesOf(LEFT));
    clock.now += 2_000;
    expect(await collect(opened())).toBe(0);
    expect(held()).toEqual([true, true, true]);
    clock.now += DAY;
    expect(await collect(opened())).toBe(1);
    expect(held()).toEqual([true, true, false]);
  });
});
