import { ok, refuse } from '../../../shared/protocol/errors.ts';
import {
  newInvitationSchema,
  type InvitationList,
  type InvitationMade,
  type InvitationView,
  type Revoked,
} from '../../../shared/protocol/http/invitations.ts';
import type { Invitation } from '../../access/contract.ts';
import { invitationLink } from '../links.ts';
import { defineRoute, mustSession } from '../route.ts';

const HOUR_MS = 3_600_000;

export const invite = defineRoute({
  method: 'post',
  path: '/api/rooms/:room/invitations',
  needs: 'access.invite',
  body: newInvitationSchema,
  status: 201,
  async handle(call) {
    const { role, delegation, hours, uses } = call.body;
    const room = call.params['room'] ?? '';
    const codes = call.sites.map((site) => site.id);
    if (delegation !== null && !codes.includes(delegation))
      return refuse('BAD_VALUE', `delegation: one of ${codes.join(', ')}, or null`);
    if (room !== '*') {
      const opened = await call.rooms.open(room);
      if (!opened.ok) return opened;
    }
    const { invitation, secret } = call.access.invite({
      room,
      role,
      delegation,
      uses,
      expiresAt: call.now() + Math.round(hours * HOUR_MS),
      createdBy: mustSession(call).person.id,
    });
    const link = invitationLink(call.origins.public, secret);
    return ok<InvitationMade>({ invitation: view(invitation), secret, link });
  },
});

export const listInvitations = defineRoute({
  method: 'get',
  path: '/api/rooms/:room/invitations',
  needs: 'access.invite',
  handle(call) {
    const invitations = call.access.invitations(call.params['room'] ?? '').map(view);
    return ok<InvitationList>({ invitations });
  },
});

/** Withdraws an invitation, and with it the access of everybody whom it let in. */
export const revokeInvitation = defineRoute({
  method: 'delete',
  path: '/api/rooms/:room/invitations/:id',
  needs: 'access.revoke',
  async handle(call) {
    const { room = '', id = '' } = call.params;
    // An id of another room's invitation is as good as none: the permission was checked for `room`.
    if (!call.access.invitations(room).some((invitation) => invitation.id === id))
      return refuse('NOT_FOUND');
    const revoked = call.access.revokeInvitation(id);
    if (!revoked.ok) return revoked;
    const { persons } = revoked.value;
    const by = mustSession(call);
    const recorded = await call.membership.revoked(by, call.role ?? 'facilitator', revoked.value);
    return ok<Revoked>({ persons, recorded });
  },
});

/** Named one by one, so that a column added to the table is not shown by accident. */
function view(invitation: Invitation): InvitationView {
  const { id, room, role, delegation, expiresAt, uses, used } = invitation;
  const { createdBy, createdAt, revokedAt } = invitation;
  return {
    id,
    room,
    role,
    delegation,
    expiresAt,
    uses,
    used,
    createdBy,
    createdAt,
    revokedAt,
  };
}
