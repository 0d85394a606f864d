import { ok, refuse } from '../../../shared/protocol/errors.ts';
import type { Revoked } from '../../../shared/protocol/http/invitations.ts';
import type { PeopleList } from '../../../shared/protocol/http/people.ts';
import { defineRoute, mustSession } from '../route.ts';

export const listPeople = defineRoute({
  method: 'get',
  path: '/api/rooms/:room/people',
  needs: 'access.revoke',
  handle(call) {
    const members = call.access.people(call.params['room'] ?? '');
    return ok<PeopleList>({
      people: members.map(({ person, ...rest }) => ({ ...person, ...rest })),
    });
  },
});

/** Shows a person out of one room, or (`*`) of the server. Their live sockets are cut at once. */
export const revokePerson = defineRoute({
  method: 'delete',
  path: '/api/rooms/:room/people/:person',
  needs: 'access.revoke',
  async handle(call) {
    const { room = '', person = '' } = call.params;
    const by = mustSession(call);
    const target = call.access.people(room).find((member) => member.person.id === person);
    // Whoever runs the server is not shown out by the facilitator of one of its rooms.
    const above = target?.everywhere && target.role === 'facilitator';
    if (above && call.access.roleIn(by, '*') !== 'facilitator') return refuse('FACILITATOR_ONLY');
    const revoked = call.access.revokePerson(room, person);
    if (!revoked.ok) return revoked;
    const { persons } = revoked.value;
    const recorded = await call.membership.revoked(by, call.role ?? 'facilitator', revoked.value);
    return ok<Revoked>({ persons, recorded });
  },
});
