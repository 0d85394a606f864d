import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { refuse, type Refusal } from '../../shared/protocol/errors.ts';
import type { Role } from '../../shared/room/roles.ts';
import type { Invitation, NewInvitation } from './contract.ts';

type Columns = Record<string, SQLOutputValue>;

function invitationOf(row: Columns): Invitation {
  return {
    id: row['id'] as string,
    room: row['room'] as string,
    role: row['role'] as Role,
    delegation: row['delegation'] as string | null,
    expiresAt: row['expires_at'] as number,
    uses: row['uses'] as number,
    used: row['used'] as number,
    createdBy: row['created_by'] as string | null,
    createdAt: row['created_at'] as number,
    revokedAt: row['revoked_at'] as number | null,
  };
}

/** Why an invitation lets nobody else in at `now`; null: it does (A1). */
export function whyNot(invitation: Invitation, now: number): Refusal | null {
  if (invitation.revokedAt !== null) return refuse('REVOKED').error;
  if (invitation.expiresAt <= now) return refuse('INVITATION_EXPIRED').error;
  if (invitation.used >= invitation.uses) return refuse('INVITATION_USED_UP').error;
  return null;
}

/** The invitations table. Rules about who may make one are the caller's. */
export class Invitations {
  readonly #insert;
  readonly #byHash;
  readonly #byId;
  readonly #ofRoom;
  readonly #use;
  readonly #revoke;
  readonly #withdrawUnused;
  readonly #facilitators;

  constructor(db: DatabaseSync) {
    this.#insert = db.prepare(
      `INSERT INTO invitations (id, secret_hash, room, role, delegation, expires_at, uses, created_by, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#byHash = db.prepare('SELECT * FROM invitations WHERE secret_hash = ?');
    this.#byId = db.prepare('SELECT * FROM invitations WHERE id = ?');
    this.#ofRoom = db.prepare('SELECT * FROM invitations WHERE room = ? ORDER BY created_at, id');
    this.#use = db.prepare('UPDATE invitations SET used = used + 1 WHERE id = ?');
    this.#revoke = db.prepare(
      'UPDATE invitations SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
    );
    this.#withdrawUnused = db.prepare(
      `UPDATE invitations SET revoked_at = :now
       WHERE revoked_at IS NULL AND used < uses AND room IN (:room, CASE :room WHEN '*' THEN room END)
         AND id IN (SELECT invitation FROM grants WHERE person = :person)`,
    );
    this.#facilitators = db.prepare(
      "SELECT 1 FROM invitations WHERE role = 'facilitator' AND room = '*' LIMIT 1",
    );
  }

  add(id: string, hash: Uint8Array, invitation: NewInvitation, now: number): Invitation {
    const { room, role, delegation, expiresAt, uses, createdBy } = invitation;
    this.#insert.run(id, hash, room, role, delegation, expiresAt, uses, createdBy, now);
    return { ...invitation, id, used: 0, createdAt: now, revokedAt: null };
  }

  byHash(hash: Uint8Array): Invitation | null {
    const row = this.#byHash.get(hash);
    return row ? invitationOf(row) : null;
  }

  byId(id: string): Invitation | null {
    const row = this.#byId.get(id);
    return row ? invitationOf(row) : null;
  }

  ofRoom(room: string): Invitation[] {
    return this.#ofRoom.all(room).map(invitationOf);
  }

  takeUse(id: string): void {
    this.#use.run(id);
  }

  revoke(id: string, now: number): void {
    this.#revoke.run(now, id);
  }

  /** Those for `room` ('*': any) that let `person` in and have uses left let nobody else in. */
  withdrawUnused(person: string, room: string, now: number): void {
    this.#withdrawUnused.run({ person, room, now });
  }

  anyFacilitators(): boolean {
    return this.#facilitators.get() !== undefined;
  }
}
