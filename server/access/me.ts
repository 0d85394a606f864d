import type { Me } from '../../shared/protocol/join.ts';
import type { Role } from '../../shared/room/roles.ts';
import type { Session } from './contract.ts';

/** How the room knows the person who asks. */
export function meOf(session: Session, role: Role): Me {
  const { id, name, delegation } = session.person;
  return { person: id, name, role, delegation };
}
