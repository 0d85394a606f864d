import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Site } from './http-support.ts';

let site: Site;
beforeAll(async () => (site = await Site.start()));
afterAll(() => site.stop());

const get = (to: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${site.server.port}${to}`, { headers });

test('1.5 health and ready answer', async () => {
  expect(await (await get('/health')).json()).toEqual({ up: true });
  const ready = await get('/ready');
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({ ready: true, journal: 'writable', rooms: 'loadable' });
});

test('1.10 pages say how to build the client while it is not built', async () => {
  const page = await get('/');
  expect(page.status).toBe(503);
  expect(await page.text()).toContain('npm run build');
});

test('1.10 the one page is served wherever the client’s router looks, files as they are', async () => {
  const client = path.join(site.directory, 'client');
  const script = `console.log(${JSON.stringify('x'.repeat(5_000))});`;
  mkdirSync(path.join(client, 'assets'), { recursive: true });
  writeFileSync(path.join(client, 'index.html'), '<!doctype html><title>Accord</title>');
  writeFileSync(path.join(client, 'assets/main-abc123.js'), script);
  writeFileSync(path.join(client, '.secret'), 'none of your business');
  writeFileSync(path.join(site.directory, 'outside.txt'), 'none of your business');

  for (const to of ['/', '/i', '/r/01JD0000000000000000000001']) {
    const page = await get(to);
    expect(await page.text(), to).toContain('<title>Accord</title>');
    expect(page.headers.get('cache-control')).toBe('no-cache');
  }
  for (const encoding of ['br', 'gzip', 'identity']) {
    const file = await get('/assets/main-abc123.js', { 'accept-encoding': encoding });
    expect(await file.text()).toBe(script);
    expect(file.headers.get('content-encoding') ?? 'identity').toBe(encoding);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-type')).toMatch(/javascript/);
  }
  const first = await get('/assets/main-abc123.js', { 'accept-encoding': 'br' });
  const etag = first.headers.get('etag') ?? '';
  const again = await get('/assets/main-abc123.js', {
    'accept-encoding': 'br',
    'if-none-match': etag,
    // Without it fetch adds no-cache by itself.
    'cache-control': 'max-age=0',
  });
  expect(again.status).toBe(304);
  for (const to of ['/.secret', '/..%2foutside.txt', '/assets/..%2f..%2foutside.txt', '/nothing'])
    expect([400, 403, 404], to).toContain((await get(to)).status);
});

test('1.5 a full journal is not ready; who is known may still come in and read', async () => {
  const small = await Site.start({ JOURNAL_QUOTA_MB: '0.25' });
  const { cookie } = await small.redeem(small.server.firstLink ?? '', 'Host');
  const room = await small.createRoom(cookie);
  const enter = () => small.ask('POST', '/api/tickets', { cookie, body: { room } });
  expect((await enter()).code).toBe('ok');
  const body = { name: 'x'.repeat(120), nature: 'exercise', marking: 'x'.repeat(80) };
  const make = () => small.ask('POST', '/api/rooms', { cookie, body });
  let last = await make();
  for (let i = 0; i < 200 && last.code === 'ok'; i++) {
    const made = await Promise.all(Array.from({ length: 20 }, make));
    last = made.find(({ code }) => code !== 'ok') ?? last;
  }
  expect(last).toMatchObject({
    status: 507,
    code: 'JOURNAL_FULL',
    result: { error: { retry: true } },
  });
  const ready = await fetch(`http://127.0.0.1:${small.server.port}/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ ready: false, journal: 'JOURNAL_FULL' });
  expect((await enter()).code).toBe('ok');
  const { secret } = await small.invite(cookie, room);
  const stranger = await small.ask('POST', '/api/invitations/redeem', {
    body: { secret, name: 'Anne' },
  });
  const hers = stranger.headers.get('set-cookie')?.split(';')[0] ?? '';
  const refused = await small.ask('POST', '/api/tickets', { cookie: hers, body: { room } });
  expect(refused.code, '6.16 nobody comes in whom the record cannot name').toBe('JOURNAL_FULL');
  await small.stop();
});
