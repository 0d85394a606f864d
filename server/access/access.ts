import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { ulid } from 'ulid';
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { Role } from '../../shared/room/roles.ts';
import type { Access, Grant, Invitation, NewInvitation } from './contract.ts';
import type { Person, Revocation, Session } from './contract.ts';
import { Invitations } from './invitations.ts';
import { cleanName } from './names.ts';
import { Noted } from './noted.ts';
import { People } from './people.ts';
import { letIn, lookAt, type Tables } from './redeem.ts';
import { Revocations, type RevocationListener } from './revocation.ts';
import { openDatabase, transaction } from './schema.ts';
import { hashOf, makeSecret, type Random } from './secrets.ts';
import { Sessions, type LiveSession } from './sessions.ts';
import { Tickets } from './tickets.ts';

const HOUR_MS = 3_600_000;
/** Ended sessions are kept this long for whoever has to look into an incident, ms. */
const KEEP_ENDED_MS = 30 * 24 * HOUR_MS;

export interface AccessOptions {
  /** Path of the database; `:memory:` for none. */
  readonly file: string;
  /** Hours that a session lives after its last use; 12 when absent. */
  readonly sessionHours?: number;
  /** ms UTC. */
  readonly now?: () => number;
  readonly random?: Random;
  /** ULIDs for people, invitations and sessions. */
  readonly newId?: () => string;
}

/** @throws Error when the file cannot be opened or was written by a newer Accord. */
export function openAccess(options: AccessOptions): Access {
  return new SqliteAccess(options);
}

/** The contract's rules, put together from the tables; each table has a file of its own. */
class SqliteAccess implements Access {
  readonly #db: DatabaseSync;
  readonly #now: () => number;
  readonly #random: Random;
  readonly #newId: () => string;
  readonly #invitations: Invitations;
  readonly #people: People;
  readonly #sessions: Sessions;
  readonly #tickets: Tickets;
  readonly #noted: Noted;
  readonly #tables: Tables;
  readonly #revocations = new Revocations();

  constructor(options: AccessOptions) {
    const { file, sessionHours = 12, now = Date.now, random = randomBytes } = options;
    this.#db = openDatabase(file);
    this.#now = now;
    this.#random = random;
    this.#newId = options.newId ?? (() => ulid(now()));
    this.#invitations = new Invitations(this.#db);
    this.#people = new People(this.#db);
    this.#sessions = new Sessions(this.#db, sessionHours * HOUR_MS);
    this.#tickets = new Tickets(random);
    this.#noted = new Noted(this.#db);
    this.#tables = {
      invitations: this.#invitations,
      people: this.#people,
      sessions: this.#sessions,
    };
  }

  invite(invitation: NewInvitation): { invitation: Invitation; secret: string } {
    const { secret, hash } = this.#secret();
    const made = this.#invitations.add(this.#newId(), hash, invitation, this.#now());
    return { invitation: made, secret };
  }

  look(secret: string, current: Session | null): Result<Invitation> {
    const hash = hashOf(secret);
    const invitation = hash && this.#invitations.byHash(hash);
    if (!invitation) return refuse('INVITATION_INVALID');
    return lookAt(invitation, current, this.#people, this.#now());
  }

  redeem(
    secret: string,
    name: string,
    current: Session | null,
  ): Result<{ session: Session; cookie: string; grant: Grant }> {
    const hash = hashOf(secret);
    const clean = cleanName(name);
    if (!hash) return refuse('INVITATION_INVALID');
    if (!clean.ok) return clean;
    const now = this.#now();
    // One transaction under the write lock: two people cannot take the last use together (A1).
    const done = transaction(this.#db, () =>
      letIn(this.#tables, hash, clean.value, current, {
        now,
        newId: this.#newId,
        cookie: this.#secret(),
      }),
    );
    if (!done.ok) return done;
    const { id, person, grant, cookie, roleChanged, left } = done.value;
    if (left) this.#announce({ persons: [], sessions: [left], room: '*' });
    // A live connection was let in with the old role: it has to come in again.
    if (roleChanged) this.#announce({ persons: [person.id], sessions: [], room: grant.room });
    const live = this.#sessions.byId(id, now);
    if (!live) throw new Error('access: a session just made is not there');
    return ok({ session: this.#session(live, person), cookie, grant });
  }

  session(cookie: string): Session | null {
    const hash = hashOf(cookie);
    if (!hash) return null;
    const now = this.#now();
    const found = this.#sessions.byHash(hash, now);
    if (!found) return null;
    this.#sessions.noteUse(found.id, now);
    return this.#reload(found.id);
  }

  noteUse(sessionId: string): void {
    this.#sessions.noteUse(sessionId, this.#now());
  }

  signOut(sessionId: string): void {
    if (this.#sessions.end(sessionId, this.#now()))
      this.#announce({ persons: [], sessions: [sessionId], room: '*' });
  }

  roleIn(session: Session, room: string): Role | null {
    return this.#people.role(session.person.id, room);
  }

  roleOf(person: string, room: string): Role | null {
    return this.#people.role(person, room);
  }

  ticket(session: Session, room: string): Result<string> {
    if (!this.#sessions.byId(session.id, this.#now())) return refuse('NOT_SIGNED_IN');
    const entry = this.#mayEnter(session.person.id, room);
    return entry.ok ? ok(this.#tickets.issue(session.id, room, this.#now())) : entry;
  }

  takeTicket(ticket: string): Result<{ session: Session; room: string; role: Role }> {
    const now = this.#now();
    const taken = this.#tickets.take(ticket, now);
    if (!taken) return refuse('TICKET_INVALID');
    this.#sessions.noteUse(taken.session, now);
    const session = this.#reload(taken.session);
    if (!session) return refuse('REVOKED', 'the session has ended');
    const entry = this.#mayEnter(session.person.id, taken.room);
    return entry.ok ? ok({ session, room: taken.room, role: entry.value }) : entry;
  }

  invitations(room: string): Invitation[] {
    return this.#invitations.ofRoom(room);
  }

  people(room: string): ReturnType<Access['people']> {
    return this.#people.members(room);
  }

  revokeInvitation(id: string): Result<Revocation> {
    const now = this.#now();
    const invitation = this.#invitations.byId(id);
    if (!invitation) return refuse('NOT_FOUND');
    const revocation = transaction(this.#db, () => {
      this.#invitations.revoke(id, now);
      const persons = this.#people.revokeGrantsBy(id, now);
      const homeless = persons.filter((person) => this.#people.grants(person).length === 0);
      const sessions = homeless.flatMap((person) => this.#endSessionsOf(person, now));
      return { persons, sessions, room: invitation.room };
    });
    this.#announce(revocation);
    return ok(revocation);
  }

  revokePerson(room: string, person: string): Result<Revocation> {
    const now = this.#now();
    const held =
      room === '*'
        ? this.#people.grants(person).length > 0
        : this.#people.role(person, room) !== null;
    if (!held) return refuse('NOT_FOUND');
    const revocation = transaction(this.#db, () => {
      this.#people.exclude(person, room, now);
      this.#invitations.withdrawUnused(person, room, now);
      const left = this.#people.grants(person).length;
      const sessions = left === 0 ? this.#endSessionsOf(person, now) : [];
      return { persons: [person], sessions, room };
    });
    this.#announce(revocation);
    return ok(revocation);
  }

  onRevoked(listener: RevocationListener): () => void {
    return this.#revocations.on(listener);
  }

  noteJoined(person: string, room: string): void {
    this.#noted.put(person, room);
  }

  notedRooms(person: string): string[] {
    return this.#noted.rooms(person);
  }

  noteLeft(person: string, room: string): void {
    this.#noted.drop(person, room);
  }

  sweep(): void {
    const now = this.#now();
    const ended = this.#sessions.overdue(now).filter((id) => this.#sessions.end(id, now));
    this.#sessions.forget(now - KEEP_ENDED_MS);
    if (ended.length > 0) this.#announce({ persons: [], sessions: ended, room: '*' });
  }

  isNew(): boolean {
    return !this.#invitations.anyFacilitators();
  }

  close(): void {
    this.#db.close();
  }

  #secret(): { secret: string; hash: Uint8Array } {
    const secret = makeSecret(this.#random);
    const hash = hashOf(secret);
    if (!hash) throw new Error('access: the source of randomness is broken');
    return { secret, hash };
  }

  #mayEnter(person: string, room: string): Result<Role> {
    const role = this.#people.role(person, room);
    if (role) return ok(role);
    return refuse(this.#wasThere(person, room) ? 'REVOKED' : 'NOT_A_MEMBER');
  }

  #wasThere(person: string, room: string): boolean {
    return this.#people.members(room).some((member) => member.person.id === person);
  }

  #reload(id: string): Session | null {
    const live = this.#sessions.byId(id, this.#now());
    const person = live && this.#people.byId(live.person);
    return live && person ? this.#session(live, person) : null;
  }

  #session(live: LiveSession, person: Person): Session {
    const { id, expiresAt } = live;
    return { id, person, grants: this.#people.grants(person.id), expiresAt };
  }

  #endSessionsOf(person: string, now: number): string[] {
    return this.#sessions.ofPerson(person).filter((id) => this.#sessions.end(id, now));
  }

  #announce(revocation: Revocation): void {
    this.#revocations.announce(revocation);
  }
}
