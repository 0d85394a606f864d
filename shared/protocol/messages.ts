import type { BoardUpdate, DurableReceipt } from './board-update.ts';
import type { Changes } from './changes.ts';
import type { Command, CommandReceipt } from './command.ts';
import type { Result } from './errors.ts';
import type { HistoryReply, HistoryRequest } from './history.ts';
import type { Join, Welcome } from './join.ts';
import type { PieceReply, PieceRequest } from './piece.ts';
import type { Presence, PresenceTick } from './presence.ts';
import type { SearchReply, SearchRequest } from './search.ts';
import type { SegmentReply, SegmentRequest } from './segment.ts';
import type { Farewell, Notice, RoomStatus, TimeReply } from './status.ts';
import type { SyncReply, SyncRequest } from './sync.ts';

type Reply<T> = (result: Result<T>) => void;

/**
 * Client → server, by Socket.IO event name. Every one is acknowledged with a Result. Both ends give
 * Socket.IO the `parser` of wire/parser.ts: one packet, one binary WebSocket frame.
 */
export interface Up {
  join: (message: Join, reply: Reply<Welcome>) => void;
  'board.update': (message: BoardUpdate, reply: Reply<DurableReceipt>) => void;
  command: (message: Command, reply: Reply<CommandReceipt>) => void;
  presence: (message: Presence, reply?: Reply<null>) => void;
  sync: (message: SyncRequest, reply: Reply<SyncReply>) => void;
  segment: (message: SegmentRequest, reply: Reply<SegmentReply>) => void;
  piece: (message: PieceRequest, reply: Reply<PieceReply>) => void;
  search: (message: SearchRequest, reply: Reply<SearchReply>) => void;
  history: (message: HistoryRequest, reply: Reply<HistoryReply>) => void;
  time: (message: null, reply: Reply<TimeReply>) => void;
}

/** Server → client. */
export interface Down {
  changes: (message: Changes) => void;
  presence: (message: PresenceTick) => void;
  status: (message: RoomStatus) => void;
  notice: (message: Notice) => void;
  farewell: (message: Farewell) => void;
}

/** The `auth` object of the Socket.IO handshake. The ticket names the session and the room. */
export interface Handshake {
  readonly ticket: string;
  readonly protocol: number;
}
