import type { RoomClient } from '../connection/contract.ts';
import type { Api } from '../connection/http.ts';
import type { Updates } from '../offline/updates.ts';
import type { MeReply } from '../../shared/protocol/http/session.ts';

/** How well this device and the server agree. */
export interface DeviceLink {
  readonly latencyMs: number;
  /** Server's clock minus ours, ms, known to within about a second. */
  readonly clockOffsetMs: number;
}

/**
 * Everything that leaves the page, in one place: main.ts fills it with the real connection, tests
 * of states that are hard to provoke with something else. Nothing here rejects.
 */
export interface House {
  readonly api: Api;
  /** null: the server cannot be reached. */
  deviceLink(): Promise<DeviceLink | null>;
  openRoom(room: string, me: MeReply): Promise<RoomClient>;
  /** What this device keeps of all rooms. */
  readonly device: {
    /** Edits that wait here. */
    waiting(): Promise<number>;
    /** Remove all of it. */
    forget(): Promise<void>;
  };
  /** Newer pages than these. */
  readonly updates: Updates;
}
