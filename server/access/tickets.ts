import { makeSecret, type Random } from './secrets.ts';

/** A4: how long a ticket may wait for its socket, ms. */
export const TICKET_MS = 30_000;
/** Unused tickets one session may hold; the oldest go first. A page needs one. */
export const TICKETS_A_SESSION = 1_000;

interface Ticket {
  readonly session: string;
  readonly room: string;
  readonly expiresAt: number;
}

/** Tickets waiting to be used. In memory: a restart cuts every socket anyway. */
export class Tickets {
  readonly #waiting = new Map<string, Ticket>();
  readonly #perSession = new Map<string, number>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  issue(session: string, room: string, now: number): string {
    this.#dropExpired(now);
    if ((this.#perSession.get(session) ?? 0) >= TICKETS_A_SESSION) this.#dropOldestOf(session);
    const ticket = makeSecret(this.#random);
    this.#waiting.set(ticket, { session, room, expiresAt: now + TICKET_MS });
    this.#perSession.set(session, (this.#perSession.get(session) ?? 0) + 1);
    return ticket;
  }

  /** Takes the ticket out, whatever becomes of it; null: unknown, used or too old. */
  take(ticket: string, now: number): Ticket | null {
    const found = this.#waiting.get(ticket);
    if (!found) return null;
    this.#drop(ticket, found);
    return found.expiresAt > now ? found : null;
  }

  /** A map keeps the order of insertion, and all tickets live equally long: the first go first. */
  #dropExpired(now: number): void {
    for (const [ticket, found] of this.#waiting) {
      if (found.expiresAt > now) return;
      this.#drop(ticket, found);
    }
  }

  #dropOldestOf(session: string): void {
    for (const [ticket, found] of this.#waiting)
      if (found.session === session) return this.#drop(ticket, found);
  }

  #drop(ticket: string, found: Ticket): void {
    this.#waiting.delete(ticket);
    const left = (this.#perSession.get(found.session) ?? 1) - 1;
    if (left > 0) this.#perSession.set(found.session, left);
    else this.#perSession.delete(found.session);
  }
}
