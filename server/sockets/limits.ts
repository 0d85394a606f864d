import { MAX_UPDATE_BYTES } from '../../shared/protocol/limits.ts';

/** What connections may cost. Every figure has a default in `DEFAULT_LIMITS`. */
export interface SocketLimits {
  /** Unsent bytes of one connection beyond which it is stale (SPEC 5.12). */
  readonly backlogBytes: number;
  /** Unsent bytes beyond which a connection is cut, whatever they are. */
  readonly cutBytes: number;
  /** Edits (board updates and commands) a second of one person, and how many at once. */
  readonly editsPerSecond: number;
  readonly editBurst: number;
  /** Bytes of edits a second of one person, and how many at once. */
  readonly bytesPerSecond: number;
  readonly byteBurst: number;
  /** Messages of any kind a second of one connection; beyond, reading pauses. */
  readonly messagesPerSecond: number;
  readonly messageBurst: number;
  /** Shortest time between two presences of one connection, ms; the last one wins. */
  readonly presenceGapMs: number;
  /** Malformed messages at once, and regained a second, before a connection is cut. */
  readonly strikes: number;
  readonly strikesPerSecond: number;
  /** Connections of this server altogether. */
  readonly connections: number;
  /** Of one person, over all rooms and both transports. */
  readonly connectionsPerPerson: number;
  /** Heartbeat of every connection, and how long an answer may take, ms. */
  readonly pingIntervalMs: number;
  readonly pingTimeoutMs: number;
  /** How long a new connection may take to present its ticket, ms. */
  readonly connectTimeoutMs: number;
}

export const DEFAULT_LIMITS: SocketLimits = {
  backlogBytes: 1024 * 1024,
  cutBytes: 128 * 1024 * 1024,
  editsPerSecond: 60,
  editBurst: 600,
  bytesPerSecond: 1024 * 1024,
  byteBurst: 8 * 1024 * 1024,
  messagesPerSecond: 200,
  messageBurst: 2_000,
  presenceGapMs: 50,
  strikes: 20,
  strikesPerSecond: 1,
  connections: 4_000,
  connectionsPerPerson: 32,
  pingIntervalMs: 10_000,
  pingTimeoutMs: 10_000,
  connectTimeoutMs: 5_000,
};

/**
 * Largest frame taken from a client, bytes: the largest update and what is wrapped around it. An
 * update that is a little larger is refused TOO_LARGE; a larger frame ends its connection with
 * WebSocket close code 1009 (SPEC 5.4).
 */
export const MAX_FRAME_BYTES = MAX_UPDATE_BYTES + 4_096;
