import { refuse, ok, type ErrorCode, type Result } from '../../shared/protocol/errors.ts';
import type { Session } from '../access/contract.ts';
import { meOf } from '../access/me.ts';
import type { Member, RoomPort } from '../room/contract.ts';
import { isRevoked, whyEnded } from './connections.ts';
import type { Context } from './context.ts';

export interface Admitted {
  readonly session: Session;
  readonly member: Member;
  readonly room: RoomPort;
}

/**
 * Take a ticket and open its room. The same door for both transports.
 * @param ticket untrusted
 * @param connection the id this connection will have in the roster
 * @returns TICKET_INVALID, NOT_A_MEMBER, REVOKED, what a revocation meanwhile says (`whyEnded`), or
 *   what opening the room says
 */
export async function admit(
  context: Context,
  ticket: unknown,
  connection: string,
): Promise<Result<Admitted>> {
  if (typeof ticket !== 'string' || ticket.length === 0 || ticket.length > 128)
    return refuse('TICKET_INVALID');
  const taken = context.access.takeTicket(ticket);
  if (!taken.ok) return taken;
  const { session, room: id, role } = taken.value;
  const { person } = session;
  // Opening a room takes a while, and nobody knows this connection yet: a revocation in between
  // would pass it by.
  const who = { room: id, person: person.id, session: session.id };
  let ended: ErrorCode | null = null as ErrorCode | null;
  const stop = context.access.onRevoked((revocation) => {
    if (isRevoked(who, revocation)) ended = whyEnded(who, revocation, context.access);
  });
  const room = await context.rooms.open(id).finally(stop);
  if (ended) return refuse(ended);
  if (!room.ok) return room;
  return ok({
    session,
    room: room.value,
    member: { connection, ...meOf(session, role) },
  });
}
