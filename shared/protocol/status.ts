import type { ErrorCode } from './errors.ts';

/** Down: can the room take edits? Shown on every screen when not. */
export interface RoomStatus {
  readonly writable: boolean;
  readonly reason?: ErrorCode;
}

/** Down: a refusal that has no acknowledgement to ride on (e.g. of presence). */
export interface Notice {
  readonly code: ErrorCode;
  readonly about: 'presence' | 'message';
}

/** Down, last message before the server closes the connection. */
export interface Farewell {
  readonly code: ErrorCode;
}

/** Answer to `time`: the server's clock, ms UTC, for the device-check and the offset shown. */
export interface TimeReply {
  readonly serverTime: number;
}
