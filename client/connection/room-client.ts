import type * as Y from 'yjs';
import type { Changes } from '../../shared/protocol/changes.ts';
import type { Command, CommandOf } from '../../shared/protocol/command.ts';
import { refuse, type ErrorCode, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import type { Welcome } from '../../shared/protocol/join.ts';
import type { Presence, PresenceTick } from '../../shared/protocol/presence.ts';
import type { HistoryReply } from '../../shared/protocol/history.ts';
import type { SearchReply } from '../../shared/protocol/search.ts';
import type { RoomStatus } from '../../shared/protocol/status.ts';
import type { Body, CommandType, Entry } from '../../shared/room/record/entry.ts';
import { BoardLane } from './board-lane.ts';
import { Checkpoints } from './checkpoints.ts';
import { CommandLane } from './command-lane.ts';
import { CommandMaker } from './command-maker.ts';
import type {
  AttachedFile,
  CommandExtras,
  CommandTicket,
  RoomClient,
  RoomEvents,
  RoomState,
} from './contract.ts';
import { Emitter } from './emitter.ts';
import { Link } from './link.ts';
import { surroundingsOf, ulids, type ConnectOptions } from './options.ts';
import { Outbox, type BoardItem } from './outbox.ts';
import { PresenceShare } from './presence-share.ts';
import { RecordView } from './record-view.ts';
import { Replica } from './replica.ts';
import { applyTick } from './roster.ts';
import { NOTHING_SAVED, pendingOf, refusedOf, StateKeeper } from './room-state.ts';
import { loadSegments } from './segments.ts';
import { freshIdentity, type ReplicaHandle } from './store/contract.ts';
import type { Surroundings } from './surroundings.ts';
import { resync } from './resync.ts';
import { Tickets } from './tickets.ts';
import { guarded, request } from './wire.ts';

/**
 * Open a room. Resolves as soon as what this device holds is loaded; the connection is made behind.
 * `state.ready` says when there is something to show.
 */
export async function connectRoom(options: ConnectOptions): Promise<RoomClient> {
  const around = surroundingsOf(options);
  const newId = ulids(around);
  const fresh = freshIdentity(newId());
  const handle = await options.store.claim(options.room, options.person ?? null, fresh);
  return new ConnectedRoom(options, handle, around, newId);
}

/** Who may no longer read the room keeps no copy of it; what they wrote and could not send stays. */
const EXPELLED: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['REVOKED', 'NOT_A_MEMBER']);

/** Puts the parts together; each has its own file. */
class ConnectedRoom implements RoomClient {
  readonly room: string;
  readonly localOrigin: object = { local: true };
  readonly #around: Surroundings;
  readonly #newId: () => string;
  readonly #handle: ReplicaHandle;
  readonly #events = new Emitter<RoomEvents>();
  readonly #keeper: StateKeeper;
  readonly #outbox: Outbox;
  readonly #replica: Replica;
  readonly #view: RecordView;
  readonly #link: Link;
  readonly #boardLane: BoardLane;
  readonly #commandLane: CommandLane;
  readonly #checkpoints: Checkpoints;
  readonly #presence: PresenceShare;
  readonly #tickets = new Tickets();
  readonly #maker: CommandMaker;
  readonly #upload: NonNullable<ConnectOptions['upload']>;
  #closed = false;

  constructor(
    options: ConnectOptions,
    handle: ReplicaHandle,
    around: Surroundings,
    newId: () => string,
  ) {
    this.room = options.room;
    this.#around = around;
    this.#newId = newId;
    this.#maker = new CommandMaker(around, () => this.#provisionals());
    this.#upload = options.upload ?? (() => Promise.resolve(refuse('NOT_FOUND', 'no upload')));
    this.#handle = handle;
    this.#outbox = new Outbox(handle, around, () => this.#outboxChanged());
    this.#replica = new Replica(handle.loaded, this.#outbox, newId);
    this.#view = new RecordView(this.#replica.record, (entries) => this.#recorded(entries));
    this.#checkpoints = new Checkpoints(this.#replica, this.#outbox, around, handle.lasting);
    this.#boardLane = new BoardLane(this.#outbox, this.#boardWire(), around);
    this.#commandLane = new CommandLane(this.#outbox, this.#commandWire(), around);
    this.#link = new Link(
      options.origin,
      options.tickets,
      around,
      {
        joinRequest: () => this.#replica.joinRequest(),
        joined: (welcome) => this.#joined(welcome),
        changes: (changes) => this.#changed(changes),
        presence: (tick) => this.#ticked(tick),
        status: (status) => this.#statusChanged(status),
        // The one notice that asks for something: what was announced could not all be delivered.
        notice: ({ code }) => void (code === 'RESYNC' && this.#resync()),
        state: () => this.#linkChanged(),
        lost: () => this.#lost(),
      },
      options.answerWithin,
      options.cutSince,
    );
    this.#presence = new PresenceShare((presence) => this.#sendPresence(presence), around);
    const ready = this.#replica.load(handle.loaded);
    this.#keeper = new StateKeeper(this.#firstState(ready), () => this.#events.emit('state'));
    // At once, and what is heard of it later: whoever opened the room listens before the next turn,
    // and may then take long to show it.
    this.#link.connect();
  }

  #firstState(ready: boolean): RoomState {
    const { me, sites, site } = this.#replica.identity;
    return {
      link: this.#link.state,
      saved: this.#handle.loaded.items.length ? this.#outbox.saved : NOTHING_SAVED,
      status: { writable: true },
      me,
      sites,
      site,
      roster: {},
      connection: null,
      pending: pendingOf(this.#outbox.commands),
      refused: refusedOf(this.#outbox.refused),
      ready,
    };
  }

  get board(): Y.Doc {
    return this.#replica.board;
  }
  get record(): Y.Doc {
    return this.#replica.record;
  }
  get state(): RoomState {
    return this.#keeper.state;
  }
  get entries(): readonly Entry[] {
    return this.#view.entries;
  }

  on<K extends keyof RoomEvents>(event: K, listener: RoomEvents[K]): () => void {
    return this.#events.on(event, listener);
  }

  // What the person does.

  edit(change: (board: Y.Doc) => void): Refusal | null {
    const why = this.#view.closed ? refuse('ROOM_CLOSED').error : this.#replica.whyNotEdit();
    if (why) return why;
    const { board } = this.#replica;
    board.transact(() => change(board), this.localOrigin);
    return null;
  }

  command<T extends CommandType>(
    type: T,
    body: Body<T>,
    eventAt?: number,
    { id = this.#newId(), files }: CommandExtras = {},
  ): CommandTicket {
    const online = this.state.link.phase === 'online';
    const making = { id, eventAt, online, site: this.#replica.identity.site };
    return this.submit(this.#maker.make(type, body, making), files);
  }

  /** A command with an id of the caller's: an import that is run twice sends the same ones. */
  submit<T extends CommandType>(
    command: CommandOf<T>,
    files?: readonly AttachedFile[],
  ): CommandTicket {
    const ticket = this.#tickets.open(command.id);
    const kept = this.#outbox.addCommand(command as Command, files);
    return { ...ticket, command: command as Command, kept };
  }

  /** Provisional numbers that this person has used already. */
  *#provisionals(): Iterable<string> {
    const me = this.state.me?.person;
    for (const { author, provisional } of this.#view.entries)
      if (provisional && author.person === me) yield provisional;
    for (const { command } of [...this.#outbox.commands, ...this.#outbox.refused])
      if (command?.provisional) yield command.provisional;
  }

  share(presence: Presence): void {
    this.#presence.share(presence);
  }

  history(feature: string): Promise<Result<HistoryReply>> {
    return request(this.#link.wire, 'history', { feature });
  }

  search(text: string): Promise<Result<SearchReply>> {
    return request(this.#link.wire, 'search', { text });
  }

  dismissRefused(id: string): void {
    this.#outbox.dismiss(id);
  }

  reconnect(): void {
    this.#link.reconnect();
  }

  settled(): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        const rebuilding = this.#replica.identity.rebuild && this.#link.wire === null;
        if (!this.#outbox.isEmpty || rebuilding) return;
        off();
        resolve();
      };
      const off = this.on('state', check);
      check();
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#presence.stop();
    this.#link.close();
    await this.#outbox.written();
    await this.#checkpoints.close();
    await this.#outbox.tidy();
    await this.#handle.release();
    this.#events.clear();
  }

  // What comes in.

  #joined(welcome: Welcome): boolean {
    const outcome = this.#replica.welcome(welcome);
    if (outcome === 'stranger') {
      this.#link.refuse('NOT_SIGNED_IN');
      return false;
    }
    if (outcome === 'rejoin') return false;
    this.#tickets.joined();
    this.#keeper.set({
      status: welcome.status,
      me: welcome.me,
      sites: welcome.sites,
      site: welcome.site,
      roster: welcome.roster,
      connection: welcome.connection,
      pending: this.#pending(),
      ready: true,
    });
    if (outcome !== 'updated') this.#events.emit('board');
    this.#events.emit('presence');
    this.#presence.again();
    this.#checkpoints.allow();
    this.#checkpoints.soon();
    this.#pump();
    const wire = () => this.#link.wire;
    const apply = (update: Uint8Array) => this.#replica.apply({ record: [update] });
    void loadSegments(wire, this.record, welcome.segments, apply, this.#around);
    return true;
  }

  #statusChanged(status: RoomStatus): void {
    this.#keeper.set({ status });
    if (!status.writable) return;
    this.#boardLane.wake();
    this.#commandLane.wake();
  }

  #linkChanged(): void {
    const link = this.#link.state;
    if (link.phase === 'refused' && EXPELLED.has(link.code)) {
      void this.#checkpoints.forget();
      // Nobody in this room any more: screens offer nothing that could never arrive.
      this.#keeper.set({ me: null });
    }
    if (link.phase === 'online' && link.clockOffsetMs !== null)
      this.#maker.measured(link.clockOffsetMs);
    this.#keeper.set({ link });
  }

  #changed(changes: Changes): void {
    this.#replica.apply(changes);
    this.#checkpoints.afterChanges();
  }

  #recorded(entries: readonly Entry[]): void {
    this.#tickets.recorded(entries.map((entry) => entry.id));
    this.#keeper?.set({ pending: this.#pending() });
    this.#events.emit('entries', entries);
  }

  #ticked(tick: PresenceTick): void {
    this.#keeper.set({ roster: applyTick(this.state.roster, tick) });
    this.#events.emit('presence');
  }

  #lost(): void {
    this.#boardLane.reset();
    this.#commandLane.reset();
    this.#keeper.set({ roster: {}, connection: null });
    this.#checkpoints.cut();
    this.#events.emit('presence');
  }

  // What goes out.

  #outboxChanged(): void {
    this.#keeper.set({
      saved: this.#outbox.saved,
      pending: this.#pending(),
      refused: refusedOf(this.#outbox.refused),
    });
    this.#checkpoints.afterEdits();
    this.#pump();
  }

  #pending() {
    return this.#tickets.pending(this.#outbox.commands, (id) => this.#view.has(id));
  }

  #pump(): void {
    this.#boardLane.pump();
    this.#commandLane.pump();
  }

  #sendPresence(presence: Presence): boolean {
    const { wire } = this.#link;
    if (wire) void request(wire, 'presence', presence);
    return wire !== null;
  }

  #boardWire() {
    return {
      open: () => this.#link.wire !== null && !this.#replica.identity.rebuild,
      submit: (message: Parameters<typeof request<'board.update'>>[2]) =>
        request(this.#link.wire, 'board.update', message),
      resync: () => this.#resync(),
      refused: (item: BoardItem, refusal: Refusal) => {
        this.#replica.refuse(item, refusal);
        this.#link.connect();
      },
    };
  }

  #commandWire() {
    return {
      open: () => this.#link.wire !== null,
      send: (command: Command) => request(this.#link.wire, 'command', command),
      upload: (file: AttachedFile) => guarded(() => this.#upload(file)),
      settled: (...[item, result]: Parameters<CommandSettled>) =>
        this.#tickets.settle(item, result, this.#view.has(item.command.id)),
    };
  }

  #resync(): Promise<void> {
    return resync(() => this.#link.wire, this.#replica);
  }
}

type CommandSettled = ConstructorParameters<typeof CommandLane>[1]['settled'];
