import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Site } from '../../shared/room/sites.ts';
import type { Access } from '../access/contract.ts';
import type { RoomDirectory } from '../room/contract.ts';
import type { Search } from '../search/contract.ts';
import type { Clock } from './clock.ts';
import type { SocketLimits } from './limits.ts';

/** The part of pino that is used here. Contents of rooms are never logged. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface SocketOptions {
  readonly access: Access;
  readonly rooms: RoomDirectory;
  readonly search?: Search;
  /** All sites, as told to clients when they join. */
  readonly sites: readonly Site[];
  /** Origins of pages that may connect, e.g. `https://accord.example`. */
  readonly origins: readonly string[];
  readonly log: Log;
  readonly clock?: Clock;
  readonly limits?: Partial<SocketLimits>;
}

export interface SocketStats {
  /** Connections by transport. */
  readonly room: number;
  readonly yjs: number;
  /** Rooms that somebody is connected to. */
  readonly rooms: number;
  /** Connections that do not keep up at this moment. */
  readonly stale: number;
  /** Unsent bytes of all connections. */
  readonly backlogBytes: number;
}

export interface Sockets {
  /** Say farewell with `code`, close every connection, take no new ones. */
  stop(code: ErrorCode): Promise<void>;
  stats(): SocketStats;
  /** Sessions that somebody is connected with now. */
  sessions(): ReadonlySet<string>;
}
