import { describe, expect, test } from 'vitest';
import type { Access, Session } from '../../server/access/contract.ts';
import { Membership } from '../../server/http/membership.ts';
import type { RoomDirectory } from '../../server/room/contract.ts';
import { ok, refuse } from '../../shared/protocol/errors.ts';
import { letIn, OTHER_ROOM, ROOM, value, World } from './access-support.ts';

/** Real access, and rooms that only keep what their records were told. */
function scene() {
  const world = new World();
  const access = world.open();
  const told: string[] = [];
  const full = new Set<string>();
  const note = (room: string, what: string) => {
    if (full.has(room)) return Promise.resolve(refuse('JOURNAL_FULL'));
    told.push(what);
    return Promise.resolve(ok(null));
  };
  const rooms = {
    noteJoined: (room, { name, role }) => note(room, `${name} came as ${role} to ${room}`),
    noteRevoked: (room, by, person) => note(room, `${by.name} showed ${person} out of ${room}`),
  } as Pick<RoomDirectory, 'noteJoined' | 'noteRevoked'> as RoomDirectory;
  return { world, access, told, full, membership: new Membership(access, rooms) };
}

/** Anne, with a grant for both rooms, whom both records name. */
async function anneInBoth({ world, access, membership }: ReturnType<typeof scene>) {
  const host = letIn(world, access, 'Host', { room: '*', role: 'facilitator' }).session;
  const first = letIn(world, access, 'Anne');
  const { session } = letIn(world, access, 'Anne', { room: OTHER_ROOM }, first.session);
  for (const room of [ROOM, OTHER_ROOM]) value(await membership.joined(session, room, 'editor'));
  return { host, anne: session.person.id, session };
}
const out = (anne: string, room: string): string => `Host showed ${anne} out of ${room}`;
const revoke = (access: Access, room: string, person: string) =>
  value(access.revokePerson(room, person));

describe('6.16 what the records are told of people', () => {
  test('6.16 who came, with their role; who was shown out, and only of that room', async () => {
    const it = scene();
    const { host, anne } = await anneInBoth(it);
    expect(it.told).toEqual([
      `Anne came as editor to ${ROOM}`,
      `Anne came as editor to ${OTHER_ROOM}`,
    ]);
    it.told.length = 0;
    expect(await it.membership.revoked(host, 'facilitator', revoke(it.access, ROOM, anne))).toBe(
      true,
    );
    expect(it.told).toEqual([out(anne, ROOM)]);
    await it.membership.revoked(host, 'facilitator', revoke(it.access, '*', anne));
    expect(it.told).toEqual([out(anne, ROOM), out(anne, OTHER_ROOM)]);
  });

  test('6.16 a record is not told of somebody who may still be there by another grant', async () => {
    const it = scene();
    const host = letIn(it.world, it.access, 'Host', { room: '*', role: 'facilitator' }).session;
    const first = letIn(it.world, it.access, 'Anne', { role: 'observer' });
    const { session }: { session: Session } = letIn(it.world, it.access, 'Anne', {}, first.session);
    value(await it.membership.joined(session, ROOM, 'editor'));
    const revocation = value(it.access.revokeInvitation(first.invitation.id));
    expect(await it.membership.revoked(host, 'facilitator', revocation)).toBe(true);
    expect(it.told).toEqual([`Anne came as editor to ${ROOM}`]);
  });

  test('6.16 what could not be recorded is said, and recorded with the next occasion', async () => {
    const it = scene();
    const { host, anne } = await anneInBoth(it);
    it.full.add(ROOM);
    const revocation = revoke(it.access, '*', anne);
    expect(await it.membership.revoked(host, 'facilitator', revocation)).toBe(false);
    expect(it.told.slice(2)).toEqual([out(anne, OTHER_ROOM)]);
    it.full.clear();
    expect(await it.membership.revoked(host, 'facilitator', revocation)).toBe(true);
    expect(it.told.slice(2)).toEqual([out(anne, OTHER_ROOM), out(anne, ROOM)]);
  });

  test('6.16 a record is told by whom it concerns, not by somebody who acts elsewhere', async () => {
    const it = scene();
    const { host, anne } = await anneInBoth(it);
    it.full.add(OTHER_ROOM);
    await it.membership.revoked(host, 'facilitator', revoke(it.access, OTHER_ROOM, anne));
    it.full.clear();
    await it.membership.revoked(host, 'facilitator', revoke(it.access, ROOM, anne));
    expect(it.told.slice(2)).toEqual([out(anne, ROOM)]);
  });
});
