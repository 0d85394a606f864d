import { ok } from '../../../shared/protocol/errors.ts';
import { lookSchema, type InvitationSeen } from '../../../shared/protocol/http/session.ts';
import { knock } from '../knock.ts';
import { defineRoute } from '../route.ts';

/** What an invitation is for, told to whoever holds its secret, so that they know where they go. */
export const look = defineRoute({
  method: 'post',
  path: '/api/invitations/look',
  needs: 'anyone',
  body: lookSchema,
  async handle(call) {
    const knocked = knock(call);
    if (!knocked.ok) return knocked;
    const invitation = call.access.look(call.body.secret, call.session);
    if (!invitation.ok) return invitation;
    const { room, role, delegation } = invitation.value;
    const [summary] = room === '*' ? [] : await call.rooms.summaries([room]);
    return ok<InvitationSeen>({
      role,
      delegation: call.sites.find((site) => site.id === delegation) ?? null,
      room: summary ? { name: summary.name, nature: summary.nature } : null,
    });
  },
});
