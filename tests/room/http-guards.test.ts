import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Site } from './http-support.ts';

let site: Site;
let cookie: string;
beforeAll(async () => {
  site = await Site.start();
  ({ cookie } = await site.redeem(site.server.firstLink ?? '', 'Host'));
});
afterAll(() => site.stop());

const room = { name: 'Room', nature: 'exercise', marking: '' };
const post = (headers: Record<string, string>) =>
  site.ask('POST', '/api/rooms', { cookie, body: room, headers });

describe('origin', () => {
  test('6.13 our own origins and programs may change things', async () => {
    const { port } = site.server;
    const names = ['127.0.0.1', 'localhost', '[::1]', 'par.localhost', 'observer.localhost'];
    for (const name of names)
      expect((await post({ origin: `http://${name}:${port}` })).code, name).toBe('ok');
    expect((await post({})).code).toBe('ok');
  });

  test('6.13 nobody else may', async () => {
    const { port } = site.server;
    const wrong: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: `http://evil.example:${port}` },
      { origin: `https://127.0.0.1:${port}` },
      { origin: `http://127.0.0.1:${port + 1}` },
      { origin: `http://localhost.evil.example:${port}` },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of wrong) {
      const answer = await post(headers);
      expect(answer, JSON.stringify(headers)).toMatchObject({
        status: 403,
        code: 'ORIGIN_REFUSED',
      });
    }
  });

  test('6.13 asking is free: it tells other pages nothing and changes nothing', async () => {
    const headers = { origin: 'https://evil.example' };
    const answer = await site.ask('GET', '/api/me', { cookie, headers });
    expect(answer.code).toBe('ok');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('bodies', () => {
  const raw = (text: string, headers: Record<string, string> = {}) =>
    site.ask('POST', '/api/rooms', { cookie, raw: text, headers });

  test('6.14 what is no JSON is refused', async () => {
    expect(await raw('{')).toMatchObject({ status: 400, code: 'MALFORMED' });
    expect(await raw('"text"')).toMatchObject({ status: 400, code: 'MALFORMED' });
    expect((await raw('')).code).toBe('BAD_VALUE');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await raw('name=Room', form)).toMatchObject({ status: 415, code: 'MALFORMED' });
    const plain = { 'content-type': 'text/plain' };
    expect(await raw(JSON.stringify(room), plain)).toMatchObject({ status: 415 });
    const bare = await site.ask('POST', '/api/rooms', { cookie });
    expect(bare).toMatchObject({ status: 415, code: 'MALFORMED' });
  });

  test('6.14 16 kB are enough', async () => {
    const large = JSON.stringify({ ...room, name: 'x'.repeat(20_000) });
    expect(await raw(large)).toMatchObject({ status: 413, code: 'TOO_LARGE' });
  });

  test('6.14 unknown members and wrong values are refused, naming where', async () => {
    const answer = await raw(JSON.stringify({ ...room, nature: 'drill' }));
    expect(answer).toMatchObject({ status: 422, code: 'BAD_VALUE' });
    expect(answer.result).toMatchObject({ error: { detail: 'nature' } });
    expect((await raw(JSON.stringify({ ...room, more: 1 }))).code).toBe('BAD_VALUE');
    expect((await raw('{"__proto__":{"name":"x"}}')).code).toBe('BAD_VALUE');
  });

  test('6.14 compressed bombs do not unfold', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.alloc(4_000_000, 32));
    const response = await fetch(`http://127.0.0.1:${site.server.port}/api/rooms`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: bomb,
    });
    expect(response.status).toBe(413);
  });
});

describe('paths', () => {
  test('6.14 unknown paths under /api are coded', async () => {
    for (const to of ['/api', '/api/', '/api/nothing', '/api/rooms/x/y/z'])
      expect(await site.ask('GET', to, { cookie }), to).toMatchObject({
        status: 404,
        code: 'NOT_FOUND',
      });
    expect((await site.ask('PUT', '/api/rooms', { cookie, body: room })).status).toBe(404);
    expect(await site.ask('GET', '/api/rooms/%E0%A4%A/people', { cookie })).toMatchObject({
      status: 400,
      code: 'MALFORMED',
    });
  });

  test('6.18 nothing from elsewhere, in no frame, and no more of the device than a map needs', async () => {
    const { headers } = await fetch(`http://127.0.0.1:${site.server.port}/`);
    expect(headers.get('content-security-policy')?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'self'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "style-src 'self'",
      "worker-src 'self' blob:",
    ]);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const denied = headers.get('permissions-policy') ?? '';
    for (const feature of ['camera', 'microphone', 'geolocation', 'display-capture'])
      expect(denied).toContain(`${feature}=()`);
  });

  test('6.18 every answer carries the security headers', async () => {
    for (const to of ['/', '/i', '/health', '/api/me', '/nothing', '/r/x']) {
      const { headers } = await fetch(`http://127.0.0.1:${site.server.port}${to}`);
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of ["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
        expect(policy, to).toContain(part);
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

test('6.12 on plain http the cookie is `accord`, out of reach of scripts and other sites', async () => {
  const { secret } = await site.invite(cookie, '*', { role: 'observer', delegation: null });
  const body = { secret, name: 'Somebody' };
  const answer = await site.ask('POST', '/api/invitations/redeem', { body });
  const set = answer.headers.get('set-cookie') ?? '';
  expect(set).toMatch(/^accord=[\w-]{22}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('6.12 over https it is `__Host-accord`, Secure', async () => {
  const secure = await Site.start({ PUBLIC_ORIGIN: 'https://room.example.org' });
  const link = secure.server.firstLink ?? '';
  expect(link).toMatch(/^https:\/\/room\.example\.org\/i#/);
  const body = { secret: link.split('#')[1], name: 'Host' };
  const headers = { origin: 'https://room.example.org' };
  const answer = await secure.ask('POST', '/api/invitations/redeem', { body, headers });
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-accord=.*; Path=\/; .*; Secure$/);
  expect(answer.headers.get('strict-transport-security')).toMatch(/max-age/);
  const local = { origin: `http://127.0.0.1:${secure.server.port}` };
  const refused = await secure.ask('POST', '/api/invitations/redeem', { body, headers: local });
  expect(refused.code).toBe('ORIGIN_REFUSED');
  await secure.stop();
});

test('6.15 6.20 redeeming and looking are limited together by address, and say how long to wait', async () => {
  const slow = await Site.start({ REDEEM_PER_MINUTE: '3' });
  const attempt = () =>
    slow.ask('POST', '/api/invitations/redeem', {
      body: { secret: 'A'.repeat(22), name: 'Somebody' },
    });
  const look = () =>
    slow.ask('POST', '/api/invitations/look', { body: { secret: 'A'.repeat(22) } });
  const codes = [];
  for (const knock of [attempt, look, attempt, look, attempt]) codes.push((await knock()).code);
  expect(codes).toEqual([
    ...Array<string>(3).fill('INVITATION_INVALID'),
    ...Array<string>(2).fill('RATE_LIMITED'),
  ]);
  expect((await attempt()).result).toMatchObject({
    error: { retry: true, detail: expect.stringMatching(/^try again in \d+ s$/) },
  });
  await slow.stop();
});

test('1.9 logs hold ids and codes, and none of the rest', async () => {
  const named = await Site.start({ LOG_LEVEL: 'trace' });
  const link = named.server.firstLink ?? '';
  const host = await named.redeem(link, 'Margaret Unmistakable');
  const id = await named.createRoom(host.cookie, 'A room unmistakable');
  await named.ask('GET', `/api/rooms/${id}/people?x=unmistakable-query`, { cookie: host.cookie });
  await named.ask('POST', '/api/rooms', { cookie: host.cookie, body: { unmistakable: 1 } });
  const text = named.logged.join('');
  expect(text).toContain(`/api/rooms/${id}/people`);
  expect(text).toContain('"code":"BAD_VALUE"');
  const never = [/unmistakable/i, host.cookie.split('=')[1] ?? '', link.split('#')[1] ?? ''];
  for (const each of never) expect(text).not.toMatch(each);
  for (const line of named.logged) expect(() => JSON.parse(line) as unknown).not.toThrow();
  await named.stop();
});
