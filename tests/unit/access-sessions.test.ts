import { describe, expect, test } from 'vitest';
import type { Revocation } from '../../server/access/contract.ts';
import { codeOf, HOUR, letIn, OTHER_ROOM, ROOM, value, World } from './access-support.ts';

describe('sessions', () => {
  test('6.7 a session lives 12 h from its last use', () => {
    const world = new World();
    const access = world.open();
    const { cookie, session } = letIn(world, access, 'Anne');
    expect(session.expiresAt).toBe(world.now + 12 * HOUR);
    world.now += 11 * HOUR;
    expect(access.session(cookie)?.expiresAt).toBe(world.now + 12 * HOUR);
    world.now += 12 * HOUR - 1;
    expect(access.session(cookie)).not.toBeNull();
    world.now += 12 * HOUR;
    expect(access.session(cookie)).toBeNull();
  });

  test('6.7 a live connection is use, but 7 days are the end', () => {
    const world = new World();
    const access = world.open();
    const { cookie, session } = letIn(world, access, 'Anne');
    const ended: Revocation[] = [];
    access.onRevoked((revocation) => ended.push(revocation));
    for (let day = 0; day < 6.5; day += 0.25) {
      world.now += 6 * HOUR;
      access.noteUse(session.id);
      access.sweep();
    }
    expect(access.session(cookie)).not.toBeNull();
    expect(ended).toEqual([]);
    // Used a moment before: what ends it is its age alone.
    world.now = session.expiresAt - 12 * HOUR + 7 * 24 * HOUR - 1;
    access.noteUse(session.id);
    expect(access.session(cookie)?.expiresAt).toBe(world.now + 1);
    world.now += 1;
    expect(access.session(cookie)).toBeNull();
    access.sweep();
    expect(ended).toEqual([{ persons: [], sessions: [session.id], room: '*' }]);
  });

  test('6.7 whoever stays connected past the last use is told when it is over', () => {
    const world = new World();
    const access = world.open();
    const { session } = letIn(world, access, 'Anne');
    const ended: Revocation[] = [];
    access.onRevoked((revocation) => ended.push(revocation));
    world.now += 12 * HOUR - 1;
    access.sweep();
    expect(ended).toEqual([]);
    world.now += 1;
    access.sweep();
    expect(ended).toEqual([{ persons: [], sessions: [session.id], room: '*' }]);
  });

  test('6.7 the shortest session that can be set lives on while it is used', () => {
    const world = new World();
    const access = world.open(':memory:', 0.1);
    const { cookie } = letIn(world, access, 'Anne');
    for (let visit = 0; visit < 5; visit++) {
      // Never longer than 6 minutes without use, which is noted to half a minute.
      for (const minutes of [4, 5]) {
        world.now += minutes * 60_000;
        expect(access.session(cookie)).not.toBeNull();
      }
    }
    world.now += 6 * 60_000;
    expect(access.session(cookie)).toBeNull();
  });

  test('6.9 signing out ends the session and its tickets, and listeners know', () => {
    const world = new World();
    const access = world.open();
    const { cookie, session } = letIn(world, access, 'Anne');
    const ticket = value(access.ticket(session, ROOM));
    const told: Revocation[] = [];
    const stop = access.onRevoked((revocation) => told.push(revocation));
    access.signOut(session.id);
    access.signOut(session.id);
    expect(told).toEqual([{ persons: [], sessions: [session.id], room: '*' }]);
    expect(access.session(cookie)).toBeNull();
    expect(codeOf(access.takeTicket(ticket))).toBe('REVOKED');
    expect(codeOf(access.ticket(session, ROOM))).toBe('NOT_SIGNED_IN');
    stop();
    access.signOut(letIn(world, access, 'Ben').session.id);
    expect(told).toHaveLength(1);
  });
});

describe('tickets', () => {
  test('6.8 a ticket works once, in its room, for its session', () => {
    const world = new World();
    const access = world.open();
    const { session } = letIn(world, access, 'Anne');
    const ticket = value(access.ticket(session, ROOM));
    expect(value(access.takeTicket(ticket))).toMatchObject({
      room: ROOM,
      role: 'editor',
      session: { id: session.id },
    });
    expect(codeOf(access.takeTicket(ticket))).toBe('TICKET_INVALID');
    expect(codeOf(access.ticket(session, OTHER_ROOM))).toBe('NOT_A_MEMBER');
    expect(codeOf(access.takeTicket('A'.repeat(22)))).toBe('TICKET_INVALID');
  });

  test('6.8 a ticket lives 30 s', () => {
    const world = new World();
    const access = world.open();
    const { session } = letIn(world, access, 'Anne');
    const [early, late] = [
      value(access.ticket(session, ROOM)),
      value(access.ticket(session, ROOM)),
    ];
    world.now += 29_999;
    expect(codeOf(access.takeTicket(early))).toBe('ok');
    world.now += 1;
    expect(codeOf(access.takeTicket(late))).toBe('TICKET_INVALID');
  });

  test('6.8 a session that hoards tickets loses its oldest; others lose none', () => {
    const world = new World();
    const access = world.open();
    const { session } = letIn(world, access, 'Anne');
    const ben = letIn(world, access, 'Ben');
    const his = value(access.ticket(ben.session, ROOM));
    const tickets = Array.from({ length: 1_001 }, () => value(access.ticket(session, ROOM)));
    expect(codeOf(access.takeTicket(tickets[0] ?? ''))).toBe('TICKET_INVALID');
    expect(codeOf(access.takeTicket(tickets[1] ?? ''))).toBe('ok');
    expect(codeOf(access.takeTicket(his))).toBe('ok');
  });
});

describe('roles', () => {
  test('6.6 the newest grant for a room wins, and the room’s own wins over one for all', () => {
    const world = new World();
    const access = world.open();
    const options = { delegation: 'PAR' };
    const all = letIn(world, access, 'Anne', { ...options, room: '*', role: 'facilitator' });
    expect(access.roleIn(all.session, ROOM)).toBe('facilitator');
    const one = letIn(world, access, 'Anne', { ...options, role: 'observer' }, all.session);
    expect(access.roleIn(one.session, ROOM)).toBe('observer');
    expect(access.roleIn(one.session, OTHER_ROOM)).toBe('facilitator');
    const two = letIn(world, access, 'Anne', options, one.session);
    expect(access.roleIn(two.session, ROOM)).toBe('editor');
    expect(access.people(ROOM)).toMatchObject([{ role: 'editor', everywhere: false }]);
  });

  test('6.6 a changed role sends live connections through the door again', () => {
    const world = new World();
    const access = world.open();
    const first = letIn(world, access, 'Anne');
    const told: Revocation[] = [];
    access.onRevoked((revocation) => told.push(revocation));
    const same = letIn(world, access, 'Anne', {}, first.session);
    expect(told).toEqual([]);
    letIn(world, access, 'Anne', { role: 'observer' }, same.session);
    expect(told).toEqual([{ persons: [first.session.person.id], sessions: [], room: ROOM }]);
  });
});

describe('revocation', () => {
  test('6.9 a revoked person is out when the call returns, and only of that room', () => {
    const world = new World();
    const access = world.open();
    const first = letIn(world, access, 'Anne');
    const { session, cookie } = letIn(world, access, 'Anne', { room: OTHER_ROOM }, first.session);
    const ticket = value(access.ticket(session, ROOM));
    const told: Revocation[] = [];
    access.onRevoked((revocation) => told.push(revocation));
    const person = session.person.id;
    value(access.revokePerson(ROOM, person));
    expect(told).toEqual([{ persons: [person], sessions: [], room: ROOM }]);
    expect(codeOf(access.takeTicket(ticket))).toBe('REVOKED');
    expect(access.roleIn(session, ROOM)).toBeNull();
    expect(access.roleIn(session, OTHER_ROOM)).toBe('editor');
    expect(access.session(cookie)?.grants).toMatchObject([{ room: OTHER_ROOM }]);
    expect(access.people(ROOM)).toMatchObject([{ person: { id: person }, revokedAt: world.now }]);
    expect(codeOf(access.revokePerson(ROOM, person))).toBe('NOT_FOUND');
  });

  test('6.9 a person without any grant left has no session left', () => {
    const world = new World();
    const access = world.open();
    const { session, cookie } = letIn(world, access, 'Anne');
    const revocation = value(access.revokePerson('*', session.person.id));
    expect(revocation.sessions).toEqual([session.id]);
    expect(access.session(cookie)).toBeNull();
  });

  test('6.9 an invitation takes along those whom it let in, and nobody else', () => {
    const world = new World();
    const access = world.open();
    const { secret, invitation } = access.invite(world.invitation({ uses: 3 }));
    const anne = value(access.redeem(secret, 'Anne', null));
    const ben = value(access.redeem(secret, 'Ben', null));
    const carl = letIn(world, access, 'Carl');
    letIn(world, access, 'Ben', { role: 'observer', room: OTHER_ROOM }, ben.session);
    const revocation = value(access.revokeInvitation(invitation.id));
    const [a, b] = [anne.session.person.id, ben.session.person.id];
    expect([...revocation.persons].sort()).toEqual([a, b].sort());
    expect(revocation.sessions).toEqual([anne.session.id]);
    expect(access.roleIn(ben.session, ROOM)).toBeNull();
    expect(access.roleIn(ben.session, OTHER_ROOM)).toBe('observer');
    expect(access.roleIn(carl.session, ROOM)).toBe('editor');
    expect(codeOf(access.redeem(secret, 'Dora', null))).toBe('REVOKED');
  });

  test('6.9 every listener is told, even after one that throws', () => {
    const world = new World();
    const access = world.open();
    const { session } = letIn(world, access, 'Anne');
    const told: Revocation[] = [];
    access.onRevoked(() => {
      throw new Error('a listener of ours is broken');
    });
    access.onRevoked((revocation) => told.push(revocation));
    expect(() => access.signOut(session.id)).toThrow(/broken/);
    expect(told).toHaveLength(1);
  });

  test('6.10 somebody shown out returns only by an invitation made afterwards', () => {
    const world = new World();
    const access = world.open();
    const keep = letIn(world, access, 'Anne', { room: OTHER_ROOM });
    const older = access.invite(world.invitation({ uses: 5 }));
    const { session } = value(access.redeem(older.secret, 'Anne', keep.session));
    world.now += 1;
    value(access.revokePerson(ROOM, session.person.id));
    expect(codeOf(access.redeem(older.secret, 'Anne', session))).toBe('REVOKED');
    world.now += 1;
    const back = letIn(world, access, 'Anne', {}, session);
    expect(back.session.person.id).toBe(session.person.id);
    expect(access.roleIn(back.session, ROOM)).toBe('editor');
    expect(access.people(ROOM)).toMatchObject([{ revokedAt: null }]);
  });

  test('6.10 nor by another link that was there already, though it was never used', () => {
    const world = new World();
    const access = world.open();
    const keep = letIn(world, access, 'Anne', { room: OTHER_ROOM });
    const { session } = letIn(world, access, 'Anne', {}, keep.session);
    world.now += 1;
    const older = access.invite(world.invitation());
    // In the same millisecond.
    value(access.revokePerson(ROOM, session.person.id));
    expect(codeOf(access.look(older.secret, session))).toBe('REVOKED');
    expect(codeOf(access.redeem(older.secret, 'Anne', session))).toBe('REVOKED');
    expect(access.roleIn(session, ROOM)).toBeNull();
    expect(codeOf(access.redeem(older.secret, 'Ben', null))).toBe('ok');
  });

  test('6.10 who is shown out everywhere leaves no use of a link to any room', () => {
    const world = new World();
    const access = world.open();
    const [here, there] = [ROOM, OTHER_ROOM].map((room) =>
      access.invite(world.invitation({ room, uses: 5 })),
    );
    const eve = value(access.redeem(here!.secret, 'Eve', null)).session;
    value(access.redeem(there!.secret, 'Eve', eve));
    value(access.revokePerson('*', eve.person.id));
    for (const { secret } of [here!, there!])
      expect(codeOf(access.redeem(secret, 'Somebody else', null))).toBe('REVOKED');
  });

  test('6.10 nor under another name: what is left of the link they came by is withdrawn', () => {
    const world = new World();
    const access = world.open();
    const { secret } = access.invite(world.invitation({ uses: 5 }));
    const other = access.invite(world.invitation({ uses: 5 }));
    const eve = value(access.redeem(secret, 'Eve', null)).session;
    const ben = value(access.redeem(secret, 'Ben', null)).session;
    value(access.revokePerson(ROOM, eve.person.id));
    expect(codeOf(access.redeem(secret, 'Somebody else', null))).toBe('REVOKED');
    expect(access.roleIn(ben, ROOM)).toBe('editor');
    expect(codeOf(access.redeem(other.secret, 'Carl', null))).toBe('ok');
    const everywhere = access.invite(world.invitation({ room: '*', uses: 5 }));
    const max = value(access.redeem(everywhere.secret, 'Max', null)).session;
    value(access.revokePerson(ROOM, max.person.id));
    expect(codeOf(access.redeem(everywhere.secret, 'Dora', null))).toBe('ok');
    value(access.revokePerson('*', max.person.id));
    expect(codeOf(access.redeem(everywhere.secret, 'Emma', null))).toBe('REVOKED');
    const open = access.invitations(ROOM).filter(({ revokedAt }) => revokedAt === null);
    expect(open.map(({ id }) => id)).toEqual([other.invitation.id]);
  });

  test('6.10 who may enter every room can be shown out of one', () => {
    const world = new World();
    const access = world.open();
    const { session } = letIn(world, access, 'Anne', { room: '*' });
    expect(access.people(ROOM)).toMatchObject([{ everywhere: true, revokedAt: null }]);
    value(access.revokePerson(ROOM, session.person.id));
    expect(access.roleIn(session, ROOM)).toBeNull();
    expect(access.roleIn(session, OTHER_ROOM)).toBe('editor');
    expect(access.people(ROOM)).toMatchObject([{ everywhere: true, revokedAt: world.now }]);
  });
});
