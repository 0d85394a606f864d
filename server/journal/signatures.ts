import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { canonicalJson } from '../../shared/room/canonical.ts';
import type { Link } from './chain.ts';

/**
 * What a site signs with its Ed25519 key (RFC 8032). Each statement begins with its own purpose and
 * version, so that a signature for one can never pass for another.
 */
const headStatement = (room: string, site: string, head: Link): Buffer =>
  Buffer.from(
    `accord-head|v1|${room}|${site}|${head.seq}|${Buffer.from(head.hash).toString('hex')}`,
  );

/** 64 bytes: 'this site's chain of this room has this hash at this row'. */
export function signHead(key: KeyObject, room: string, site: string, head: Link): Uint8Array {
  return sign(null, headStatement(room, site, head), key);
}

export function headHolds(
  key: KeyObject,
  room: string,
  site: string,
  head: Link,
  signature: Uint8Array,
): boolean {
  return verify(null, headStatement(room, site, head), key, signature);
}

/** What a snapshot claims: the rows it contains, by hash, and the SHA-256 of its bytes (hex). */
export interface SnapshotClaim {
  readonly room: string;
  readonly heads: Readonly<Record<string, { readonly seq: number; readonly hash: string }>>;
  readonly length: number;
  readonly sha256: string;
}

const snapshotStatement = (claim: SnapshotClaim): Buffer =>
  Buffer.from(`accord-snapshot|v1|${canonicalJson(claim)}`);

export function signSnapshot(key: KeyObject, claim: SnapshotClaim): Uint8Array {
  return sign(null, snapshotStatement(claim), key);
}

export function snapshotHolds(key: KeyObject, claim: SnapshotClaim, signature: Uint8Array) {
  return verify(null, snapshotStatement(claim), key, signature);
}
