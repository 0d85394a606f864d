import type { Dialect } from './dialect.ts';
import type { Wire } from './wire.ts';

/** State vectors of both documents: what a connection has been given. */
export interface Vectors {
  readonly board: Uint8Array;
  readonly record: Uint8Array;
}

type State = 'holding' | 'live' | 'stale' | 'closed';

/** What an outlet needs of its room. */
export interface Source {
  /** What everybody has been given by now. */
  vectors(): Vectors;
  /** Frames that bring a connection from `since` to now; what comes later reaches the outlet. */
  catchUp(dialect: Dialect, since: Vectors): Promise<Uint8Array[]>;
  /** Catching up failed: this connection cannot be put right. */
  failed(outlet: Outlet, error: unknown): void;
}

/**
 * One connection's share of the fan-out, and the guard of its memory (SPEC 5.12):
 *
 * - holding: a state is being prepared for it; what comes meanwhile waits here and follows it;
 * - live: gets every frame; with more than `cap` bytes unsent it becomes
 * - stale: gets nothing, `since` says from where. Drained, it is brought up to date by one diff,
 *   sent once whatever its size, and is live again.
 */
export class Outlet {
  readonly dialect: Dialect;
  readonly wire: Wire;
  private readonly source: Source;
  private readonly cap: number;
  private state: State = 'holding';
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private since: Vectors;

  constructor(wire: Wire, dialect: Dialect, source: Source, cap: number) {
    this.wire = wire;
    this.dialect = dialect;
    this.source = source;
    this.cap = cap;
    this.since = source.vectors();
    wire.onDrain(() => this.drained());
  }

  get stale(): boolean {
    return this.state === 'stale';
  }

  /** Too far behind to be sent anything large now. */
  get behind(): boolean {
    return this.stale || this.wire.backlog() > this.cap;
  }

  deliver(frames: Uint8Array): void {
    if (this.state === 'live') {
      if (!this.wire.write(frames) && this.wire.backlog() > this.cap) this.fallBehind();
    } else if (this.state === 'holding') {
      this.heldBytes += frames.length;
      if (this.heldBytes <= this.cap) this.held.push(frames);
      else this.held = [];
    }
  }

  /** Its state has been written: send what came meanwhile, and from now on everything. */
  goLive(): void {
    if (this.state !== 'holding') return;
    if (this.heldBytes > this.cap) {
      // More came than may be held: a further diff, from where the holding began.
      this.state = 'stale';
      this.release();
      this.drained();
      return;
    }
    this.state = 'live';
    for (const frames of this.held) this.wire.write(frames);
    this.release();
    if (this.wire.backlog() > this.cap) this.fallBehind();
  }

  private release(): void {
    this.held = [];
    this.heldBytes = 0;
  }

  private fallBehind(): void {
    this.state = 'stale';
    this.since = this.source.vectors();
  }

  /** Also called now and then, in case the stream did not say so. */
  drained(): void {
    if (this.state !== 'stale' || this.wire.backlog() > this.cap / 16 || !this.wire.open) return;
    const since = this.since;
    this.state = 'holding';
    this.since = this.source.vectors();
    this.source.catchUp(this.dialect, since).then(
      (frames) => {
        if (this.state === 'closed') return;
        this.wire.writeParts(frames);
        this.goLive();
      },
      (error: unknown) => this.source.failed(this, error),
    );
  }

  close(): void {
    this.state = 'closed';
    this.release();
  }
}
