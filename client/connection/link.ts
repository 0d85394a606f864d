import type { Changes } from '../../shared/protocol/changes.ts';
import { ERRORS, type ErrorCode, type Result } from '../../shared/protocol/errors.ts';
import type { Join, Welcome } from '../../shared/protocol/join.ts';
import type { PresenceTick } from '../../shared/protocol/presence.ts';
import type { Notice, RoomStatus } from '../../shared/protocol/status.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { ClockProbe } from './clock-probe.ts';
import type { LinkState } from './contract.ts';
import { completed } from './pieces.ts';
import { backOff, type Surroundings } from './surroundings.ts';
import { ask, guarded, handshakeRefusal, openWire, type Wire } from './wire.ts';

/** A link that held this long counts as good: the next loss starts the back-off anew, ms. */
const GOOD_AFTER = 5_000;

export interface LinkEvents {
  joinRequest(): Join;
  /** False: not as it should be; the link is made again. */
  joined(welcome: Welcome): boolean;
  changes(changes: Changes): void;
  presence(tick: PresenceTick): void;
  status(status: RoomStatus): void;
  notice(notice: Notice): void;
  /** `state` is another one. */
  state(): void;
  /** Nothing that was asked will be answered. */
  lost(): void;
}

/**
 * The connection to the room's server, made again and again until a person must act. Every attempt
 * has a fresh ticket and is forgotten as a whole when it fails.
 */
export class Link {
  readonly #origin: string;
  readonly #tickets: () => Promise<Result<string>>;
  readonly #around: Surroundings;
  readonly #events: LinkEvents;
  #state: LinkState;
  #wire: Wire | null = null;
  #probe: ClockProbe | null = null;
  #attempt = 0;
  #since: number;
  #joinedAt: number | null = null;
  #farewell: ErrorCode | null = null;
  /** Connected, and not joined yet. */
  #joining = false;
  /** A join did not come through in time: from now on in pieces. */
  #thin = false;
  /** What came while the states were on their way in pieces. */
  #held: (() => void)[] = [];
  readonly #answerWithin: number | undefined;
  #cancelRetry: (() => void) | null = null;
  /** Raised with every attempt: what comes from an earlier one is ignored. */
  #life = 0;
  #closed = false;

  constructor(
    origin: string,
    tickets: () => Promise<Result<string>>,
    around: Surroundings,
    events: LinkEvents,
    answerWithin?: number,
    cutSince?: number,
  ) {
    this.#answerWithin = answerWithin;
    this.#origin = origin;
    this.#tickets = tickets;
    this.#around = around;
    this.#events = events;
    this.#since = cutSince ?? around.now();
    this.#state = { phase: 'connecting', attempt: 0, since: this.#since };
  }

  get state(): LinkState {
    return this.#state;
  }
  /** Joined: what is asked here is answered. */
  get wire(): Wire | null {
    return this.#joinedAt === null ? null : this.#wire;
  }

  #show(state: LinkState): void {
    this.#state = state;
    this.#events.state();
  }

  /** Try now, whatever is going on. */
  connect(): void {
    if (this.#closed) return;
    this.#drop();
    this.#show({ phase: 'connecting', attempt: this.#attempt, since: this.#since });
    void this.#try(this.#life);
  }

  async #try(life: number): Promise<void> {
    const ticket = await guarded(this.#tickets);
    if (life !== this.#life) return;
    if (!ticket.ok) {
      this.#failed(ticket.error.code);
      return;
    }
    const auth = { ticket: ticket.value, protocol: PROTOCOL_VERSION };
    const wire = openWire(this.#origin, auth, this.#answerWithin);
    this.#wire = wire;
    this.#farewell = null;
    const current = <A extends unknown[]>(then: (...args: A) => void) => {
      return (...args: A): void => {
        if (life === this.#life) then(...args);
      };
    };
    wire.on(
      'connect',
      current(() => this.#join(wire, current)),
    );
    wire.on(
      'connect_error',
      current((error) => {
        this.#failed(handshakeRefusal(error)?.code ?? null);
      }),
    );
    wire.on(
      'disconnect',
      current(() => this.#failed(this.#farewell)),
    );
    wire.on(
      'farewell',
      current(({ code }) => {
        this.#farewell = code;
      }),
    );
    wire.on(
      'changes',
      current((changes) => this.#onceJoined(() => this.#events.changes(changes))),
    );
    wire.on(
      'presence',
      current((tick) => this.#onceJoined(() => this.#events.presence(tick))),
    );
    wire.on(
      'status',
      current((status) => this.#onceJoined(() => this.#events.status(status))),
    );
    wire.on(
      'notice',
      current((notice) => this.#onceJoined(() => this.#events.notice(notice))),
    );
  }

  #join(wire: Wire, current: <A extends unknown[]>(then: (...a: A) => void) => (...a: A) => void) {
    this.#joining = true;
    const asked = {
      ...this.#events.joinRequest(),
      ...(this.#thin ? { pieces: true as const } : {}),
    };
    const joined = current((result: Result<Welcome>) => this.#joined(wire, result));
    ask(
      wire,
      'join',
      asked,
      current((result: Result<Welcome>) => {
        if (result.ok && result.value.whole) void completed(wire, result.value).then(joined);
        else this.#joined(wire, result);
      }),
    );
  }

  #joined(wire: Wire, result: Result<Welcome>): void {
    if (!result.ok) {
      this.#failed(result.error.code);
      return;
    }
    this.#joining = false;
    this.#joinedAt = this.#around.now();
    const offset = result.value.serverTime - this.#joinedAt;
    this.#show({ phase: 'online', latencyMs: null, clockOffsetMs: offset });
    if (!this.#events.joined(result.value)) {
      if (this.#joinedAt !== null) this.#failed('RESYNC');
      return;
    }
    for (const told of this.#held.splice(0)) told();
    this.#probe = new ClockProbe(wire, this.#around, (latencyMs, clockOffsetMs) =>
      this.#show({ phase: 'online', latencyMs, clockOffsetMs }),
    );
  }

  /** What the room tells while its states still come in pieces waits for them. */
  #onceJoined(told: () => void): void {
    if (this.#joining) this.#held.push(told);
    else told();
  }

  /** @param code why; null: unknown, as when a cable is pulled */
  #failed(code: ErrorCode | null): void {
    const now = this.#around.now();
    // Connected, and yet no Welcome: too much at once for this line, or a server that went away.
    if (this.#joining && (code === null || code === 'TIMED_OUT')) this.#thin = true;
    if (this.#joinedAt !== null) this.#since = now;
    if (this.#joinedAt !== null && now - this.#joinedAt >= GOOD_AFTER) this.#attempt = 0;
    this.#drop();
    if (code !== null && !ERRORS[code].retry) {
      this.#show({ phase: 'refused', code });
      return;
    }
    const wait = backOff(this.#attempt++, () => this.#around.random());
    this.#cancelRetry = this.#around.after(wait, () => this.connect());
    const nextTryAt = now + wait;
    this.#show({ phase: 'offline', attempt: this.#attempt, since: this.#since, nextTryAt });
  }

  #drop(): void {
    this.#life++;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#probe?.stop();
    this.#probe = null;
    const wire = this.#wire;
    this.#wire = null;
    const wasJoined = this.#joinedAt !== null;
    this.#joinedAt = null;
    this.#joining = false;
    this.#held = [];
    wire?.disconnect();
    if (wasJoined) this.#events.lost();
  }

  /** A person says: try now. The next failure waits briefly again. */
  reconnect(): void {
    this.#attempt = 0;
    this.connect();
  }

  /** Give up until `reconnect`: this device cannot go on as it is. */
  refuse(code: ErrorCode): void {
    this.#drop();
    this.#show({ phase: 'refused', code });
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }
}
