import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Role } from '../../../shared/room/roles.ts';
import type { Binding } from '../contract.ts';

/** Who hands in an update: the person the server authenticated, never what the bytes claim. */
export interface Author {
  readonly person: string;
  readonly role: Role;
  readonly delegation: string | null;
  readonly binding: Binding;
}

/** Which person a Yjs clientID belongs to. Kept on record by the room; admission only asks. */
export interface LeaseBook {
  ownerOf(clientId: number): string | undefined;
}

/**
 * Bounds of one update. The room client sends edit by edit and gets `ONLINE_LIMITS`; a plain Yjs
 * program sends its whole difference at once and gets `RESYNC_LIMITS` (limits.ts).
 */
export interface UpdateLimits {
  readonly maxBytes: number;
  readonly maxClients: number;
  readonly maxStructs: number;
  readonly maxDeleteRanges: number;
  readonly maxStringBytes: number;
  readonly maxJsonDepth: number;
  readonly maxJsonNodes: number;
  readonly maxKeyBytes: number;
  /** Budget of list steps that integrating may cost; more is TOO_COSTLY. */
  readonly maxSteps: number;
}

export type Verdict =
  | {
      readonly ok: true;
      /** Canonical bytes: only what is new, only effective deletions. null: nothing new. */
      readonly update: Uint8Array | null;
      readonly structs: number;
      readonly deletions: number;
      /** clientIDs seen for the first time, to be bound to the author on acceptance. */
      readonly binds: readonly number[];
      readonly steps: number;
    }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly detail: string;
      /** List items visited, let in or not (about 0.1 µs each): what a person's share of the
       * processor can be measured by. At most `maxSteps` and a little. */
      readonly steps: number;
    };

/**
 * Judges an update against the authoritative board without touching it. A pure function of
 * (document, update, author): an update that passed is applied by the room with `Y.applyUpdate`
 * and leaves nothing pending. Never throws on any bytes.
 */
export interface Admission {
  /** `limits`: by default those of the author's binding. */
  check(update: Uint8Array, author: Author, limits?: UpdateLimits): Verdict;
}
