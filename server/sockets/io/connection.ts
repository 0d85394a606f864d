import type { ErrorCode, Refusal, Result } from '../../../shared/protocol/errors.ts';
import { joinParts } from '../../../shared/protocol/wire/encode.ts';
import type { RoomStatus } from '../../../shared/protocol/status.ts';
import type { Presence } from '../../../shared/protocol/presence.ts';
import { allows } from '../../../shared/room/roles.ts';
import type { Admitted } from '../admit.ts';
import type { Connected } from '../connections.ts';
import type { Context } from '../context.ts';
import type { Client, Hub } from '../fanout/hub.ts';
import type { Outlet } from '../fanout/outlet.ts';
import { eventFrame, replyFrame, roomDialect } from '../fanout/room-dialect.ts';
import type { Wire } from '../fanout/wire.ts';
import { Bucket } from '../../rate.ts';
import type { Budget } from '../rate/budgets.ts';
import { InTurn } from '../rate/in-turn.ts';

/** How long a peer may take to close its end before it is cut, ms. */
const CLOSE_MS = 500;
/** How long a connection may stay without joining, ms. */
const JOIN_MS = 30_000;

/** One room client: one Socket.IO socket, one person, one room. */
export class Connection implements Connected, Client {
  readonly transport = 'room';
  readonly context: Context;
  readonly admitted: Admitted;
  readonly wire: Wire;
  /** Set while joined. */
  outlet: Outlet | null = null;
  /** A writer that joined while the room took no edits, and so has no clientID. */
  withoutLease = false;
  /** States that are fetched piece by piece, until they have been. */
  readonly inPieces: { board?: Uint8Array; record?: Uint8Array } = {};
  /** Commands that were refused for a moment come before those behind them. */
  readonly queue = new InTurn();
  /** A state is being prepared for it: one at a time. */
  busy = false;
  readonly hub: Hub;
  private readonly disconnect: () => void;
  private readonly strikes: Bucket;
  private readonly messages: Bucket;
  private readonly cameAt: number;
  private entered = false;
  private ended = false;
  private lateNotice: (() => void) | null = null;
  private latest: Presence | null = null;
  private sharedAt = -Infinity;

  constructor(context: Context, admitted: Admitted, wire: Wire, disconnect: () => void) {
    const { limits, clock } = context;
    const now = clock.elapsed();
    this.cameAt = now;
    this.context = context;
    this.admitted = admitted;
    this.wire = wire;
    this.disconnect = disconnect;
    this.hub = context.hubs.acquire(admitted.room);
    this.strikes = new Bucket(limits.strikesPerSecond, limits.strikes, now);
    this.messages = new Bucket(limits.messagesPerSecond, limits.messageBurst, now);
  }

  get room(): string {
    return this.admitted.room.id;
  }
  get person(): string {
    return this.admitted.member.person;
  }
  get session(): string {
    return this.admitted.session.id;
  }
  /** Asked for anew each time: one that nobody used for a while is forgotten. */
  get budget(): Budget {
    return this.context.budgets.of(this.person, this.context.clock.elapsed());
  }
  get closed(): boolean {
    return this.ended;
  }

  /** Into the roster, and to the hub; the outlet holds until its Welcome has been written. */
  enter(): Result<Outlet> {
    const entered = this.admitted.room.enter(this.admitted.member);
    if (!entered.ok) return entered;
    this.entered = true;
    this.outlet = this.hub.open(this.wire, roomDialect, this);
    return { ok: true, value: this.outlet };
  }

  reply(id: number, result: Result<unknown>): void {
    if (!this.ended) this.wire.writeParts(replyFrame(id, result));
  }

  notice(error: Refusal, about: 'presence' | 'message'): void {
    if (!this.ended) this.wire.write(joinParts(eventFrame('notice', { code: error.code, about })));
  }

  /** A message that nobody honest sends. A few are forgiven. */
  strike(): void {
    if (!this.strikes.take(1, this.context.clock.elapsed())) this.farewell('MALFORMED');
  }

  /** Count a message; too many at once, and reading pauses until there is room for more. */
  count(): void {
    const now = this.context.clock.elapsed();
    if (this.messages.take(1, now)) return;
    this.wire.pauseReading();
    this.context.clock.after(this.messages.wait(100, now), () => this.wire.resumeReading());
  }

  /** Share a presence at once, or the latest one at the end of the gap. */
  share(presence: Presence): Result<null> {
    const { clock, limits } = this.context;
    const { room, member } = this.admitted;
    const wait = this.sharedAt + limits.presenceGapMs - clock.elapsed();
    const mine = allows(member.role, 'presence.share');
    if (!mine || (wait <= 0 && !this.lateNotice)) {
      this.sharedAt = clock.elapsed();
      return room.share(member, presence);
    }
    this.latest = presence;
    this.lateNotice ??= clock.after(wait, () => {
      this.lateNotice = null;
      this.sharedAt = clock.elapsed();
      if (this.latest && !this.ended) room.share(member, this.latest);
    });
    return { ok: true, value: null };
  }

  statusChanged(status: RoomStatus): void {
    // Its clientID is leased when it joins again, which RESYNC makes it do.
    if (status.writable && this.withoutLease) this.farewell('RESYNC');
  }

  farewell(code: ErrorCode): void {
    if (this.ended) return;
    this.wire.write(joinParts(eventFrame('farewell', { code })));
    this.leave();
    this.disconnect();
    this.context.clock.after(CLOSE_MS, () => this.wire.terminate());
  }

  /** Out of the roster and the hub. Safe to call twice. */
  leave(): void {
    if (this.ended) return;
    this.ended = true;
    this.lateNotice?.();
    if (this.entered) this.admitted.room.leave(this.admitted.member.connection);
    if (this.outlet) this.hub.close(this.outlet);
    this.context.hubs.release(this.hub);
    this.context.connections.remove(this);
  }

  backlog(): number {
    return this.wire.backlog();
  }

  tick(now: number): void {
    if (!this.outlet && now - this.cameAt > JOIN_MS) return this.farewell('TIMED_OUT');
    this.wire.progress();
    this.outlet?.drained();
    if (this.wire.backlog() > this.context.limits.cutBytes) this.wire.terminate();
  }
}
