import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InvitationList, Revoked } from '../../shared/protocol/http/invitations.ts';
import type { PeopleList } from '../../shared/protocol/http/people.ts';
import type { Lobby } from '../../shared/protocol/http/rooms.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';
import type { InvitationSeen, MeReply, TicketReply } from '../../shared/protocol/http/session.ts';
import type { TimeReply } from '../../shared/protocol/status.ts';
import { must, Site } from './http-support.ts';

let site: Site;
let host: string;
let room: string;
beforeAll(async () => {
  site = await Site.start();
  host = (await site.redeem(site.server.firstLink ?? '', 'Host')).cookie;
  room = await site.createRoom(host);
});
afterAll(() => site.stop());

const ticket = (cookie: string, to = room, person?: string) =>
  site.ask<TicketReply>('POST', '/api/tickets', {
    cookie,
    body: { room: to, ...(person ? { person } : {}) },
  });

describe('coming in', () => {
  test('6.3 a link and a name become a session in the room', async () => {
    const { invitation, link } = await site.invite(host, room, { role: 'observer' });
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/i#[\w-]{22}$/);
    const anne = await site.redeem(link, 'Anne');
    expect(anne).toMatchObject({
      person: { name: 'Anne', delegation: 'PAR' },
      grant: { room, role: 'observer' },
      room,
    });
    const { cookie } = anne;
    const me = must(await site.ask<MeReply>('GET', '/api/me', { cookie }));
    expect(me).toMatchObject({ person: anne.person, grants: [{ room, role: 'observer' }] });
    expect(me.expiresAt).toBeGreaterThan(Date.now() + 11 * 3_600_000);
    // The capitals of the lobby are those of this server's configuration.
    expect(me).toMatchObject({ site: 'PAR', sites: DEFAULT_SITES });
    const list = `/api/rooms/${room}/invitations`;
    const { invitations } = must(await site.ask<InvitationList>('GET', list, { cookie: host }));
    expect(invitations.find(({ id }) => id === invitation.id)).toMatchObject({ used: 1 });
    expect(JSON.stringify(invitations)).not.toContain(link.split('#')[1]);
  });

  test('6.4 a used link says that it is', async () => {
    const { link, secret } = await site.invite(host, room);
    await site.redeem(link, 'Anne');
    const body = { secret, name: 'Ben' };
    const answer = await site.ask('POST', '/api/invitations/redeem', { body });
    expect(answer).toMatchObject({ status: 410, code: 'INVITATION_USED_UP' });
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test('6.20 a link says what it is for before a name is given, and takes no use by it', async () => {
    const port = await site.createRoom(host, 'Port of Odesa');
    const { link, secret } = await site.invite(host, port, { role: 'observer', delegation: 'LON' });
    const look = (of: string, cookie?: string) =>
      site.ask<InvitationSeen>('POST', '/api/invitations/look', {
        body: { secret: of },
        ...(cookie ? { cookie } : {}),
      });
    for (let i = 0; i < 2; i++) {
      const answer = await look(secret);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(must(answer)).toEqual({
        role: 'observer',
        delegation: DEFAULT_SITES[1],
        room: { name: 'Port of Odesa', nature: 'exercise' },
      });
    }
    const { cookie } = await site.redeem(link, 'Anne');
    expect(await look(secret)).toMatchObject({ status: 410, code: 'INVITATION_USED_UP' });
    // Whom it let in may use it again (6.5).
    expect((await look(secret, cookie)).code).toBe('ok');
    expect((await look('0123456789012345678901')).code).toBe('INVITATION_INVALID');
    const everywhere = await site.invite(host, '*', { role: 'facilitator' });
    expect(must(await look(everywhere.secret)).room).toBeNull();
  });

  test('6.3 a delegation must be one of the sites', async () => {
    const body = { role: 'editor', delegation: 'XYZ', hours: 1, uses: 1 };
    const to = `/api/rooms/${room}/invitations`;
    expect((await site.ask('POST', to, { cookie: host, body })).code).toBe('BAD_VALUE');
  });

  test('6.3 a link lives 90 days at most, and lets in 1,000 people at most', async () => {
    const invite = async (more: object): Promise<string> => {
      const body = { role: 'editor', delegation: 'PAR', hours: 1, uses: 1, ...more };
      return (await site.ask('POST', `/api/rooms/${room}/invitations`, { cookie: host, body }))
        .code;
    };
    for (const fine of [{ hours: 90 * 24 }, { hours: 0.5 }, { uses: 1_000 }])
      expect(await invite(fine), JSON.stringify(fine)).toBe('ok');
    const wrong = [{ hours: 90 * 24 + 1 }, { hours: 0 }, { hours: -1 }, { uses: 1_001 }];
    for (const more of [...wrong, { uses: 0 }, { uses: 1.5 }])
      expect(await invite(more), JSON.stringify(more)).toBe('BAD_VALUE');
  });

  test('6.3 nobody is invited to a room that is not there', async () => {
    const body = { role: 'editor', delegation: null, hours: 1, uses: 1 };
    const to = '/api/rooms/01JD0000000000000000000009/invitations';
    expect((await site.ask('POST', to, { cookie: host, body })).code).toBe('ROOM_UNKNOWN');
  });

  test('6.8 who is in the room gets a ticket; others are told why not', async () => {
    const { cookie, person } = await site.person(host, room, 'Anne');
    expect(must(await ticket(cookie))).toMatchObject({ role: 'editor' });
    const other = await site.createRoom(host);
    expect(await ticket(cookie, other)).toMatchObject({ status: 403, code: 'NOT_A_MEMBER' });
    expect((await ticket(host, '01JD0000000000000000000009')).code).toBe('ROOM_UNKNOWN');
    expect((await ticket(cookie, room, person.id)).code).toBe('ok');
  });

  test('6.19 a tab does not change who one is', async () => {
    const anne = await site.person(host, room, 'Anne');
    const { link } = await site.invite(host, room, { delegation: 'LON' });
    const ben = await site.redeem(link, 'Ben', anne.cookie);
    expect(ben.person.id).not.toBe(anne.person.id);
    expect(await ticket(ben.cookie, room, anne.person.id)).toMatchObject({
      status: 401,
      code: 'NOT_SIGNED_IN',
    });
    expect((await ticket(anne.cookie)).code).toBe('NOT_SIGNED_IN');
  });

  test('signing out ends the session and takes the cookie away', async () => {
    const { cookie } = await site.person(host, room, 'Anne');
    const answer = await site.ask('POST', '/api/sign-out', { cookie, body: {} });
    expect(answer.code).toBe('ok');
    expect(answer.headers.get('set-cookie')).toMatch(/^accord=; Max-Age=0;/);
    expect(await site.ask('GET', '/api/me', { cookie })).toMatchObject({ status: 401 });
  });

  test('the server’s clock can be asked for', async () => {
    const before = Date.now();
    const { serverTime } = must(await site.ask<TimeReply>('GET', '/api/time'));
    expect(serverTime).toBeGreaterThanOrEqual(before);
    expect(serverTime).toBeLessThanOrEqual(Date.now());
  });
});

describe('the lobby', () => {
  test('6.1 shows each person the rooms that they may read, with their role', async () => {
    const mine = await site.createRoom(host, 'Mine');
    const anne = await site.person(host, mine, 'Anne', { role: 'observer' });
    const lobby = must(await site.ask<Lobby>('GET', '/api/rooms', { cookie: anne.cookie }));
    expect(lobby.mayCreate).toBe(false);
    expect(lobby.rooms).toMatchObject([
      { id: mine, name: 'Mine', nature: 'exercise', role: 'observer' },
    ]);
    const hosts = must(await site.ask<Lobby>('GET', '/api/rooms', { cookie: host }));
    expect(hosts.mayCreate).toBe(true);
    expect(hosts.rooms.map(({ id }) => id)).toEqual(expect.arrayContaining([room, mine]));
    const opened = hosts.rooms.map(({ openedAt }) => openedAt);
    expect(opened).toEqual(opened.toSorted((a, b) => b - a));
  });

  test('6.17 an observer of every room makes none, and is shown out of one by its facilitator', async () => {
    const theirs = await site.createRoom(host, 'Theirs');
    const chair = await site.person(host, theirs, 'Chair', { role: 'facilitator' });
    const watcher = await site.person(host, '*', 'Watcher', { role: 'observer' });
    const lobby = async () =>
      must(await site.ask<Lobby>('GET', '/api/rooms', { cookie: watcher.cookie }));
    const before = await lobby();
    expect(before.mayCreate).toBe(false);
    expect(before.rooms.map(({ id }) => id)).toEqual(expect.arrayContaining([room, theirs]));
    const to = `/api/rooms/${theirs}/people/${watcher.person.id}`;
    must(await site.ask('DELETE', to, { cookie: chair.cookie }));
    const after = (await lobby()).rooms.map(({ id }) => id);
    expect(after).toContain(room);
    expect(after).not.toContain(theirs);
  });
});

describe('going out', () => {
  const showOut = (cookie: string, person: string, from = room) =>
    site.ask<Revoked>('DELETE', `/api/rooms/${from}/people/${person}`, { cookie });
  const people = async (from = room) =>
    must(await site.ask<PeopleList>('GET', `/api/rooms/${from}/people`, { cookie: host })).people;

  test('6.9 6.16 a person shown out is out at once, on record', async () => {
    const { person, cookie } = await site.person(host, room, 'Anne');
    expect((await ticket(cookie)).code).toBe('ok');
    const revoked = must(await showOut(host, person.id));
    expect(revoked).toEqual({ persons: [person.id], recorded: true });
    expect((await ticket(cookie)).code).toBe('NOT_SIGNED_IN');
    const shown = (await people()).find(({ id }) => id === person.id);
    expect(shown?.revokedAt).not.toBeNull();
    expect((await showOut(host, person.id)).code).toBe('NOT_FOUND');
  });

  test('6.9 an invitation takes along those whom it let in', async () => {
    const { link, invitation } = await site.invite(host, room, { uses: 2 });
    const [anne, ben] = [await site.redeem(link, 'Anne'), await site.redeem(link, 'Ben')];
    const to = `/api/rooms/${room}/invitations/${invitation.id}`;
    const revoked = must(await site.ask<Revoked>('DELETE', to, { cookie: host }));
    expect([...revoked.persons].sort()).toEqual([anne.person.id, ben.person.id].sort());
    expect((await site.ask('GET', '/api/me', { cookie: anne.cookie })).status).toBe(401);
  });

  test('6.17 a facilitator reaches into no other room, and not above', async () => {
    const chair = await site.person(host, room, 'Chair', { role: 'facilitator' });
    const other = await site.createRoom(host);
    const elsewhere = await site.invite(host, other);
    const to = `/api/rooms/${room}/invitations/${elsewhere.invitation.id}`;
    expect((await site.ask('DELETE', to, { cookie: chair.cookie })).code).toBe('NOT_FOUND');
    const me = must(await site.ask<MeReply>('GET', '/api/me', { cookie: host }));
    const above = await showOut(chair.cookie, me.person.id);
    expect(above).toMatchObject({ status: 403, code: 'FACILITATOR_ONLY' });
    const body = { role: 'editor', delegation: null, hours: 1, uses: 1 };
    const star = await site.ask('POST', '/api/rooms/*/invitations', { cookie: chair.cookie, body });
    expect(star.code).toBe('FACILITATOR_ONLY');
  });

  test('6.17 who facilitates everywhere shows out of every room', async () => {
    const second = await site.createRoom(host);
    const { link } = await site.invite(host, '*', { role: 'editor', delegation: 'KYV' });
    const olha = await site.redeem(link, 'Olha');
    expect(olha).toMatchObject({ room: null, grant: { room: '*' } });
    for (const each of [room, second]) expect((await ticket(olha.cookie, each)).code).toBe('ok');
    const revoked = must(await showOut(host, olha.person.id, '*'));
    expect(revoked).toEqual({ persons: [olha.person.id], recorded: true });
    expect((await ticket(olha.cookie, second)).code).toBe('NOT_SIGNED_IN');
  });
});
