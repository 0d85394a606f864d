import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '../../shared/room/roles.ts';
import type { Grant, Member, Person } from './contract.ts';

/** People and what they were granted. */
export class People {
  readonly #insert;
  readonly #byId;
  readonly #grant;
  readonly #role;
  readonly #grants;
  readonly #byInvitation;
  readonly #members;
  readonly #revokeGrants;
  readonly #revokeAllGrants;
  readonly #revokeByInvitation;
  readonly #exclude;
  readonly #readmit;
  readonly #excludedAt;

  constructor(db: DatabaseSync) {
    this.#insert = db.prepare(
      'INSERT INTO people (id, name, delegation, created_at) VALUES (?, ?, ?, ?)',
    );
    this.#byId = db.prepare('SELECT id, name, delegation FROM people WHERE id = ?');
    this.#grant = db.prepare(
      'INSERT INTO grants (person, room, role, invitation, granted_at) VALUES (?, ?, ?, ?, ?)',
    );
    // A2: the grant for the room itself before the one for '*'; then the newest.
    this.#role = db.prepare(
      `SELECT role FROM grants
       WHERE person = :person AND room IN (:room, '*') AND revoked_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM exclusions
                         WHERE person = :person AND room IN (:room, '*'))
       ORDER BY room = '*', id DESC LIMIT 1`,
    );
    this.#grants = db.prepare(
      `SELECT room, role, invitation FROM grants AS one
       WHERE person = :person AND revoked_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM exclusions
                         WHERE person = :person AND room IN (one.room, '*'))
         AND id = (SELECT max(id) FROM grants
                   WHERE person = :person AND room = one.room AND revoked_at IS NULL)
       ORDER BY id`,
    );
    this.#byInvitation = db.prepare(
      'SELECT DISTINCT person FROM grants WHERE invitation = ? AND revoked_at IS NULL',
    );
    this.#members = db.prepare(
      `SELECT people.id, people.name, people.delegation, role, granted_at, grants.room = '*' AS everywhere,
         coalesce((SELECT max(at) FROM exclusions
                   WHERE person = people.id AND room IN (:room, '*')), revoked_at) AS revoked_at
       FROM grants JOIN people ON people.id = grants.person
       WHERE grants.room IN (:room, '*')
       ORDER BY people.id, grants.revoked_at IS NOT NULL, grants.room = '*', grants.id DESC`,
    );
    this.#revokeGrants = db.prepare(
      'UPDATE grants SET revoked_at = ? WHERE person = ? AND room = ? AND revoked_at IS NULL',
    );
    this.#revokeAllGrants = db.prepare(
      'UPDATE grants SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL',
    );
    this.#revokeByInvitation = db.prepare(
      'UPDATE grants SET revoked_at = ? WHERE invitation = ? AND revoked_at IS NULL',
    );
    this.#exclude = db.prepare(
      'INSERT INTO exclusions (person, room, at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at',
    );
    this.#readmit = db.prepare('DELETE FROM exclusions WHERE person = ? AND room = ?');
    this.#excludedAt = db.prepare(
      "SELECT max(at) AS at FROM exclusions WHERE person = ? AND room IN (?, '*')",
    );
  }

  add(person: Person, now: number): void {
    this.#insert.run(person.id, person.name, person.delegation, now);
  }

  byId(id: string): Person | null {
    const row = this.#byId.get(id);
    if (!row) return null;
    const { name, delegation } = row;
    return { id, name: name as string, delegation: delegation as string | null };
  }

  /** Gives the grant, and forgets that the person had been shown out of that room. */
  grant(person: string, grant: Grant, now: number): void {
    this.#grant.run(person, grant.room, grant.role, grant.invitation, now);
    this.#readmit.run(person, grant.room);
  }

  /** What `person` is in `room` now; null: nothing. */
  role(person: string, room: string): Role | null {
    return (this.#role.get({ person, room })?.['role'] ?? null) as Role | null;
  }

  /** The newest grant that holds, for each room and for '*'. */
  grants(person: string): Grant[] {
    return this.#grants.all({ person }) as unknown as Grant[];
  }

  /** When the person was last shown out of `room` or of all rooms, ms UTC; null: never. */
  excludedAt(person: string, room: string): number | null {
    return (this.#excludedAt.get(person, room)?.['at'] ?? null) as number | null;
  }

  /** Takes every grant for `room` ('*': all of them) and bars older invitations. */
  exclude(person: string, room: string, now: number): void {
    if (room === '*') this.#revokeAllGrants.run(now, person);
    else this.#revokeGrants.run(now, person, room);
    this.#exclude.run(person, room, now);
  }

  /** Takes the grants that came from `invitation`. @returns the people who held one. */
  revokeGrantsBy(invitation: string, now: number): string[] {
    const persons = this.#byInvitation.all(invitation).map((row) => row['person'] as string);
    this.#revokeByInvitation.run(now, invitation);
    return persons;
  }

  /** Everybody who has or had a grant for the room, the one that counts first. */
  members(room: string): Member[] {
    const members = new Map<string, Member>();
    for (const row of this.#members.all({ room })) {
      const id = row['id'] as string;
      if (members.has(id)) continue;
      members.set(id, {
        person: {
          id,
          name: row['name'] as string,
          delegation: row['delegation'] as string | null,
        },
        role: row['role'] as Role,
        everywhere: row['everywhere'] === 1,
        grantedAt: row['granted_at'] as number,
        revokedAt: row['revoked_at'] as number | null,
      });
    }
    return [...members.values()];
  }
}
