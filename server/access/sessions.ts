import type { DatabaseSync } from 'node:sqlite';

/** A session that is alive, without its person's grants. */
export interface LiveSession {
  readonly id: string;
  readonly person: string;
  readonly expiresAt: number;
}

/** A3: never longer than this, however busy, ms. */
export const SESSION_MAX_MS = 7 * 24 * 3_600_000;
/** Noting each use would cost an fsync a request; this much of precision is enough, ms. */
export const USE_GRANULARITY_MS = 5 * 60_000;

/** The sessions table. `idleMs`: how long a session lives after its last use. */
export class Sessions {
  readonly #idleMs: number;
  readonly #insert;
  readonly #rotate;
  readonly #byHash;
  readonly #byId;
  readonly #used;
  readonly #end;
  readonly #ofPerson;
  readonly #overdue;
  readonly #forget;

  constructor(db: DatabaseSync, idleMs: number) {
    this.#idleMs = idleMs;
    this.#insert = db.prepare(
      'INSERT INTO sessions (id, secret_hash, person, created_at, used_at) VALUES (?, ?, ?, ?, ?)',
    );
    this.#rotate = db.prepare('UPDATE sessions SET secret_hash = ?, used_at = ? WHERE id = ?');
    const columns = 'id, person, created_at, used_at';
    this.#byHash = db.prepare(
      `SELECT ${columns} FROM sessions WHERE secret_hash = ? AND ended_at IS NULL`,
    );
    this.#byId = db.prepare(`SELECT ${columns} FROM sessions WHERE id = ? AND ended_at IS NULL`);
    this.#used = db.prepare('UPDATE sessions SET used_at = ? WHERE id = ?');
    this.#end = db.prepare('UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL');
    this.#ofPerson = db.prepare('SELECT id FROM sessions WHERE person = ? AND ended_at IS NULL');
    this.#overdue = db.prepare(
      'SELECT id FROM sessions WHERE ended_at IS NULL AND (created_at <= ? OR used_at <= ?)',
    );
    this.#forget = db.prepare('DELETE FROM sessions WHERE ended_at <= ?');
  }

  add(id: string, hash: Uint8Array, person: string, now: number): void {
    this.#insert.run(id, hash, person, now, now);
  }

  /** Another cookie for the same session: what an onlooker may have seen of the old one is void. */
  rotate(id: string, hash: Uint8Array, now: number): void {
    this.#rotate.run(hash, now, id);
  }

  byHash(hash: Uint8Array, now: number): LiveSession | null {
    return this.#alive(this.#byHash.get(hash), now);
  }

  byId(id: string, now: number): LiveSession | null {
    return this.#alive(this.#byId.get(id), now);
  }

  /** The session was used at `now`. */
  noteUse(id: string, now: number): void {
    const row = this.#byId.get(id);
    if (row && now - (row['used_at'] as number) >= this.#granularity) this.#used.run(now, id);
  }

  /** @returns whether it was alive until now */
  end(id: string, now: number): boolean {
    return this.#end.run(now, id).changes === 1;
  }

  ofPerson(person: string): string[] {
    return this.#ofPerson.all(person).map((row) => row['id'] as string);
  }

  /** Ids of sessions whose time is over though nobody ended them. */
  overdue(now: number): string[] {
    const rows = this.#overdue.all(now - SESSION_MAX_MS, now - this.#idleMs);
    return rows.map((row) => row['id'] as string);
  }

  /** Drops what ended before `before`. */
  forget(before: number): void {
    this.#forget.run(before);
  }

  get #granularity(): number {
    return Math.min(USE_GRANULARITY_MS, this.#idleMs / 10);
  }

  #alive(row: Record<string, unknown> | undefined, now: number): LiveSession | null {
    if (!row) return null;
    const expiresAt = Math.min(
      (row['used_at'] as number) + this.#idleMs,
      (row['created_at'] as number) + SESSION_MAX_MS,
    );
    if (expiresAt <= now) return null;
    return { id: row['id'] as string, person: row['person'] as string, expiresAt };
  }
}
