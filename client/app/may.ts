import { isClosed } from '../../shared/room/record/fold.ts';
import { allows, CLOSED_ROOM_OPERATIONS, type Operation } from '../../shared/room/roles.ts';
import type { RoomClient } from '../connection/contract.ts';
import { viewOf } from './room-view.ts';

/** May this person do `operation` in this room now? What they may not is not offered (SPEC 8.17). */
export function may(room: RoomClient, operation: Operation): boolean {
  const { me } = room.state;
  if (me === null || !allows(me.role, operation)) return false;
  return CLOSED_ROOM_OPERATIONS.has(operation) || !isClosed(viewOf(room).fold);
}
