import { refuse, type Refusal } from '../../shared/protocol/errors.ts';
import type { Me } from '../../shared/protocol/join.ts';
import {
  allows,
  CLOSED_ROOM_OPERATIONS,
  DELEGATION_OPERATIONS,
  type Operation,
} from '../../shared/room/roles.ts';

/**
 * May this person do this here and now? By shared/room/roles.ts alone.
 * @returns null, or READ_ONLY, FACILITATOR_ONLY, DELEGATION_REQUIRED, ROOM_CLOSED
 */
export function authorise(me: Me, operation: Operation, closed: boolean): Refusal | null {
  if (!allows(me.role, operation))
    return refuse(me.role === 'observer' ? 'READ_ONLY' : 'FACILITATOR_ONLY', operation).error;
  if (DELEGATION_OPERATIONS.has(operation) && me.delegation === null)
    return refuse('DELEGATION_REQUIRED', operation).error;
  if (closed && !CLOSED_ROOM_OPERATIONS.has(operation)) return refuse('ROOM_CLOSED').error;
  return null;
}
