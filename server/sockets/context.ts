import type { Site } from '../../shared/room/sites.ts';
import type { Access } from '../access/contract.ts';
import type { RoomDirectory } from '../room/contract.ts';
import type { Search } from '../search/contract.ts';
import type { Clock } from './clock.ts';
import type { Connections } from './connections.ts';
import type { Hubs } from './fanout/hubs.ts';
import type { SocketLimits } from './limits.ts';
import type { Log } from './options.ts';
import type { Budgets } from './rate/budgets.ts';

/** What both transports share. */
export interface Context {
  readonly access: Access;
  readonly rooms: RoomDirectory;
  /** Absent: this server finds nothing by words. */
  readonly search: Search | undefined;
  readonly sites: readonly Site[];
  readonly origins: readonly string[];
  readonly clock: Clock;
  readonly limits: SocketLimits;
  readonly log: Log;
  readonly hubs: Hubs;
  readonly budgets: Budgets;
  readonly connections: Connections;
}
