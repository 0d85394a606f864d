import type { RoomPort } from '../../room/contract.ts';
import type { Clock } from '../clock.ts';
import type { SocketLimits } from '../limits.ts';
import type { Log } from '../options.ts';
import { Hub } from './hub.ts';

/** The hubs of the rooms that somebody is connected to. */
export class Hubs {
  private readonly byRoom = new Map<
    RoomPort,
    { hub: Hub; users: number; unsubscribe: () => void }
  >();
  private readonly clock: Clock;
  private readonly limits: SocketLimits;
  private readonly log: Log;

  constructor(clock: Clock, limits: SocketLimits, log: Log) {
    this.clock = clock;
    this.limits = limits;
    this.log = log;
  }

  /** The hub of `room`, to be given back with `release`. */
  acquire(room: RoomPort): Hub {
    let entry = this.byRoom.get(room);
    if (!entry) {
      const hub = new Hub(room, this.clock, this.limits, (err) =>
        this.log.error({ err, room: room.id }, 'a connection could not be brought up to date'),
      );
      entry = { hub, users: 0, unsubscribe: room.subscribe(hub) };
      this.byRoom.set(room, entry);
    }
    entry.users++;
    return entry.hub;
  }

  release(hub: Hub): void {
    const entry = this.byRoom.get(hub.room);
    if (!entry || --entry.users > 0) return;
    entry.unsubscribe();
    this.byRoom.delete(hub.room);
  }

  get size(): number {
    return this.byRoom.size;
  }

  *outlets() {
    for (const { hub } of this.byRoom.values()) yield* hub.all();
  }
}
