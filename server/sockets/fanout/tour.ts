import { mergeBatches, type Batch } from './batch.ts';
import type { Dialect } from './dialect.ts';
import type { Outlet } from './outlet.ts';

interface Stop {
  readonly outlet: Outlet;
  /** Number of the first batch that it was not handed. */
  next: number;
}

interface Entry {
  batch: Batch;
  /** By this visit everybody who was there has been handed it. */
  readonly due: number;
}

/**
 * Goes round the connections of a room. Whoever is visited is handed all that is new to them in one
 * frame, also what came up while the round was under way; the round goes on until everybody has
 * had everything. So nothing ever waits for a round to end: the last connection has a change one
 * round after it was made, and the more there is to tell, the more goes in one frame. Frames are
 * encoded once for all who lack the same.
 */
export class Tour {
  private readonly stops: Stop[] = [];
  private at = 0;
  private visits = 0;
  /** What somebody has not been handed yet, in order; `first` is the number of the oldest. */
  private entries: Entry[] = [];
  private first = 0;
  /** Is the last entry on nobody's screen, so that it may grow? */
  private fresh = false;
  /** By dialect and first batch; made for each round anew, so that it never grows old (docs/decisions/0018). */
  private frames: Map<Dialect, Map<number, Uint8Array | null>> | null = null;

  get size(): number {
    return this.stops.length;
  }

  /** Has everybody been handed everything? */
  get done(): boolean {
    return this.entries.length === 0;
  }

  /** A new connection, handed only what comes from now on; the last to be visited. */
  join(outlet: Outlet): void {
    this.fresh = false;
    this.stops.splice(this.at, 0, { outlet, next: this.first + this.entries.length });
    this.at += 1;
  }

  leave(outlet: Outlet): void {
    const index = this.stops.findIndex((stop) => stop.outlet === outlet);
    if (index < 0) return;
    this.stops.splice(index, 1);
    if (index < this.at) this.at -= 1;
  }

  add(batch: Batch): void {
    this.frames = null;
    const last = this.entries.at(-1);
    if (last && this.fresh) last.batch = mergeBatches([last.batch, batch]);
    else this.entries.push({ batch, due: this.visits + this.stops.length });
    this.fresh = true;
  }

  /** Visit at most so many connections. @returns what everybody has been handed with that */
  visit(most: number): Batch[] {
    const end = this.visits + Math.min(most, this.stops.length);
    const lastDue = this.entries.at(-1)?.due ?? 0;
    while (this.visits < end && this.visits < lastDue) {
      if (this.at >= this.stops.length) this.at = 0;
      const stop = this.stops[this.at];
      if (!stop) break;
      // Before the delivery, which may end the connection and take it out of the round.
      this.at += 1;
      this.visits += 1;
      this.fresh = false;
      this.hand(stop);
    }
    return this.given();
  }

  private hand(stop: Stop): void {
    const head = this.first + this.entries.length;
    if (stop.next === head) return;
    const { dialect } = stop.outlet;
    this.frames ??= new Map();
    let known = this.frames.get(dialect);
    if (!known) this.frames.set(dialect, (known = new Map<number, Uint8Array | null>()));
    let frame = known.get(stop.next);
    if (frame === undefined) {
      const lacking = this.entries.slice(Math.max(0, stop.next - this.first));
      frame = dialect.encode(mergeBatches(lacking.map(({ batch }) => batch)));
      known.set(stop.next, frame);
    }
    stop.next = head;
    if (frame) stop.outlet.deliver(frame);
  }

  private given(): Batch[] {
    const nobody = this.stops.length === 0;
    const rest = nobody ? -1 : this.entries.findIndex(({ due }) => due > this.visits);
    const done = this.entries.splice(0, rest < 0 ? this.entries.length : rest);
    this.first += done.length;
    if (done.length > 0) this.frames = null;
    return done.map(({ batch }) => batch);
  }
}
