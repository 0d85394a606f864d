import { z } from 'zod';
import type { Role } from '../../room/roles.ts';
import type { Roster } from '../presence.ts';

/** POST /api/rooms. Lengths are those of the record's `room.open`. */
export const newRoomSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  nature: z.enum(['exercise', 'live']),
  /** Printed on every screen; empty: none. */
  marking: z.string().trim().max(80),
});
export type NewRoomBody = z.infer<typeof newRoomSchema>;

export interface RoomMade {
  readonly room: string;
}

/** What the lobby shows without joining. */
export interface RoomSummary {
  readonly id: string;
  readonly name: string;
  readonly nature: 'exercise' | 'live';
  readonly marking: string;
  readonly phase: string | null;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly entries: number;
  readonly decisions: number;
  readonly openAlerts: number;
  /** Log entries per sixtieth of the time since opening, for the little chart. */
  readonly activity: readonly number[];
  readonly lastEntry: {
    readonly delegation: string | null;
    readonly recordedAt: number;
    readonly text: string;
    readonly language: string;
  } | null;
  /** Who is connected now. Empty for a room that is not open in this process. */
  readonly roster: Roster;
}

/** A room of the lobby, with what the asking person is in it. */
export interface LobbyRoom extends RoomSummary {
  readonly role: Role;
}

/** GET /api/rooms */
export interface Lobby {
  readonly rooms: readonly LobbyRoom[];
  /** May this person make rooms? */
  readonly mayCreate: boolean;
}
