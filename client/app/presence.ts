import type { Presence } from '../../shared/protocol/presence.ts';
import type { RoomClient } from '../connection/contract.ts';

const shared = new WeakMap<RoomClient, Presence>();

/**
 * Share a part of what this person is doing (typing, cursor, idle …). What is shared replaces what
 * was shared before as a whole, so the parts of all panes are kept together here. `undefined`
 * leaves a part as it is; null withdraws it.
 */
export function sharePresence(room: RoomClient, part: Presence): void {
  const before = shared.get(room) ?? {};
  const after = { ...before, ...part };
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  shared.set(room, after);
  room.share(after);
}
