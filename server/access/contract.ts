import type { Result } from '../../shared/protocol/errors.ts';
import type { Role } from '../../shared/room/roles.ts';

/**
 * # Who may come in
 *
 * Invitations, people, grants, sessions and socket tickets, in a database of their own. Secrets are
 * 128 random bits, base64url, shown once and kept only as SHA-256. Knows no transport and no room.
 *
 * - A1 An invitation says role, delegation, room ('*': every room, and may make rooms when
 *   facilitator), expiry and number of uses. Redeeming takes one use, atomically.
 * - A2 Redeeming while signed in adds the grant to the same person, when name and delegation are
 *   theirs; otherwise a new person is made and the earlier session ends (a delegation is part of
 *   the person; a colleague at the same desk is somebody else). The newest grant for a room wins,
 *   and a grant for the room itself wins over one for '*'.
 * - A3 A session lives 12 h (configurable) from its last use, 7 d at most.
 * - A4 A ticket is for one session and one room, lives 30 s, and works once.
 * - A5 Revoking a person, an invitation (with those it let in) or a session takes effect at once:
 *   listeners are told in the same turn, so that live sockets are cut within a second. A person
 *   revoked from a room returns only by an invitation made afterwards: under whatever name, so the
 *   uses left of those they came by for that room are withdrawn. Others whom these let in stay.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly delegation: string | null;
}

export interface Grant {
  /** Room id, or '*'. */
  readonly room: string;
  readonly role: Role;
  readonly invitation: string;
}

export interface Session {
  readonly id: string;
  readonly person: Person;
  readonly grants: readonly Grant[];
  readonly expiresAt: number;
}

export interface NewInvitation {
  readonly room: string;
  readonly role: Role;
  readonly delegation: string | null;
  /** ms UTC. */
  readonly expiresAt: number;
  readonly uses: number;
  /** ULID of who made it; null: the server itself (first start, command line). */
  readonly createdBy: string | null;
}

export interface Invitation extends NewInvitation {
  readonly id: string;
  readonly used: number;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

export interface Revocation {
  readonly persons: readonly string[];
  readonly sessions: readonly string[];
  /** Room id: only there; '*': everywhere. */
  readonly room: string;
}

export interface Member {
  readonly person: Person;
  readonly role: Role;
  /** By a grant for '*', not for the room itself. */
  readonly everywhere: boolean;
  readonly grantedAt: number;
  readonly revokedAt: number | null;
}

export interface Access {
  invite(invitation: NewInvitation): { invitation: Invitation; secret: string };
  /**
   * What redeeming would let in; takes no use.
   * @returns INVITATION_INVALID | _EXPIRED | _USED_UP | REVOKED
   */
  look(secret: string, current: Session | null): Result<Invitation>;
  /**
   * @returns the session and its cookie secret. INVITATION_INVALID | _EXPIRED | _USED_UP | REVOKED
   */
  redeem(
    secret: string,
    name: string,
    current: Session | null,
  ): Result<{ session: Session; cookie: string; grant: Grant }>;
  /** The session that a cookie secret names, its use noted; null when there is none. */
  session(cookie: string): Session | null;
  /** A live connection is use of its session too: whoever holds one says so now and then (A3). */
  noteUse(sessionId: string): void;
  signOut(sessionId: string): void;
  /** The role that a session has in a room; null: none. */
  roleIn(session: Session, room: string): Role | null;
  roleOf(person: string, room: string): Role | null;
  ticket(session: Session, room: string): Result<string>;
  /** Takes the ticket. @returns TICKET_INVALID, NOT_A_MEMBER, REVOKED */
  takeTicket(ticket: string): Result<{ session: Session; room: string; role: Role }>;
  invitations(room: string): Invitation[];
  /** People with a grant for the room, directly or by '*', those who lost it included. */
  people(room: string): Member[];
  revokeInvitation(id: string): Result<Revocation>;
  revokePerson(room: string, person: string): Result<Revocation>;
  onRevoked(listener: (revocation: Revocation) => void): () => void;
  /**
   * Rooms whose record names the person as present, as callers told us: access itself knows no
   * room. Whoever revokes a person everywhere has to tell these records.
   */
  notedRooms(person: string): string[];
  noteJoined(person: string, room: string): void;
  noteLeft(person: string, room: string): void;
  /** Ends what is past its time; listeners are told of sessions that ended. Call now and then. */
  sweep(): void;
  /** True until the first facilitator invitation has been made. */
  isNew(): boolean;
  close(): void;
}
