import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES } from '../../server/http/routes.ts';
import type { AnyRoute } from '../../server/http/route.ts';
import { allows } from '../../shared/room/roles.ts';
import { Site } from './http-support.ts';

/** `overseer`: an observer of every room. */
const WHO = [
  'nobody',
  'outsider',
  'observer',
  'editor',
  'facilitator',
  'overseer',
  'everywhere',
] as const;
type Who = (typeof WHO)[number];

let site: Site;
let room: string;
const cookies: Partial<Record<Who, string>> = {};
beforeAll(async () => {
  site = await Site.start();
  const host = (await site.redeem(site.server.firstLink ?? '', 'Host')).cookie;
  room = await site.createRoom(host);
  const other = await site.createRoom(host);
  cookies.everywhere = host;
  for (const role of ['observer', 'editor', 'facilitator'] as const)
    cookies[role] = (await site.person(host, room, role, { role })).cookie;
  const outside = await site.person(host, other, 'outsider', { role: 'facilitator' });
  cookies.outsider = outside.cookie;
  cookies.overseer = (await site.person(host, '*', 'overseer', { role: 'observer' })).cookie;
});
afterAll(() => site.stop());

/** What the table of permissions says (SPEC 6.1), said again in other words. */
function expected({ needs }: AnyRoute, who: Who, inRoom: boolean): string {
  if (needs === 'anyone') return 'passes';
  if (who === 'nobody') return 'NOT_SIGNED_IN';
  if (needs === 'session') return 'passes';
  if (who === 'everywhere') return 'passes';
  if (needs === 'everywhere' || (!inRoom && who !== 'overseer')) return 'FACILITATOR_ONLY';
  if (who === 'outsider') return 'NOT_A_MEMBER';
  if (allows(who === 'overseer' ? 'observer' : who, needs)) return 'passes';
  return allows('editor', needs) ? 'READ_ONLY' : 'FACILITATOR_ONLY';
}

/** An id that is nobody's: whoever passes the gate finds nothing behind it. */
const NOBODY = '01JD0000000000000000000009';
const address = (route: AnyRoute, inRoom: boolean): string =>
  route.path.replace(':room', inRoom ? room : '*').replace(/:(id|person|hash)/, NOBODY);

const GATE = ['NOT_SIGNED_IN', 'NOT_A_MEMBER', 'FACILITATOR_ONLY', 'READ_ONLY', 'ROOM_UNKNOWN'];

describe.each(ROUTES.map((route) => [route.method.toUpperCase(), route.path, route] as const))(
  '6.1 %s %s',
  (method, path, route) => {
    const scopes = path.includes(':room') ? [true, false] : [true];
    for (const who of WHO)
      for (const inRoom of scopes) {
        const verdict = expected(route, who, inRoom);
        test(`${who}${inRoom ? '' : ' for every room'}: ${verdict}`, async () => {
          const cookie = cookies[who];
          // A body that no schema takes: who passes the gate is stopped there, and changes nothing.
          const answer = await site.ask(method, address(route, inRoom), {
            ...(cookie ? { cookie } : {}),
            ...(route.body ? { body: { nonsense: true } } : {}),
          });
          if (verdict !== 'passes') expect(answer.code).toBe(verdict);
          else if (route.body && path !== '/api/sign-out') expect(answer.code).toBe('BAD_VALUE');
          else expect(GATE).not.toContain(answer.code);
          expect(answer.status).not.toBe(500);
        });
      }
  },
);

const CHANGING = ROUTES.filter(({ method }) => method !== 'get');
test.each(CHANGING.map((route) => [route.method.toUpperCase(), route.path, route] as const))(
  '6.13 %s %s: the page of another origin may not, whoever is signed in',
  async (method, _path, route) => {
    const cookie = cookies.everywhere ?? '';
    const headers = { origin: 'https://evil.example' };
    const answer = await site.ask(method, address(route, true), { cookie, headers });
    expect(answer).toMatchObject({ status: 403, code: 'ORIGIN_REFUSED' });
  },
);

test('6.1 a room whose id is none is unknown', async () => {
  const cookie = cookies.everywhere ?? '';
  const answer = await site.ask('GET', '/api/rooms/nonsense/people', { cookie });
  expect(answer).toMatchObject({ status: 404, code: 'ROOM_UNKNOWN' });
});
