import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '../../shared/room/roles.ts';

/** Which rooms' records know that a person is there, and as what. */
export class Noted {
  readonly #one;
  readonly #put;
  readonly #rooms;
  readonly #drop;

  constructor(db: DatabaseSync) {
    this.#one = db.prepare('SELECT 1 FROM noted WHERE person = ? AND room = ? AND role = ?');
    this.#put = db.prepare(
      'INSERT INTO noted (person, room, role) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET role = excluded.role',
    );
    this.#rooms = db.prepare('SELECT room FROM noted WHERE person = ? ORDER BY room');
    this.#drop = db.prepare('DELETE FROM noted WHERE person = ? AND room = ?');
  }

  has(person: string, room: string, role: Role): boolean {
    return this.#one.get(person, room, role) !== undefined;
  }

  put(person: string, room: string, role: Role): void {
    this.#put.run(person, room, role);
  }

  rooms(person: string): string[] {
    return this.#rooms.all(person).map((row) => row['room'] as string);
  }

  drop(person: string, room: string): void {
    this.#drop.run(person, room);
  }
}
