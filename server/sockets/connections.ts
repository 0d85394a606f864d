import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Revocation } from '../access/contract.ts';

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

/** Every connection of this server. */
export class Connections {
  private readonly all = new Set<Connected>();

  add(connection: Connected): void {
    this.all.add(connection);
  }

  remove(connection: Connected): void {
    this.all.delete(connection);
  }

  get size(): number {
    return this.all.size;
  }

  list(): Connected[] {
    return [...this.all];
  }

  revoke(revocation: Revocation): void {
    for (const connection of this.list())
      if (isRevoked(connection, revocation)) connection.farewell('REVOKED');
  }
}
