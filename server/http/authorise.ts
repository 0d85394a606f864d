import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import { scopeSchema } from '../../shared/protocol/http/invitations.ts';
import { allows, PERMISSIONS, type Operation, type Role } from '../../shared/room/roles.ts';
import type { Access, Session } from '../access/contract.ts';
import type { Needs } from './route.ts';

/**
 * May this session call a route that needs `needs`? (SPEC 6.1)
 * @param room `:room` of the path; undefined: the path has none
 * @returns the role in that room, null where the path names none
 */
export function authorise(
  access: Access,
  needs: Needs,
  session: Session | null,
  room: string | undefined,
): Result<Role | null> {
  if (needs === 'anyone') return ok(null);
  if (!session) return refuse('NOT_SIGNED_IN');
  if (needs === 'session') return ok(null);
  if (needs === 'everywhere') return inRoom(access, session, '*', 'access.invite');
  if (!scopeSchema.safeParse(room).success) return refuse('ROOM_UNKNOWN');
  return inRoom(access, session, room ?? '', needs);
}

function inRoom(access: Access, session: Session, room: string, operation: Operation) {
  const role = access.roleIn(session, room);
  // For '*' a member of single rooms is somebody who may not, rather than somebody unknown.
  if (!role) return refuse(room === '*' ? 'FACILITATOR_ONLY' : 'NOT_A_MEMBER');
  if (allows(role, operation)) return ok(role);
  const forEditors = (PERMISSIONS[operation] as readonly Role[]).includes('editor');
  return refuse(forEditors ? 'READ_ONLY' : 'FACILITATOR_ONLY');
}
