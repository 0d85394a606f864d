import type { Roster } from '../../../shared/protocol/presence.ts';
import type { RoomStatus } from '../../../shared/protocol/status.ts';
import type { Batch } from './batch.ts';

/** All that a connection needs which missed some of it. */
export interface CatchUp {
  readonly board: Uint8Array | null;
  readonly record: Uint8Array | null;
  readonly roster: Roster;
  readonly status: RoomStatus;
}

/**
 * How one kind of connection is told things. All connections of a dialect get the very same bytes:
 * whole WebSocket frames, encoded once.
 */
export interface Dialect {
  readonly documents: readonly ('board' | 'record')[];
  /** null: nothing in the batch concerns these connections. */
  encode(batch: Batch): Uint8Array | null;
  encodeCatchUp(missed: CatchUp): Uint8Array[];
}
