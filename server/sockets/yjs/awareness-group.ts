import { joinParts } from '../../../shared/protocol/wire/encode.ts';
import type { Member } from '../../room/contract.ts';
import type { Clock } from '../clock.ts';
import { writeAwareness, type AwarenessEntry } from './awareness-update.ts';
import { awarenessFrame } from './write.ts';

/** One connection's place in a group. */
export interface Listener {
  readonly member: Member;
  hear(frame: Uint8Array): void;
}

/** Shortest time between two announcements, ms. */
const GAP_MS = 50;
/** For how long the id of somebody who left is nobody's: providers go on repeating it a while. */
const DEPARTED_MS = 60_000;

/**
 * Awareness among the plain Yjs connections to one document. Each connection has one clientID, the
 * first it speaks for that is nobody's, and is believed about no other. `user` in its state is the
 * server's word.
 */
export class AwarenessGroup {
  private readonly clock: Clock;
  private readonly ids = new Map<Listener, number | null>();
  private readonly states = new Map<number, AwarenessEntry>();
  private readonly departed = new Map<number, number>();
  private readonly fresh = new Set<number>();
  private waiting = false;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get empty(): boolean {
    return this.ids.size === 0;
  }

  join(listener: Listener): void {
    this.ids.set(listener, null);
    if (this.states.size > 0) listener.hear(this.all());
  }

  /** Is or was this somebody's clientID here? */
  knows(client: number): boolean {
    return this.states.has(client) || this.departed.has(client);
  }

  /** Everybody's state, as one frame. */
  all(): Uint8Array {
    return joinParts(awarenessFrame(writeAwareness(this.states.values())));
  }

  /** Take what `listener` says about itself; what it repeats of others is left aside. */
  speak(listener: Listener, entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) {
      if (!this.mine(listener, entry)) continue;
      const { person: id, name, delegation, role } = listener.member;
      const state = entry.state && { ...entry.state, user: { id, name, delegation, role } };
      this.states.set(entry.client, { ...entry, state });
      this.announce(entry.client);
    }
  }

  private mine(listener: Listener, { client, clock, state }: AwarenessEntry): boolean {
    const own = this.ids.get(listener);
    if (own === undefined) return false;
    if (own !== null) return own === client && clock >= (this.states.get(client)?.clock ?? 0);
    const gone = this.departed.get(client);
    if (state === null || this.states.has(client)) return false;
    if (gone !== undefined && this.clock.elapsed() - gone < DEPARTED_MS) return false;
    this.departed.delete(client);
    this.ids.set(listener, client);
    return true;
  }

  leave(listener: Listener): void {
    const own = this.ids.get(listener);
    this.ids.delete(listener);
    const last = own === undefined || own === null ? undefined : this.states.get(own);
    if (!last) return;
    this.states.set(last.client, { client: last.client, clock: last.clock + 1, state: null });
    this.announce(last.client);
    const now = this.clock.elapsed();
    for (const [client, at] of this.departed)
      if (now - at >= DEPARTED_MS) this.departed.delete(client);
    this.departed.set(last.client, now);
  }

  private announce(client: number): void {
    this.fresh.add(client);
    if (this.waiting) return;
    this.waiting = true;
    this.clock.after(GAP_MS, () => this.flush());
  }

  private flush(): void {
    this.waiting = false;
    const entries = [...this.fresh].flatMap((client) => this.states.get(client) ?? []);
    this.fresh.clear();
    for (const { client, state } of entries) if (state === null) this.forget(client);
    if (entries.length === 0) return;
    const frame = joinParts(awarenessFrame(writeAwareness(entries)));
    for (const listener of this.ids.keys()) listener.hear(frame);
  }

  /** A state of null is announced once; its owner, if still there, may come back with it. */
  private forget(client: number): void {
    this.states.delete(client);
    for (const [listener, id] of this.ids) if (id === client) this.ids.set(listener, null);
  }
}
