import type { DurableReceipt } from '../../shared/protocol/board-update.ts';
import type { Command, CommandReceipt } from '../../shared/protocol/command.ts';
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { HistoryReply } from '../../shared/protocol/history.ts';
import type { Me, SegmentRef } from '../../shared/protocol/join.ts';
import type { Presence, Roster } from '../../shared/protocol/presence.ts';
import type { SegmentRequest } from '../../shared/protocol/segment.ts';
import type { RoomStatus } from '../../shared/protocol/status.ts';
import type { Operation } from '../../shared/room/roles.ts';
import type { Body, EntryType } from '../../shared/room/record/entry.ts';
import { SYSTEM_AUTHOR } from '../../shared/room/record/entry.ts';
import { isClosed } from '../../shared/room/record/fold.ts';
import { JournalError, type JournalStatus, type Receipt } from '../journal/contract.ts';
import type { RateLimiter } from '../rate.ts';
import { authorise } from './authorise.ts';
import type {
  Binding,
  DocumentState,
  Member,
  RoomListener,
  RoomPort,
  RoomSummary,
  StateBytes,
} from './contract.ts';
import { Deadlines } from './deadlines.ts';
import { whatIsDue } from './due.ts';
import { HistoryReader } from './history-reader.ts';
import { Memory, type MemoryParts } from './memory.ts';
import { PresenceBoard } from './presence.ts';
import type { StoredAttachment } from './commands/rule.ts';
import { RecordDesk } from './record-desk.ts';
import type { RecordSelection } from './record-document.ts';
import { summaryOf } from './summary.ts';
import { holdsNothing } from './vectors.ts';

export interface RoomParts extends MemoryParts {
  /** Delegations whose acknowledgement an alert waits for. */
  readonly delegations: readonly string[];
  /** Record here what falls due; false when another site does so for the room. */
  readonly watchesClock: boolean;
  /** Steps of admission by person, over all rooms: dear edits are rationed. */
  readonly effort: RateLimiter;
  /** What is known of bytes kept for a room under this hash; null: they are not kept. */
  readonly attachments: (room: string, hash: string) => StoredAttachment | null;
}

/** How long after a change of the record its summary is left for the lobby, ms. */
const SUMMARY_MS = 2_000;

/** An open room; contract.ts says what it promises. */
export class Room implements RoomPort {
  readonly id: string;
  readonly site: string;
  readonly #parts: RoomParts;
  readonly #listeners = new Set<RoomListener>();
  readonly #presence: PresenceBoard;
  readonly #memory: Memory;
  readonly #desk: RecordDesk;
  readonly #deadlines: Deadlines | null;
  readonly #history: HistoryReader;
  #cancelSummary: (() => void) | null = null;

  private constructor(id: string, parts: RoomParts, memory: Memory) {
    this.id = id;
    this.site = parts.journal.site;
    this.#parts = parts;
    this.#memory = memory;
    const attachment = (hash: string): StoredAttachment | null => parts.attachments(id, hash);
    this.#desk = new RecordDesk(memory, parts.environment, attachment, parts.delegations);
    this.#history = new HistoryReader(parts.journal, id, () => memory.sites, parts.environment);
    this.#presence = new PresenceBoard(parts.environment, (tick) =>
      this.#tell((listener) => listener.presence(tick)),
    );
    this.#deadlines = parts.watchesClock ? this.#watchClock() : null;
  }

  /** Open a room from the journal; one without rows is empty. @throws JournalError */
  static async open(id: string, parts: RoomParts, onGone: () => void): Promise<Room> {
    const opened: { room?: Room } = {};
    const tell = (what: (listener: RoomListener) => void) => {
      if (opened.room) opened.room.#tell(what);
    };
    const memory = await Memory.open(id, parts, {
      changes(changes) {
        tell((listener) => listener.changes(changes));
        if (changes.record && opened.room) opened.room.#summarySoon();
        opened.room?.look();
        if (memory.snapshotDue) void memory.saveSnapshot();
      },
      status(status) {
        tell((listener) => listener.status(status));
        opened.room?.look();
      },
      gone(error) {
        onGone();
        tell((listener) => listener.closed(error.code));
      },
    });
    return (opened.room = new Room(id, parts, memory));
  }

  /** The room changed, or can be written to again: see what is due. */
  private look(): void {
    this.#deadlines?.changed();
  }

  /** Has nothing ever been written in it? */
  get isEmpty(): boolean {
    return this.#memory.isEmpty;
  }

  /** What is in memory is ahead of the journal at most, not being read from it again. */
  get isCurrent(): boolean {
    return !this.#memory.isLoading;
  }

  /** Nobody is here, nobody listens, nothing is on its way. */
  get isIdle(): boolean {
    return this.#presence.size + this.#listeners.size + this.#memory.inFlight === 0;
  }

  enter(member: Member): Result<Roster> {
    const refused = this.#memory.goneRefusal() ?? this.#refusal(member, 'room.read');
    if (refused) return { ok: false, error: refused };
    this.#presence.enter(member);
    return ok(this.roster());
  }

  leave(connection: string): void {
    this.#presence.leave(connection);
  }

  async lease(member: Member, replica: string): Promise<Result<number>> {
    // Also in a closed room: it may be opened again under the same connection.
    const refused = authorise(member, 'board.write', false);
    return refused ? { ok: false, error: refused } : this.#desk.lease(member, replica);
  }

  async submit(
    member: Member,
    update: Uint8Array,
    binding: Binding,
  ): Promise<Result<DurableReceipt>> {
    const memory = this.#memory;
    const unwritable = memory.refusal();
    if (unwritable) return { ok: false, error: unwritable };
    const refused = this.#refusal(member, 'board.write');
    if (refused) return this.#desk.whenDurable(refused);
    const { person, role, delegation } = member;
    if (this.#parts.effort.wait(person) > 0) return refuse('RATE_LIMITED', 'dear edits');
    const verdict = memory.board.admission.check(update, { person, role, delegation, binding });
    this.#parts.effort.charge(person, verdict.steps);
    if (!verdict.ok) return this.#desk.whenDurable(refuse(verdict.code, verdict.detail).error);
    if (verdict.update === null) {
      // All of it is here already; but what came first may not be durable yet.
      const mark = await memory.mark();
      return mark.ok ? ok({ durable: true, site: this.site, seq: 0 }) : mark;
    }
    for (const clientId of verdict.binds) void this.#desk.bind(member, clientId);
    const result = await memory.pushBoard(member, verdict.update);
    return result.ok ? ok({ durable: true, site: this.site, seq: result.value.seq }) : result;
  }

  command(member: Member, command: Command): Promise<Result<CommandReceipt>> {
    return this.#desk.command(member, command);
  }

  share(member: Member, presence: Presence): Result<null> {
    const refused = this.#refusal(member, 'presence.share');
    if (refused) return { ok: false, error: refused };
    return this.#presence.share(member.connection, presence);
  }

  boardState(vector?: Uint8Array): Promise<DocumentState> {
    const memory = this.#memory;
    if (vector === undefined || holdsNothing(vector)) return memory.wholeBoard();
    return memory.durable(() => ({
      update: memory.board.encode(vector),
      vector: memory.board.vector(),
    }));
  }

  boardVector(): Uint8Array {
    return this.#memory.board.vector();
  }

  recordState(options: RecordSelection = {}): Promise<DocumentState> {
    const memory = this.#memory;
    return memory.durable(() => ({
      update: memory.record.document.encode(options),
      vector: memory.record.document.vector(),
    }));
  }

  recordVector(): Uint8Array {
    return this.#memory.record.document.vector();
  }

  segments(): readonly SegmentRef[] {
    return this.#memory.record.document.closedSegments();
  }

  async segment({ site, segment }: SegmentRequest): Promise<Result<StateBytes>> {
    const update = await this.#memory.durable(() =>
      this.#memory.record.document.segment(site, segment),
    );
    return update ? ok({ update }) : refuse('NOT_FOUND');
  }

  history(member: Member, feature: string): Promise<Result<HistoryReply>> {
    const refused = this.#refusal(member, 'room.read');
    return refused ? Promise.resolve({ ok: false, error: refused }) : this.#history.of(feature);
  }

  status(): RoomStatus {
    return this.#memory.status;
  }

  roster(): Roster {
    return this.#presence.roster();
  }

  subscribe(listener: RoomListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** What the lobby shows, durable (SPEC 3.1); what was in flight and got lost is not in it. */
  summary(): Promise<RoomSummary> {
    const { delegations, environment } = this.#parts;
    return this.#memory.durable(() =>
      summaryOf(this.id, this.#memory.record.fold, this.roster(), delegations, environment.now()),
    );
  }

  journalStatus(status: JournalStatus): void {
    this.#memory.journalStatus(status);
  }

  /** Record something without asking the rules of commands. */
  async record<T extends EntryType>(by: Me, type: T, body: Body<T>): Promise<Result<Receipt>> {
    const refused = this.#memory.refusal();
    if (refused) return { ok: false, error: refused };
    const id = this.#parts.environment.newId();
    return this.#desk.write(by, { id, type, body }).durable;
  }

  /** That a person takes part, unless the record says so already. */
  async noteJoined(member: Me): Promise<Result<Receipt | null>> {
    const refused = this.#memory.refusal();
    if (!refused) return this.#desk.introduce(member)?.durable ?? this.#allDurable();
    const known = !this.#memory.isLoading && this.#desk.knows(member);
    return known ? ok(null) : { ok: false, error: refused };
  }

  /** That a person takes part no longer, unless the record says so already. */
  async noteRevoked(by: Me, person: string): Promise<Result<Receipt | null>> {
    const known = this.#memory.record.fold.people.get(person);
    if (!known || known.revoked) return this.#allDurable();
    return this.record(by, 'person.revoke', { person });
  }

  /** What the record says already may still be on its way to the disk. */
  async #allDurable(): Promise<Result<null>> {
    const mark = await this.#memory.mark();
    return mark.ok ? ok(null) : mark;
  }

  /** Take nothing more, wait for what is in flight, leave a snapshot and a summary. */
  async close(code: 'STOPPING'): Promise<void> {
    this.#cancelSummary?.();
    this.#cancelSummary = null;
    this.#presence.stop();
    this.#history.stop();
    this.#deadlines?.stop();
    await this.#memory.finish(new JournalError(code, 'the room is being closed'), () =>
      this.#saveSummary(),
    );
  }

  #refusal(member: Me, operation: Operation) {
    return authorise(member, operation, isClosed(this.#memory.record.fold));
  }

  #watchClock(): Deadlines {
    const { environment, delegations } = this.#parts;
    const memory = this.#memory;
    return new Deadlines({
      environment,
      look: () =>
        memory.isLoading || memory.refusal()
          ? null
          : whatIsDue(memory.board.doc, memory.record.fold, delegations, environment.now()),
      write: ({ id, type, body, eventAt }) =>
        void this.#desk.write({ ...SYSTEM_AUTHOR, delegation: null }, { id, type, body, eventAt }),
    });
  }

  #summarySoon(): void {
    this.#cancelSummary ??= this.#parts.environment.after(SUMMARY_MS, () => {
      this.#cancelSummary = null;
      void this.#saveSummary();
    });
  }

  async #saveSummary(): Promise<void> {
    if (this.isEmpty) return;
    await this.summary()
      .then((summary) =>
        this.#parts.journal.saveSummary(this.id, JSON.stringify({ ...summary, roster: {} })),
      )
      .catch((error: unknown) => {
        // A room that is being closed has said what it had to say.
        if (error instanceof JournalError && error.code === 'STOPPING') return;
        this.#parts.environment.report('summary not saved', error);
      });
  }

  /** Tell everyone. One listener's fault is not the others'. */
  #tell(what: (listener: RoomListener) => void): void {
    for (const listener of [...this.#listeners]) {
      try {
        what(listener);
      } catch (error) {
        this.#parts.environment.report('a listener failed', error);
      }
    }
  }
}
