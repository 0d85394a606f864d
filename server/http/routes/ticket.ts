import { ok, refuse } from '../../../shared/protocol/errors.ts';
import { ticketSchema, type TicketReply } from '../../../shared/protocol/http/session.ts';
import { defineRoute, mustSession } from '../route.ts';

/** Leave to open one socket in one room. The record knows of the person before they have it. */
export const ticket = defineRoute({
  method: 'post',
  path: '/api/tickets',
  needs: 'session',
  body: ticketSchema,
  async handle(call) {
    const session = mustSession(call);
    const { room, person } = call.body;
    if (person !== undefined && person !== session.person.id)
      return refuse('NOT_SIGNED_IN', 'this browser has signed in as somebody else');
    const role = call.access.roleIn(session, room);
    if (role) {
      const noted = await call.membership.joined(session, room, role);
      if (!noted.ok) return noted;
    }
    // Asked last, since a revocation may have come in while the record was written.
    const issued = call.access.ticket(session, room);
    return issued.ok && role
      ? ok<TicketReply>({ ticket: issued.value, person: session.person.id, role })
      : issued;
  },
});
