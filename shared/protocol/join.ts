import { z } from 'zod';
import { bytesSchema } from './bytes.ts';
import { ulidSchema } from '../room/ids.ts';
import type { Role } from '../room/roles.ts';
import type { Site } from '../room/sites.ts';
import type { Roster } from './presence.ts';
import type { RoomStatus } from './status.ts';
import { isStateVector } from './state-vector.ts';

const vector = bytesSchema.refine(isStateVector);

/** First message on a connection. State vectors (Yjs V1) say what the client already holds. */
export const joinSchema = z.strictObject({
  boardVector: vector.optional(),
  recordVector: vector.optional(),
  /** Identifies the copy on this device; a clientID is leased to one person's one replica. */
  replica: ulidSchema,
  /** The line is thin: states longer than a piece are to be asked for piece by piece (piece.ts). */
  pieces: z.literal(true).optional(),
});
export type Join = z.infer<typeof joinSchema>;

export interface Me {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly delegation: string | null;
}

export interface SegmentRef {
  readonly site: string;
  readonly segment: number;
  readonly entries: number;
}

/** The answer to `join`: all that is needed to show the room. */
export interface Welcome {
  readonly protocol: number;
  readonly room: string;
  readonly site: string;
  readonly sites: readonly Site[];
  readonly me: Me;
  /** This connection's id: the key under which its presence appears. */
  readonly connection: string;
  /**
   * Leased Yjs clientID for the board; null for those who may not write it, and for everybody
   * while the room takes no edits: the server then ends the connection with RESYNC once it does.
   */
  readonly clientId: number | null;
  /** Yjs updates that bring the client's copies up to the durable state. */
  readonly board: Uint8Array;
  /** Acts, people, leases and the open log segments; closed segments are asked for. */
  readonly record: Uint8Array;
  /** Bytes of both states, when `board` and `record` are only their first pieces. */
  readonly whole?: { readonly board: number; readonly record: number };
  /** Closed log segments not contained in `record`, oldest first. */
  readonly segments: readonly SegmentRef[];
  readonly roster: Roster;
  readonly status: RoomStatus;
  readonly serverTime: number;
}
