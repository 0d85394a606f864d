import type { DatabaseSync } from 'node:sqlite';

/** Which rooms' records name a person as present. */
export class Noted {
  readonly #put;
  readonly #rooms;
  readonly #drop;

  constructor(db: DatabaseSync) {
    this.#put = db.prepare('INSERT INTO noted (person, room) VALUES (?, ?) ON CONFLICT DO NOTHING');
    this.#rooms = db.prepare('SELECT room FROM noted WHERE person = ? ORDER BY room');
    this.#drop = db.prepare('DELETE FROM noted WHERE person = ? AND room = ?');
  }

  put(person: string, room: string): void {
    this.#put.run(person, room);
  }

  rooms(person: string): string[] {
    return this.#rooms.all(person).map((row) => row['room'] as string);
  }

  drop(person: string, room: string): void {
    this.#drop.run(person, room);
  }
}
