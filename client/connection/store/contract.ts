import type { Command } from '../../../shared/protocol/command.ts';
import type { Refusal } from '../../../shared/protocol/errors.ts';
import type { Me } from '../../../shared/protocol/join.ts';
import type { Site } from '../../../shared/room/sites.ts';
import type { AttachedFile } from '../contract.ts';

/**
 * # What a device keeps
 *
 * One *replica* per tab or program and room: an identity, an outbox, and now and then a copy of
 * the documents. tests/unit/connection-store.test.ts holds every store to this.
 *
 * - S1 `write` is atomic and durable when it resolves; if it rejects, nothing of it was kept.
 * - S2 A claimed replica belongs to its claimer until `release` or until the claimer is gone
 *   (crash, closed tab). No two live claimers ever hold the same one.
 * - S3 `claim` prefers a replica that somebody left behind to a new one, so that what waits there
 *   is sent. What waits in further left-behind replicas of the same person is moved into it.
 * - S4 Replicas of another person are left alone.
 */
export interface Identity {
  /** Sent at joining; the server leases one clientID per person and replica. */
  readonly replica: string;
  /** null: has never joined. */
  readonly me: Me | null;
  readonly clientId: number | null;
  readonly site: string | null;
  readonly sites: readonly Site[];
  /** An edit was refused: the documents must be built anew before anything else is sent. */
  readonly rebuild: boolean;
}

/** One local edit: a board update or a command, never both. */
export interface StoredItem {
  /** Order in which edits were made, unique within the replica. */
  readonly seq: number;
  /** ms UTC. */
  readonly at: number;
  readonly update?: Uint8Array;
  readonly command?: Command;
  /** Of a command: the files that it carries, until they are with the server. */
  readonly files?: readonly AttachedFile[];
  readonly refused?: {
    readonly refusal: Refusal;
    readonly at: number;
    readonly summary: string;
  };
}

export interface StoredReplica {
  readonly identity: Identity;
  /** By `seq`. */
  readonly items: readonly StoredItem[];
  /** Yjs updates; null: none kept. The board's contains every edit that is no longer in `items`. */
  readonly board: Uint8Array | null;
  readonly record: Uint8Array | null;
}

/** Changes that are written together or not at all. `null` removes a copy. */
export interface Change {
  readonly put?: readonly StoredItem[];
  readonly remove?: readonly number[];
  readonly identity?: Identity;
  readonly board?: Uint8Array | null;
  readonly record?: Uint8Array | null;
}

export interface ReplicaHandle {
  readonly loaded: StoredReplica;
  /** False: nothing outlives this process, so copies are not worth making. */
  readonly lasting: boolean;
  write(change: Change): Promise<void>;
  release(): Promise<void>;
}

export interface ReplicaStore {
  /**
   * @param person who is signed in, when known; null: whoever the found replica belongs to
   * @param fresh identity for a new replica
   */
  claim(room: string, person: string | null, fresh: Identity): Promise<ReplicaHandle>;
}

/** Identity of a replica that has never joined. */
export function freshIdentity(replica: string): Identity {
  return { replica, me: null, clientId: null, site: null, sites: [], rebuild: false };
}

/** May `person` take over what this replica holds? (S4) */
export function belongsTo(identity: Identity, person: string | null): boolean {
  return person === null || identity.me === null || identity.me.person === person;
}
