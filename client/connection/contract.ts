import type * as Y from 'yjs';
import type { CommandOf, CommandReceipt } from '../../shared/protocol/command.ts';
import type { ErrorCode, Refusal, Result } from '../../shared/protocol/errors.ts';
import type { HistoryReply } from '../../shared/protocol/history.ts';
import type { Me } from '../../shared/protocol/join.ts';
import type { Presence, Roster } from '../../shared/protocol/presence.ts';
import type { SearchReply } from '../../shared/protocol/search.ts';
import type { RoomStatus } from '../../shared/protocol/status.ts';
import type { Body, CommandType, Entry } from '../../shared/room/record/entry.ts';
import type { Site } from '../../shared/room/sites.ts';

/**
 * # What a screen, a script or a test sees of a room
 *
 * The same code in the browser and in Node. It holds a copy of both documents, an outbox that is
 * written to this device before anything says 'on this device', and one connection.
 *
 * - C1 Every local edit is first in the outbox, then sent, then durable; `saved` says which.
 * - C2 Nothing typed is lost silently: what the server refuses for good is in `refused` until the
 *   person dismisses it.
 * - C3 After a board refusal the copy is rebuilt from the server and the remaining edits replayed:
 *   `board` is then a NEW Y.Doc and 'board' is announced. Hold no reference across that.
 * - C4 Reconnection with full jitter; `link` says what is going on. `state` objects are immutable
 *   and replaced on change, so that a screen may compare by identity.
 */
export type LinkState =
  | { readonly phase: 'connecting'; readonly attempt: number; readonly since: number }
  | {
      readonly phase: 'online';
      readonly latencyMs: number | null;
      readonly clockOffsetMs: number | null;
    }
  | {
      readonly phase: 'offline';
      readonly attempt: number;
      readonly since: number;
      readonly nextTryAt: number;
    }
  /** The server will not have us until a person acts (signed out, revoked, room unknown, …). */
  | { readonly phase: 'refused'; readonly code: ErrorCode };

/** Where the person's work is. */
export interface SavedState {
  /** Being written to this device. */
  readonly writing: number;
  /** On this device only. */
  readonly onDevice: number;
  /** Sent, not yet acknowledged. */
  readonly sent: number;
  /** When the last edit became durable, ms UTC; null: none yet in this session. */
  readonly durableAt: number | null;
  /** This device refuses to keep the outbox (storage full or blocked). */
  readonly deviceRefuses: boolean;
  /** ms UTC since when the oldest unacknowledged edit waits; null: none. */
  readonly waitingSince: number | null;
}

/** A command that is not yet in the record: shown in its place, marked pending. */
export interface PendingCommand {
  readonly command: CommandOf<CommandType>;
  readonly state: 'on-device' | 'sent';
  readonly queuedAt: number;
}

/** An edit that the server refused for good. */
export interface RefusedEdit {
  readonly id: string;
  readonly refusal: Refusal;
  readonly at: number;
  /** The command, or for the board a readable account of what was edited. */
  readonly command: CommandOf<CommandType> | null;
  readonly summary: string;
}

export interface RoomState {
  readonly link: LinkState;
  readonly saved: SavedState;
  readonly status: RoomStatus;
  readonly me: Me | null;
  readonly sites: readonly Site[];
  /** The site whose server this is. */
  readonly site: string | null;
  readonly roster: Roster;
  /** Our own key in the roster. */
  readonly connection: string | null;
  readonly pending: readonly PendingCommand[];
  readonly refused: readonly RefusedEdit[];
  /** False until the first Welcome was applied (or a copy of this device was loaded). */
  readonly ready: boolean;
}

export interface RoomEvents {
  /** `state` was replaced. Announced at most once per microtask turn. */
  state: () => void;
  /** `board` is another Y.Doc now. */
  board: () => void;
  /** New record entries, in order of arrival, each once; past ones first at joining. */
  entries: (entries: readonly Entry[]) => void;
  /** Somebody's presence or the roster changed (also in `state.roster`). */
  presence: () => void;
}

/** The bytes of a file that a command carries by its hash. */
export interface AttachedFile {
  /** SHA-256, hex. */
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface CommandExtras {
  /** An id of the caller's: whoever does not know whether it was given already gives it again. */
  readonly id?: string;
  /** Kept on this device with the command, and with the server before the command is sent. */
  readonly files?: readonly AttachedFile[];
}

export interface CommandTicket {
  readonly id: string;
  readonly command: CommandOf<CommandType>;
  /** Resolves with whether this device keeps it; false: it is in this program's memory only. */
  readonly kept: Promise<boolean>;
  /** Resolves when durable or refused for good; never rejects. */
  readonly settled: Promise<
    { ok: true; receipt: CommandReceipt } | { ok: false; refusal: Refusal }
  >;
}

export interface RoomClient {
  readonly room: string;
  readonly board: Y.Doc;
  readonly record: Y.Doc;
  readonly state: RoomState;

  /**
   * Change the board in one transaction. Refused (returned, nothing changed) READ_ONLY for
   * observers, ROOM_CLOSED, and RESYNC while there is neither a connection nor a copy yet.
   */
  edit(change: (board: Y.Doc) => void): Refusal | null;
  /** Origin of local transactions, for a Y.UndoManager's trackedOrigins. */
  readonly localOrigin: object;
  command<T extends CommandType>(
    type: T,
    body: Body<T>,
    eventAt?: number,
    extras?: CommandExtras,
  ): CommandTicket;
  /** A command with an id of the caller's, for programs that may run twice (imports). */
  submit<T extends CommandType>(
    command: CommandOf<T>,
    files?: readonly AttachedFile[],
  ): CommandTicket;
  share(presence: Presence): void;
  dismissRefused(id: string): void;
  /** Try again now, instead of when the back-off says. */
  reconnect(): void;

  /** Every entry known so far, by (recordedAt, site, number). Closed segments load behind. */
  readonly entries: readonly Entry[];
  /**
   * Find entries by the beginnings of words, in all that the server holds; see
   * shared/protocol/search.ts. TIMED_OUT without a connection.
   */
  search(text: string): Promise<Result<SearchReply>>;
  /** What became of a feature of the map, from the journal. TIMED_OUT without a connection. */
  history(feature: string): Promise<Result<HistoryReply>>;
  on<K extends keyof RoomEvents>(event: K, listener: RoomEvents[K]): () => void;
  /** All edits durable or refused. Waits for as long as that takes: see `state.link`. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
