import type { Changes } from '../../../shared/protocol/changes.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { PresenceTick } from '../../../shared/protocol/presence.ts';
import type { RoomStatus } from '../../../shared/protocol/status.ts';
import type { DocumentState, RoomListener, RoomPort } from '../../room/contract.ts';
import type { Clock } from '../clock.ts';
import { NOTHING, type Batch } from './batch.ts';
import type { Dialect } from './dialect.ts';
import { Given } from './given.ts';
import { Outlet, type Source, type Vectors } from './outlet.ts';
import { Tour } from './tour.ts';
import type { Wire } from './wire.ts';

/**
 * Connections that are written to before others are heard again: about half a millisecond. Each
 * slice costs a turn of the event loop, so smaller ones are paid for by everybody in the room.
 */
const SLICE = 48;

/** While lines of the record come in a rush, so much passes between the rounds that tell them, ms. */
const GATHER_MS = 100;

/** A connection as the hub sees it. */
export interface Client {
  /** The room ends, or the connection cannot be put right. */
  farewell(code: ErrorCode): void;
  /** The room's ability to take edits changed. */
  statusChanged?(status: RoomStatus): void;
}

/**
 * One open room's fan-out. Listens to the room once for all its connections. A change goes round
 * (tour.ts) as soon as its author has been answered, and takes along what comes up meanwhile: the
 * cost is per frame and connection, not per edit and connection. Lines of the record that come in a
 * rush are gathered for a moment (SPEC 5.95). Authors get their own edits back with everybody else's:
 * Yjs ignores what it has, and leaving them out would mean a frame of their own.
 */
export class Hub implements RoomListener, Source {
  readonly room: RoomPort;
  private readonly clock: Clock;
  private readonly cap: number;
  private readonly clients = new Map<Outlet, Client>();
  private readonly tour = new Tour();
  private readonly onError: (error: unknown) => void;
  private going = false;
  /** Ends the wait for more lines of the record; null: nothing waits. */
  private endGathering: (() => void) | null = null;
  /** When the last round with something of the record in it began, ms of the clock. */
  private recordTold = -Infinity;
  private readonly given = { board: new Given(), record: new Given() };

  constructor(
    room: RoomPort,
    clock: Clock,
    limits: { backlogBytes: number },
    onError: (error: unknown) => void,
  ) {
    this.room = room;
    this.clock = clock;
    this.cap = limits.backlogBytes;
    this.onError = onError;
  }

  /** A new connection; it holds what comes until `goLive`. */
  open(wire: Wire, dialect: Dialect, client: Client): Outlet {
    const outlet = new Outlet(wire, dialect, this, this.cap);
    this.clients.set(outlet, client);
    this.tour.join(outlet);
    return outlet;
  }

  close(outlet: Outlet): void {
    outlet.close();
    if (this.clients.delete(outlet)) this.tour.leave(outlet);
  }

  get empty(): boolean {
    return this.clients.size === 0;
  }

  all(): Iterable<Outlet> {
    return this.clients.keys();
  }

  changes({ board = [], record = [] }: Changes): void {
    this.add({ ...NOTHING, board, record });
  }

  presence(presence: PresenceTick): void {
    this.add({ ...NOTHING, presence });
  }

  status(status: RoomStatus): void {
    this.add({ ...NOTHING, status });
    for (const client of [...this.clients.values()]) client.statusChanged?.(status);
  }

  closed(code: ErrorCode): void {
    this.endGathering?.();
    this.endGathering = null;
    while (!this.tour.done) this.visit();
    for (const client of [...this.clients.values()]) client.farewell(code);
  }

  private add(batch: Batch): void {
    this.tour.add(batch);
    if (!this.going) {
      const wait = this.mayWait(batch);
      if (wait > 0) {
        this.endGathering ??= this.clock.after(wait, () => this.begin());
        return;
      }
      this.begin();
    }
    if (batch.record.length > 0) this.recordTold = this.clock.elapsed();
  }

  /** How long a round may wait for more to tell, ms: only lines of the record that come in a rush. */
  private mayWait({ board, record }: Batch): number {
    if (record.length === 0 || board.length > 0) return 0;
    return this.recordTold + GATHER_MS - this.clock.elapsed();
  }

  private begin(): void {
    if (this.endGathering) {
      this.endGathering();
      this.endGathering = null;
      this.recordTold = this.clock.elapsed();
    }
    this.going = true;
    this.clock.soon(() => this.go());
  }

  /** One slice; before the next, what came meanwhile is read, made durable and answered. */
  private go(): void {
    this.visit();
    this.going = !this.tour.done;
    // Two turns: the commit of what the first one reads is queued behind what is queued already.
    if (this.going) this.clock.soon(() => this.clock.soon(() => this.go()));
  }

  private visit(): void {
    // Only what everybody was handed counts as given: who falls behind in the middle of a round
    // gets some of it twice, never too little.
    for (const { board, record } of this.tour.visit(SLICE)) {
      for (const update of board) this.given.board.add(update);
      for (const update of record) this.given.record.add(update);
    }
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
    this.clients.get(outlet)?.farewell('INTERNAL');
  }
}
