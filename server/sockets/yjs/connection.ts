import type { WebSocket } from 'ws';
import type { ErrorCode, Refusal } from '../../../shared/protocol/errors.ts';
import { joinParts } from '../../../shared/protocol/wire/encode.ts';
import { allows } from '../../../shared/room/roles.ts';
import type { Member } from '../../room/contract.ts';
import type { Admitted } from '../admit.ts';
import type { Connected } from '../connections.ts';
import type { Context } from '../context.ts';
import type { Client, Hub } from '../fanout/hub.ts';
import type { Outlet } from '../fanout/outlet.ts';
import { Wire } from '../fanout/wire.ts';
import { Bucket } from '../../rate.ts';
import type { Budget } from '../rate/budgets.ts';
import type { AwarenessGroup, Listener } from './awareness-group.ts';
import { readAwareness } from './awareness-update.ts';
import { closeCodeOf } from './close-codes.ts';
import { Y_DIALECTS, type YDocument } from './dialect.ts';
import { readFrame, type YFrame } from './frames.ts';
import { deniedFrame, SILENCE_BREAKER, step1Frame, step2Frame } from './write.ts';

const CLOSE_MS = 500;
/** A y-websocket provider hangs up when it hears nothing for 30 s. */
const SILENCE_MS = 15_000;
/** After a gap a client is asked for all that we lack; not again within this time. */
const ASK_AGAIN_MS = 5_000;

/** One plain Yjs program that follows one document of a room. */
export class YjsConnection implements Connected, Client, Listener {
  readonly transport = 'yjs';
  private readonly context: Context;
  private readonly admitted: Admitted;
  private readonly document: YDocument;
  private readonly ws: WebSocket;
  private readonly wire: Wire;
  private readonly hub: Hub;
  private readonly outlet: Outlet;
  private readonly group: AwarenessGroup;
  private readonly strikes: Bucket;
  private readonly messages: Bucket;
  private readonly queue: YFrame[] = [];
  private pausedUntilPumped = false;
  private asked: Uint8Array | null = null;
  private answering = false;
  private introduced = false;
  /** It has edits that could not be taken, and will be asked for them when they can. */
  private owed = false;
  private askedAt = -Infinity;
  private heardAt: number;
  private spokeAt: number;
  private pingedAt: number;
  private ended = false;

  constructor(
    context: Context,
    admitted: Admitted,
    document: YDocument,
    ws: WebSocket,
    hub: Hub,
    group: AwarenessGroup,
  ) {
    const { limits, clock } = context;
    const now = clock.elapsed();
    this.context = context;
    this.admitted = admitted;
    this.document = document;
    this.ws = ws;
    this.wire = new Wire(ws, null);
    this.hub = hub;
    this.group = group;
    this.strikes = new Bucket(limits.strikesPerSecond, limits.strikes, now);
    this.messages = new Bucket(limits.messagesPerSecond, limits.messageBurst, now);
    this.heardAt = this.spokeAt = this.pingedAt = now;
    this.outlet = hub.open(this.wire, Y_DIALECTS[document], this);
    this.outlet.goLive();
    group.join(this);
    ws.on('message', (data, binary) => this.arrived(data as Buffer, binary));
    ws.on('pong', () => (this.heardAt = clock.elapsed()));
    ws.on('close', () => this.leave());
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
  private get budget(): Budget {
    return this.context.budgets.of(this.person, this.context.clock.elapsed());
  }
  get member(): Member {
    return this.admitted.member;
  }
  private get mayWrite(): boolean {
    return this.document === 'board' && allows(this.member.role, 'board.write');
  }

  private arrived(data: Buffer, binary: boolean): void {
    if (this.ended) return;
    const now = this.context.clock.elapsed();
    this.heardAt = now;
    const frame = binary ? readFrame(data) : null;
    if (!frame) return this.farewell('MALFORMED');
    this.queue.push(frame);
    if (!this.messages.take(1, now)) this.pause(this.messages.wait(100, now));
    this.pump();
  }

  /** Reading pauses instead of refusing: a plain program has no way to send an edit again. */
  private pause(ms: number): void {
    if (this.pausedUntilPumped) return;
    this.pausedUntilPumped = true;
    this.wire.pauseReading();
    this.context.clock.after(ms, () => {
      this.pausedUntilPumped = false;
      this.wire.resumeReading();
      this.pump();
    });
  }

  private pump(): void {
    while (!this.ended && !this.pausedUntilPumped) {
      const frame = this.queue[0];
      if (!frame) return;
      if (frame.kind === 'update') {
        const now = this.context.clock.elapsed();
        const bytes = frame.update.length;
        if (!this.budget.take(bytes, now)) return this.pause(this.budget.wait(bytes, now));
      }
      this.queue.shift();
      this.handle(frame);
    }
  }

  private handle(frame: YFrame): void {
    switch (frame.kind) {
      case 'step1':
        this.asked = frame.vector;
        return this.answer();
      case 'update':
        return this.submit(frame.update);
      case 'awareness':
        return this.aware(frame.update);
      case 'query-awareness':
        if (!this.outlet.behind) this.say(this.group.all());
    }
  }

  private submit(update: Uint8Array): void {
    // Providers answer our question with an empty update when they have nothing.
    if (update.length <= 2) return;
    if (this.document === 'record')
      return this.deny({ code: 'READ_ONLY', retry: false, detail: 'the server writes the record' });
    this.admitted.room.submit(this.member, update, 'first-use').then(
      (result) => {
        if (!result.ok) this.refused(result.error);
      },
      (err: unknown) => this.failed(err),
    );
  }

  private refused(refusal: Refusal): void {
    const now = this.context.clock.elapsed();
    if (refusal.code === 'RESYNC' && now - this.askedAt > ASK_AGAIN_MS) {
      this.askedAt = now;
      this.ask();
    } else {
      this.owed ||= refusal.retry && refusal.code !== 'RESYNC';
      this.deny(refusal);
    }
  }

  /** Ask for all that the room lacks. */
  private ask(): void {
    this.hub.boardState(this.hub.vectors().board).then(
      ({ vector }) => this.say(joinParts(step1Frame(vector))),
      (err: unknown) => this.failed(err),
    );
  }

  /** Say why something was not taken. A program that goes on regardless is cut off. */
  private deny({ code, detail }: Refusal): void {
    this.say(joinParts(deniedFrame(detail ? `${code}: ${detail}` : code)));
    if (!this.strikes.take(1, this.context.clock.elapsed())) this.farewell(code);
  }

  /** Answers the latest question, one at a time, and not while earlier bytes have not gone out. */
  private answer(): void {
    const vector = this.asked;
    if (!vector || this.answering || this.ended || this.outlet.behind) return;
    this.asked = null;
    this.answering = true;
    const board = this.document === 'board';
    const state = board
      ? this.hub.boardState(vector)
      : this.hub.recordState({ vector, whole: true });
    state.then(
      ({ update, vector: ours }) => {
        this.answering = false;
        if (this.ended) return;
        this.wire.writeParts(step2Frame(update));
        if (!this.introduced && this.mayWrite) this.wire.writeParts(step1Frame(ours));
        this.introduced = true;
        this.answer();
      },
      (err: unknown) => this.failed(err),
    );
  }

  private aware(update: Uint8Array): void {
    const entries = readAwareness(update);
    if (!entries) return this.farewell('MALFORMED');
    if (allows(this.member.role, 'presence.share')) return this.group.speak(this, entries);
    // A provider speaks up by itself, with nothing to say or with what others said.
    const silent = entries.every(
      ({ client, state }) => !state || Object.keys(state).length === 0 || this.group.knows(client),
    );
    if (!silent) this.deny({ code: 'READ_ONLY', retry: false, detail: 'observers share nothing' });
  }

  hear(frame: Uint8Array): void {
    if (!this.outlet.behind) this.say(frame);
  }

  private say(frame: Uint8Array): void {
    if (this.ended) return;
    this.wire.write(frame);
    this.spokeAt = this.context.clock.elapsed();
  }

  statusChanged(): void {
    this.askForOwed();
  }

  private askForOwed(): void {
    if (!this.owed || !this.admitted.room.status().writable) return;
    this.owed = false;
    this.askedAt = this.context.clock.elapsed();
    this.ask();
  }

  private failed(err: unknown): void {
    this.context.log.error({ err, room: this.room }, 'a Yjs connection failed');
    this.farewell('INTERNAL');
  }

  farewell(code: ErrorCode): void {
    if (this.ended) return;
    this.wire.write(joinParts(deniedFrame(code)));
    this.leave();
    this.ws.close(closeCodeOf(code), code);
    this.context.clock.after(CLOSE_MS, () => this.wire.terminate());
  }

  private leave(): void {
    if (this.ended) return;
    this.ended = true;
    this.queue.length = 0;
    this.group.leave(this);
    this.admitted.room.leave(this.member.connection);
    this.hub.close(this.outlet);
    this.context.hubs.release(this.hub);
    this.context.connections.remove(this);
  }

  backlog(): number {
    return this.wire.backlog();
  }

  tick(now: number): void {
    const { pingIntervalMs, pingTimeoutMs, cutBytes } = this.context.limits;
    if (this.wire.progress()) this.heardAt = now;
    this.outlet.drained();
    this.answer();
    // Refused for a moment (OVERLOADED, RATE_LIMITED): no change of status will tell when it is over.
    if (now - this.askedAt > ASK_AGAIN_MS) this.askForOwed();
    if (now - this.spokeAt > SILENCE_MS && !this.outlet.behind)
      this.say(joinParts(SILENCE_BREAKER));
    if (now - this.pingedAt >= pingIntervalMs) {
      this.pingedAt = now;
      this.ws.ping();
    }
    const silent = now - this.heardAt > pingIntervalMs + pingTimeoutMs;
    if (silent || this.wire.backlog() > cutBytes) this.wire.terminate();
  }
}
