import { ok, type Result } from '../../shared/protocol/errors.ts';
import type {
  Presence,
  PresenceTick,
  Roster,
  RosterEntry,
} from '../../shared/protocol/presence.ts';
import type { Member } from './contract.ts';
import type { RoomEnvironment } from './environment.ts';

/** Shortest time between two announcements, ms. */
const TICK_MS = 100;

/**
 * Who is here and what they are doing. Identity is the server's; what people share replaces what
 * they shared before. All that changes within a tick is announced once; when nothing changes no
 * timer runs. Nothing of it is ever written down.
 */
export class PresenceBoard {
  readonly #environment: Pick<RoomEnvironment, 'after' | 'elapsed'>;
  readonly #announce: (tick: PresenceTick) => void;
  readonly #here = new Map<string, RosterEntry>();
  readonly #joined = new Set<string>();
  readonly #left = new Set<string>();
  readonly #changed = new Set<string>();
  #cancel: (() => void) | null = null;
  #lastTick = Number.NEGATIVE_INFINITY;

  constructor(
    environment: Pick<RoomEnvironment, 'after' | 'elapsed'>,
    announce: (tick: PresenceTick) => void,
  ) {
    this.#environment = environment;
    this.#announce = announce;
  }

  get size(): number {
    return this.#here.size;
  }

  roster(): Roster {
    return Object.fromEntries(this.#here);
  }

  has(connection: string): boolean {
    return this.#here.has(connection);
  }

  enter({ connection, person, name, role, delegation }: Member): void {
    this.#here.set(connection, { person, name, role, delegation, presence: null });
    this.#joined.add(connection);
    this.#changed.delete(connection);
    this.#schedule();
  }

  leave(connection: string): void {
    if (!this.#here.delete(connection)) return;
    this.#changed.delete(connection);
    // Said also of who came within this very tick: a Welcome given meanwhile has them in its roster.
    this.#joined.delete(connection);
    this.#left.add(connection);
    this.#schedule();
  }

  /** @returns always ok: somebody who has just left shares with nobody */
  share(connection: string, presence: Presence): Result<null> {
    const entry = this.#here.get(connection);
    if (!entry) return ok(null);
    this.#here.set(connection, { ...entry, presence });
    if (!this.#joined.has(connection)) this.#changed.add(connection);
    this.#schedule();
    return ok(null);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #schedule(): void {
    if (this.#cancel) return;
    const due = this.#lastTick + TICK_MS - this.#environment.elapsed();
    this.#cancel = this.#environment.after(Math.min(TICK_MS, Math.max(0, due)), () => this.#tick());
  }

  #tick(): void {
    this.#cancel = null;
    this.#lastTick = this.#environment.elapsed();
    const joined: Record<string, RosterEntry> = {};
    const changed: Record<string, Presence> = {};
    for (const connection of this.#joined) {
      const entry = this.#here.get(connection);
      if (entry) joined[connection] = entry;
    }
    for (const connection of this.#changed) {
      const presence = this.#here.get(connection)?.presence;
      if (presence) changed[connection] = presence;
    }
    const left = [...this.#left];
    const tick: PresenceTick = {
      ...(this.#joined.size > 0 ? { joined } : {}),
      ...(left.length > 0 ? { left } : {}),
      ...(this.#changed.size > 0 ? { changed } : {}),
    };
    this.#joined.clear();
    this.#left.clear();
    this.#changed.clear();
    if (Object.keys(tick).length > 0) this.#announce(tick);
  }
}
