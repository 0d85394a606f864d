import type { Result } from '../../shared/protocol/errors.ts';
import type { Role } from '../../shared/room/roles.ts';
import type { Access, Revocation, Session } from '../access/contract.ts';
import type { RoomDirectory } from '../room/contract.ts';
import { meOf } from '../access/me.ts';

/**
 * Tells a room's record who came, with which role, and who was shown out. A room writes nothing
 * when its record says so already, so it can be told as often as somebody asks for a ticket; with a
 * full disk it still lets those in whom it knows.
 */
export class Membership {
  readonly #access: Access;
  readonly #rooms: RoomDirectory;

  constructor(access: Access, rooms: RoomDirectory) {
    this.#access = access;
    this.#rooms = rooms;
  }

  /** The record of `room` names `session`'s person once this has resolved with ok. */
  async joined(session: Session, room: string, role: Role): Promise<Result<null>> {
    const result = await this.#rooms.noteJoined(room, meOf(session, role));
    if (result.ok) this.#access.noteJoined(session.person.id, room);
    return result;
  }

  /** @returns false when some record could not be written; the access is gone all the same. */
  async revoked(by: Session, role: Role, revocation: Revocation): Promise<boolean> {
    let recorded = true;
    for (const person of revocation.persons) {
      for (const room of this.#access.notedRooms(person)) {
        if (revocation.room !== '*' && revocation.room !== room) continue;
        // Whoever still has another grant is not out; a new role is noted with their next ticket.
        if (this.#access.roleOf(person, room) !== null) continue;
        const result = await this.#rooms.noteRevoked(room, meOf(by, role), person);
        if (result.ok) this.#access.noteLeft(person, room);
        else recorded = false;
      }
    }
    return recorded;
  }
}
