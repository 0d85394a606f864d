import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SCHEMA_VERSION } from '../../server/access/schema.ts';
import { codeOf, HOUR, letIn, OTHER_ROOM, ROOM, value, World } from './access-support.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'accord-access-'));
  file = path.join(directory, 'access.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('invitations', () => {
  test('6.3 an invitation lets in as many as it has uses, each a person of their own', () => {
    const world = new World();
    const access = world.open(file);
    const { secret, invitation } = access.invite(world.invitation({ uses: 2 }));
    const anne = value(access.redeem(secret, 'Anne', null));
    const ben = value(access.redeem(secret, 'Ben', null));
    expect(anne.session.person.id).not.toBe(ben.session.person.id);
    expect(anne.session.person).toMatchObject({ name: 'Anne', delegation: 'PAR' });
    expect(anne.grant).toEqual({ room: ROOM, role: 'editor', invitation: invitation.id });
    expect(codeOf(access.redeem(secret, 'Carl', null))).toBe('INVITATION_USED_UP');
    expect(access.invitations(ROOM)).toMatchObject([{ id: invitation.id, uses: 2, used: 2 }]);
    expect(access.invitations(OTHER_ROOM)).toEqual([]);
    access.close();
  });

  test('6.3 the last use is taken once, by whichever of two processes comes first', () => {
    const world = new World();
    const [one, two] = [world.open(file), world.open(file)];
    const { secret } = one.invite(world.invitation());
    const codes = [one, two].map((access, i) => codeOf(access.redeem(secret, `P${i}`, null)));
    expect(codes).toEqual(['ok', 'INVITATION_USED_UP']);
    one.close();
    two.close();
  });

  test('6.4 a secret that lets nobody in says why, and takes no use', () => {
    const world = new World();
    const access = world.open();
    const { secret, invitation } = access.invite(world.invitation());
    expect(codeOf(access.redeem('A'.repeat(22), 'Anne', null))).toBe('INVITATION_INVALID');
    expect(codeOf(access.redeem('not a secret', 'Anne', null))).toBe('INVITATION_INVALID');
    expect(codeOf(access.redeem(secret, '', null))).toBe('BAD_VALUE');
    world.now += HOUR;
    expect(codeOf(access.redeem(secret, 'Anne', null))).toBe('INVITATION_EXPIRED');
    value(access.revokeInvitation(invitation.id));
    expect(codeOf(access.redeem(secret, 'Anne', null))).toBe('REVOKED');
    expect(access.invitations(ROOM)).toMatchObject([{ used: 0 }]);
    expect(codeOf(access.revokeInvitation('01JD0000000000000000000009'))).toBe('NOT_FOUND');
  });

  test('6.5 the same name and delegation is the same person, with one grant more', () => {
    const world = new World();
    const access = world.open();
    const first = letIn(world, access, 'Anne');
    const second = letIn(world, access, ' Anne ', { room: OTHER_ROOM }, first.session);
    expect(second.session.person).toEqual(first.session.person);
    expect(second.session.id).toBe(first.session.id);
    expect(second.session.grants.map((grant) => grant.room)).toEqual([ROOM, OTHER_ROOM]);
    expect(access.session(first.cookie), 'the earlier cookie is void').toBeNull();
    expect(access.session(second.cookie)?.id).toBe(first.session.id);
  });

  test.each([
    ['another delegation', 'Anne', 'LON'],
    ['no delegation', 'Anne', null],
    ['another name', 'Ben', 'PAR'],
  ])('6.5 %s is a new person, and the earlier session ends', (_what, name, delegation) => {
    const world = new World();
    const access = world.open();
    const first = letIn(world, access, 'Anne');
    const told: unknown[] = [];
    access.onRevoked((revocation) => told.push(revocation));
    const second = letIn(world, access, name, { delegation }, first.session);
    expect(second.session.person.id).not.toBe(first.session.person.id);
    expect(access.session(first.cookie)).toBeNull();
    expect(told).toEqual([{ persons: [], sessions: [first.session.id], room: '*' }]);
    expect(access.people(ROOM)).toHaveLength(2);
  });

  test('6.5 a session that ended while its person was redeeming is not gone on with', () => {
    const world = new World();
    const access = world.open();
    const before = letIn(world, access, 'Anne').session;
    access.signOut(before.id);
    const { session, cookie } = letIn(world, access, 'Anne', { room: OTHER_ROOM }, before);
    expect(session.person.id).not.toBe(before.person.id);
    expect(access.session(cookie)?.grants).toMatchObject([{ room: OTHER_ROOM }]);
  });

  test('6.5 redeeming one’s own link again takes no second use', () => {
    const world = new World();
    const access = world.open();
    const first = letIn(world, access, 'Anne');
    world.now += 2 * HOUR;
    const again = value(access.redeem(first.secret, 'Anne', first.session));
    expect(again.session.person).toEqual(first.session.person);
    expect(again.grant).toEqual(first.grant);
    expect(codeOf(access.redeem(first.secret, 'Ben', null))).toBe('INVITATION_EXPIRED');
  });

  test('6.11 names are trimmed, composed, and free of what cannot be seen', () => {
    const world = new World();
    const access = world.open();
    const { secret } = access.invite(world.invitation({ uses: 9 }));
    const named = (name: string) => access.redeem(secret, name, null);
    expect(value(named('  Zoe\u0308  ')).session.person.name).toBe('Zo\u00eb');
    expect(codeOf(named('x'.repeat(80)))).toBe('ok');
    const refused = ['', '   ', 'x'.repeat(81), 'a\nb', 'a\u0000b', 'a\u202eb', 'a\u2028b'];
    for (const name of refused) expect(codeOf(named(name)), JSON.stringify(name)).toBe('BAD_VALUE');
  });
});

describe('the store', () => {
  test('6.2 no secret is in any file, and only the owner may read them', () => {
    const world = new World();
    const access = world.open(file);
    const { secret, cookie, session } = letIn(world, access, 'Anne');
    const ticket = value(access.ticket(session, ROOM));
    const files = readdirSync(directory).map((name) => path.join(directory, name));
    expect(files.length).toBeGreaterThan(0);
    for (const each of files) {
      expect(statSync(each).mode & 0o777, each).toBe(0o600);
      const bytes = readFileSync(each);
      for (const text of [secret, cookie, ticket]) {
        expect(bytes.includes(text)).toBe(false);
        expect(bytes.includes(Buffer.from(text, 'base64url'))).toBe(false);
      }
    }
    access.close();
  });

  test('6.2 what was granted is there after a restart; sockets’ tickets are not', () => {
    const world = new World();
    const before = world.open(file);
    const { cookie, session } = letIn(world, before, 'Anne');
    const ticket = value(before.ticket(session, ROOM));
    before.close();
    const access = world.open(file);
    expect(access.session(cookie)).toMatchObject({ id: session.id, person: { name: 'Anne' } });
    expect(codeOf(access.takeTicket(ticket))).toBe('TICKET_INVALID');
    access.close();
  });

  test('6.21 a session that ended is kept for 30 days, and then forgotten', () => {
    const world = new World();
    const access = world.open(file);
    access.signOut(letIn(world, access, 'Anne').session.id);
    const ben = letIn(world, access, 'Ben');
    const kept = (): unknown => {
      const db = new DatabaseSync(file, { readOnly: true });
      const row = db.prepare('SELECT count(*) AS n FROM sessions').get();
      db.close();
      return row?.['n'];
    };
    for (let hours = 0; hours < 30 * 24; hours += 6) {
      access.sweep();
      expect(kept()).toBe(2);
      world.now += 6 * HOUR;
      if (hours < 7 * 24 - 12) expect(access.session(ben.cookie)).not.toBeNull();
    }
    access.sweep();
    expect(kept()).toBe(1);
    access.close();
  });

  test('6.2 a file that a newer Accord wrote is refused, untouched', () => {
    const world = new World();
    world.open(file).close();
    const db = new DatabaseSync(file);
    db.exec(`PRAGMA user_version=${SCHEMA_VERSION + 1}`);
    db.close();
    expect(() => world.open(file)).toThrow(/newer Accord/);
    const after = new DatabaseSync(file);
    expect(after.prepare('PRAGMA user_version').get()).toEqual({
      user_version: SCHEMA_VERSION + 1,
    });
    after.close();
  });

  test('1.3 the store is new until a facilitator of every room was invited', () => {
    const world = new World();
    const access = world.open();
    access.invite(world.invitation({ role: 'facilitator' }));
    expect(access.isNew()).toBe(true);
    access.invite(world.invitation({ role: 'facilitator', room: '*', delegation: null }));
    expect(access.isNew()).toBe(false);
  });
});
