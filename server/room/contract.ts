import type { DurableReceipt } from '../../shared/protocol/board-update.ts';
import type { Changes } from '../../shared/protocol/changes.ts';
import type { Command, CommandReceipt } from '../../shared/protocol/command.ts';
import type { ErrorCode, Result } from '../../shared/protocol/errors.ts';
import type { RoomSummary } from '../../shared/protocol/http/rooms.ts';
import type { HistoryReply } from '../../shared/protocol/history.ts';
import type { Me, SegmentRef } from '../../shared/protocol/join.ts';
import type { Presence, PresenceTick, Roster } from '../../shared/protocol/presence.ts';
import type { SegmentRequest } from '../../shared/protocol/segment.ts';
import type { RoomStatus } from '../../shared/protocol/status.ts';

export type { RoomSummary };

/**
 * # What a room offers to whoever carries bytes
 *
 * A room is open in this process at most once. It knows people, not connections' wires: a transport
 * introduces a `Member` per connection, hands in bytes that came from it, and receives, once per
 * commit, the bytes that everybody is to get. Nothing is handed out that is not durable.
 *
 * - R1 `submit` and `command` resolve when durable or refused; refusals are values.
 * - R2 `listener.changes` is called once per commit with what became durable, in order, after the
 *   promises of its authors have been resolved; a transport encodes it once for all its sockets.
 * - R3 `boardState`/`recordState` contain every change announced before they were asked for and
 *   none that is not durable; so a transport that listens first and asks then misses nothing, in
 *   whatever order it hands things on (Yjs updates may be applied twice). Results for an empty
 *   vector are cached until the next change: encode once, serve many; a board that is dear to
 *   encode makes those who ask wait a little and share. They reject only when the room is gone.
 * - R4 When the journal refuses, all edits are refused with its code, `listener.status` says so,
 *   and the room returns to its last durable state; when it recovers, the room does.
 */
export interface Member extends Me {
  /** Unique per connection. */
  readonly connection: string;
}

/** How a member's clientIDs come to be theirs. */
export type Binding =
  /** Only clientIDs leased by `lease` (the room client). */
  | 'leased'
  /** An unknown clientID becomes theirs with its first update (any Yjs program, /yjs). */
  | 'first-use';

export interface RoomListener {
  changes(changes: Changes): void;
  presence(tick: PresenceTick): void;
  status(status: RoomStatus): void;
  /** The room is gone (chain broken, server stopping); close your connections. */
  closed(code: ErrorCode): void;
}

export interface StateBytes {
  /** Yjs update V1. The same array object as long as nothing changed (vector absent). */
  readonly update: Uint8Array;
}

/** A document, or a part of it. */
export interface DocumentState extends StateBytes {
  /** State vector of all that was durable then, by which a transport knows what it gave out. */
  readonly vector: Uint8Array;
}

export interface RoomPort {
  readonly id: string;
  readonly site: string;

  /** May this member be here? Registers them in the roster. */
  enter(member: Member): Result<Roster>;
  leave(connection: string): void;

  /** A clientID for this person's replica: the one they had, or a new one. Durable first. */
  lease(member: Member, replica: string): Promise<Result<number>>;

  /** Shared lane. `update` is untrusted bytes. */
  submit(member: Member, update: Uint8Array, binding: Binding): Promise<Result<DurableReceipt>>;
  /** Record lane. `command` has passed its schema. */
  command(member: Member, command: Command): Promise<Result<CommandReceipt>>;
  /** Merged and announced with the next tick. `presence` has passed its schema. */
  share(member: Member, presence: Presence): Result<null>;

  /** Durable state of the board as an update; with `vector`: only what that lacks. */
  boardState(vector?: Uint8Array): Promise<DocumentState>;
  /** May be ahead of what is durable: good for comparing, not for knowing what was given out. */
  boardVector(): Uint8Array;
  /** Acts, people, leases and open segments (all segments when `whole`). */
  recordState(options?: { vector?: Uint8Array; whole?: boolean }): Promise<DocumentState>;
  /** As `boardVector`. */
  recordVector(): Uint8Array;
  segments(): readonly SegmentRef[];
  segment(request: SegmentRequest): Promise<Result<StateBytes>>;

  /** What became of a feature of the map, from the journal. */
  history(member: Member, feature: string): Promise<Result<HistoryReply>>;

  status(): RoomStatus;
  roster(): Roster;
  subscribe(listener: RoomListener): () => void;
}

/** The rooms of this server: opened on demand, closed when idle. */
export interface RoomDirectory {
  /** @returns ROOM_UNKNOWN, CHAIN_BROKEN (with the entry named in `detail`), JOURNAL_FAILED */
  open(id: string): Promise<Result<RoomPort>>;
  create(
    author: Member,
    room: { id: string; name: string; nature: 'exercise' | 'live'; marking: string },
  ): Promise<Result<RoomPort>>;
  /** Summaries of the given rooms; unknown ids are left out. */
  summaries(ids: readonly string[] | 'all'): Promise<RoomSummary[]>;
  /** Record in the room that a person joined it by invitation, or was revoked. */
  noteJoined(room: string, member: Me): Promise<Result<null>>;
  noteRevoked(room: string, by: Me, person: string): Promise<Result<null>>;
  /** Save snapshots, close every room. */
  stop(): Promise<void>;
}
