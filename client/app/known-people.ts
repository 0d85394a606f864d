import type { Roster } from '../../shared/protocol/presence.ts';
import type { RoomClient } from '../connection/contract.ts';

const known = new WeakMap<RoomClient, Roster>();

/** Who is in the room; while the link is lost, who was when it was there (SPEC 8.95). */
export function knownRoster(room: RoomClient): Roster {
  const { roster, connection } = room.state;
  if (connection === null) return known.get(room) ?? roster;
  known.set(room, roster);
  return roster;
}
