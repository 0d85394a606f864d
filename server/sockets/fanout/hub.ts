import type { Changes } from '../../../shared/protocol/changes.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { PresenceTick } from '../../../shared/protocol/presence.ts';
import type { RoomStatus } from '../../../shared/protocol/status.ts';
import type { DocumentState, RoomListener, RoomPort } from '../../room/contract.ts';
import type { Clock } from '../clock.ts';
import { emptyBatch, isEmpty, mergeTicks, type Batch } from './batch.ts';
import type { Dialect } from './dialect.ts';
import { Given } from './given.ts';
import { Outlet, type Source, type Vectors } from './outlet.ts';
import type { Wire } from './wire.ts';

/**
 * Connections that are written to before others are heard again: about half a millisecond. Each
 * slice costs a turn of the event loop, so smaller ones are paid for by everybody in the room.
 */
const SLICE = 48;

/** One batch on its way to everybody. */
interface Round {
  readonly batch: Batch;
  readonly deliveries: [Outlet, Uint8Array][];
  next: number;
}

/** A connection as the hub sees it. */
export interface Client {
  /** The room ends, or the connection cannot be put right. */
  farewell(code: ErrorCode): void;
  /** The room's ability to take edits changed. */
  statusChanged?(status: RoomStatus): void;
}

/**
 * One open room's fan-out. Listens to the room once for all its connections. The first change goes
 * out as soon as its author has been answered; then at most one frame per window, and what comes
 * while a frame goes out is in the next one: the cost is per frame and connection, not per edit and
 * connection. Authors get their own edits back with everybody else's: Yjs ignores what it has, and
 * leaving them out would mean a frame of their own.
 */
export class Hub implements RoomListener, Source {
  readonly room: RoomPort;
  private readonly clock: Clock;
  private readonly windowMs: number;
  private readonly cap: number;
  private readonly outlets = new Map<Dialect, Map<Outlet, Client>>();
  private readonly onError: (error: unknown) => void;
  private batch: Batch = emptyBatch();
  private waiting = false;
  private beganAt = -Infinity;
  private round: Round | null = null;
  private readonly given = { board: new Given(), record: new Given() };

  constructor(
    room: RoomPort,
    clock: Clock,
    limits: { windowMs: number; backlogBytes: number },
    onError: (error: unknown) => void,
  ) {
    this.room = room;
    this.clock = clock;
    this.windowMs = limits.windowMs;
    this.cap = limits.backlogBytes;
    this.onError = onError;
  }

  /** A new connection; it holds what comes until `goLive`. */
  open(wire: Wire, dialect: Dialect, client: Client): Outlet {
    const outlet = new Outlet(wire, dialect, this, this.cap);
    const same = this.outlets.get(dialect) ?? new Map<Outlet, Client>();
    this.outlets.set(dialect, same.set(outlet, client));
    return outlet;
  }

  close(outlet: Outlet): void {
    outlet.close();
    const same = this.outlets.get(outlet.dialect);
    same?.delete(outlet);
    if (same?.size === 0) this.outlets.delete(outlet.dialect);
  }

  get empty(): boolean {
    return this.outlets.size === 0;
  }

  *all(): Iterable<Outlet> {
    for (const same of this.outlets.values()) yield* same.keys();
  }

  changes(changes: Changes): void {
    this.batch.board.push(...(changes.board ?? []));
    this.batch.record.push(...(changes.record ?? []));
    this.touch();
  }

  presence(tick: PresenceTick): void {
    this.batch.presence = mergeTicks(this.batch.presence, tick);
    this.touch();
  }

  status(status: RoomStatus): void {
    this.batch.status = status;
    this.touch();
    for (const same of [...this.outlets.values()])
      for (const client of [...same.values()]) client.statusChanged?.(status);
  }

  closed(code: ErrorCode): void {
    while (this.round) this.slice(this.round);
    this.begin();
    while (this.round) this.slice(this.round);
    for (const same of [...this.outlets.values()])
      for (const client of [...same.values()]) client.farewell(code);
  }

  /** Something is to be told: at once, or when the window and the round under way have passed. */
  private touch(): void {
    if (this.waiting || this.round) return;
    this.waiting = true;
    const wait = this.beganAt + this.windowMs - this.clock.elapsed();
    const run = () => {
      this.waiting = false;
      this.begin();
      this.go();
    };
    if (wait > 0) this.clock.after(wait, run);
    else this.clock.soon(run);
  }

  private begin(): void {
    const { batch } = this;
    this.batch = emptyBatch();
    this.beganAt = this.clock.elapsed();
    const deliveries: Round['deliveries'] = [];
    for (const [dialect, same] of this.outlets) {
      const frames = dialect.encode(batch);
      if (frames) for (const outlet of same.keys()) deliveries.push([outlet, frames]);
    }
    this.round = { batch, deliveries, next: 0 };
  }

  /** A round to many is given out in slices, so that who writes meanwhile is answered between. */
  private go(): void {
    if (!this.round) return;
    this.slice(this.round);
    if (this.round) this.clock.soon(() => this.go());
    else if (!isEmpty(this.batch)) this.touch();
  }

  private slice(round: Round): void {
    const end = Math.min(round.next + SLICE, round.deliveries.length);
    for (; round.next < end; round.next++) {
      const [outlet, frames] = round.deliveries[round.next]!;
      outlet.deliver(frames);
    }
    if (end < round.deliveries.length) return;
    this.round = null;
    // Only what everybody was handed counts as given: who falls behind in the middle of a round
    // gets some of it twice, never too little.
    for (const update of round.batch.board) this.given.board.add(update);
    for (const update of round.batch.record) this.given.record.add(update);
  }

  /** What everybody who is up to date has been given, at least. */
  vectors(): Vectors {
    return { board: this.given.board.vector(), record: this.given.record.vector() };
  }

  /** State of the board, by the room's promise R3. */
  async boardState(vector?: Uint8Array): Promise<DocumentState> {
    const state = await this.room.boardState(vector);
    this.given.board.base(state.vector);
    return state;
  }

  async recordState(options?: { vector?: Uint8Array; whole?: boolean }): Promise<DocumentState> {
    const state = await this.room.recordState(options);
    this.given.record.base(state.vector);
    return state;
  }

  async catchUp(dialect: Dialect, since: Vectors): Promise<Uint8Array[]> {
    const wants = (document: 'board' | 'record') => dialect.documents.includes(document);
    const [board, record] = await Promise.all([
      wants('board') ? this.boardState(since.board) : null,
      wants('record') ? this.recordState({ vector: since.record, whole: true }) : null,
    ]);
    return dialect.encodeCatchUp({
      board: board?.update ?? null,
      record: record?.update ?? null,
      roster: this.room.roster(),
      status: this.room.status(),
    });
  }

  failed(outlet: Outlet, error: unknown): void {
    this.onError(error);
    this.outlets.get(outlet.dialect)?.get(outlet)?.farewell('INTERNAL');
  }
}
