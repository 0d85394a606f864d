import { ok, type Result } from '../../shared/protocol/errors.ts';
import type { Role } from '../../shared/room/roles.ts';
import type { Access, Revocation, Session } from '../access/contract.ts';
import type { RoomDirectory } from '../room/contract.ts';
import { meOf } from './route.ts';

/**
 * Tells a room's record who came and who was shown out. The record is told before anybody gets a
 * ticket, once for each role: access keeps a mark that it was. A crash between the two writes says
 * it twice, which is true both times; it is never left out.
 */
export class Membership {
  readonly #access: Access;
  readonly #rooms: RoomDirectory;
  /** Two tabs asking at once are told of one entry. */
  readonly #underWay = new Map<string, Promise<Result<null>>>();

  constructor(access: Access, rooms: RoomDirectory) {
    this.#access = access;
    this.#rooms = rooms;
  }

  /** The record of `room` knows of `session`'s person once this has resolved with ok. */
  joined(session: Session, room: string, role: Role): Promise<Result<null>> {
    const { id } = session.person;
    if (this.#access.isNoted(id, room, role)) return Promise.resolve(ok(null));
    const key = `${id} ${room} ${role}`;
    let work = this.#underWay.get(key);
    if (!work) {
      work = this.#note(session, room, role).finally(() => this.#underWay.delete(key));
      this.#underWay.set(key, work);
    }
    return work;
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

  async #note(session: Session, room: string, role: Role): Promise<Result<null>> {
    const result = await this.#rooms.noteJoined(room, meOf(session, role));
    if (result.ok) this.#access.noteJoined(session.person.id, room, role);
    return result;
  }
}
