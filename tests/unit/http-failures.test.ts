import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failures } from '../../server/http/failures.ts';
import { healthRouter } from '../../server/http/health.ts';
import { createLog } from '../../server/log.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';

const logged: string[] = [];
const rooms: { code: ErrorCode | null } = { code: null };
const app = express();
let server: ReturnType<typeof app.listen>;

const throws =
  (error: unknown): RequestHandler =>
  () => {
    throw error;
  };

beforeAll(async () => {
  app.use((_request, response, next) => {
    response.locals['requestId'] = 'request-7';
    next();
  });
  app.get('/ours', throws(new Error('password of the journal')));
  app.get('/words', throws('no error at all'));
  app.get(
    '/theirs',
    throws(Object.assign(new Error('secret path'), { status: 416, type: 'unheard.of' })),
  );
  app.get(
    '/known',
    throws(Object.assign(new Error('x'), { status: 413, type: 'entity.too.large' })),
  );
  app.get('/begun', (_request, response) => {
    response.write('half');
    throw new Error('in the middle');
  });
  app.use(
    healthRouter({ journal: () => null, rooms: () => Promise.resolve(rooms.code) }),
    failures(createLog('info', { write: (line) => void logged.push(line) })),
  );
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

const get = (path: string) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);

test('1.9 our own mistake answers INTERNAL, tells nobody what it was, and is logged with its request', async () => {
  logged.length = 0;
  const answer = await get('/ours');
  expect([answer.status, await answer.json()]).toEqual([
    500,
    { ok: false, error: { code: 'INTERNAL', retry: true } },
  ]);
  expect(logged.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({
      msg: 'a request failed',
      request: 'request-7',
      err: expect.objectContaining({ message: 'password of the journal' }) as object,
    }),
  ]);
  expect((await get('/words')).status, 'whatever was thrown').toBe(500);
});

test("6.14 a sender's mistake has its status and a code, not its words, and is none of ours in the log", async () => {
  logged.length = 0;
  const theirs = await get('/theirs');
  const words = await theirs.text();
  expect([theirs.status, words]).toEqual([416, expect.stringContaining('MALFORMED')]);
  expect(words).not.toContain('secret');
  const known = await get('/known');
  expect([known.status, await known.text()]).toEqual([413, expect.stringContaining('TOO_LARGE')]);
  expect(logged).toEqual([]);
});

test('1.9 an answer that has begun is broken off: half of it never looks whole', async () => {
  await expect(get('/begun').then((answer) => answer.text())).rejects.toThrow();
});

test('1.5 rooms that cannot be read are not ready, and the answer is never kept', async () => {
  rooms.code = 'JOURNAL_FAILED';
  const not = await get('/ready');
  expect([not.status, await not.json()]).toEqual([
    503,
    { ready: false, journal: 'writable', rooms: 'JOURNAL_FAILED' },
  ]);
  expect(not.headers.get('cache-control')).toBe('no-store');
  rooms.code = null;
  expect((await get('/ready')).status).toBe(200);
});
