import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Access, Revocation } from '../access/contract.ts';

/** Whom a revocation may concern. */
export interface Identified {
  readonly room: string;
  readonly person: string;
  readonly session: string;
}

/** Any connection, whatever its transport. */
export interface Connected extends Identified {
  readonly transport: 'room' | 'yjs';
  /** Say why, then close. What it still sends is not read. */
  farewell(code: ErrorCode): void;
  /** Called about once a second: heartbeats, stuck queues. */
  tick(now: number): void;
  backlog(): number;
}

/** Does `revocation` concern this connection? */
export function isRevoked(connection: Identified, revocation: Revocation): boolean {
  const here = revocation.room === '*' || revocation.room === connection.room;
  const them =
    revocation.persons.includes(connection.person) ||
    revocation.sessions.includes(connection.session);
  return here && them;
}

/**
 * Why a connection ends that `revocation` concerns. Access has been taken or changed already; what
 * is left of it decides what whoever is connected can do about it.
 */
export function whyEnded(
  { person, room, session }: Identified,
  { sessions }: Revocation,
  access: Pick<Access, 'roleOf'>,
): ErrorCode {
  if (access.roleOf(person, room) === null) return 'REVOKED';
  // Signed out, or past its time: theirs again once they have signed in.
  if (sessions.includes(session)) return 'NOT_SIGNED_IN';
  // Another role, or the same by another grant: come in again, which may be retried.
  return 'RESYNC';
}

/** Every connection of this server. */
export class Connections {
  private readonly all = new Set<Connected>();
  private readonly byPerson = new Map<string, number>();
  private readonly access: Pick<Access, 'roleOf'>;

  constructor(access: Pick<Access, 'roleOf'>) {
    this.access = access;
  }

  add(connection: Connected): void {
    this.all.add(connection);
    this.byPerson.set(connection.person, this.countOf(connection.person) + 1);
  }

  remove(connection: Connected): void {
    if (!this.all.delete(connection)) return;
    const left = this.countOf(connection.person) - 1;
    if (left > 0) this.byPerson.set(connection.person, left);
    else this.byPerson.delete(connection.person);
  }

  /** Connections of one person. */
  countOf(person: string): number {
    return this.byPerson.get(person) ?? 0;
  }

  get size(): number {
    return this.all.size;
  }

  list(): Connected[] {
    return [...this.all];
  }

  revoke(revocation: Revocation): void {
    for (const connection of this.list())
      if (isRevoked(connection, revocation))
        connection.farewell(whyEnded(connection, revocation, this.access));
  }
}
