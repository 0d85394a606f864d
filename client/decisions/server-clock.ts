import type { RoomClient } from '../connection/contract.ts';

/** The time by the server's clock, as well as it is known here, ms UTC: deadlines are by that one. */
export function serverNow(room: RoomClient, now = Date.now()): number {
  const { link } = room.state;
  return now + (link.phase === 'online' ? (link.clockOffsetMs ?? 0) : 0);
}
