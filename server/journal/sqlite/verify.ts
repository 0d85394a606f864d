import type { KeyObject } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { rowFault, sameBytes } from '../chain.ts';
import type { Link } from '../chain.ts';
import { JournalError } from '../contract.ts';
import { headHolds } from '../signatures.ts';
import { isPassing, toJournalError } from './database.ts';
import type { ChainId, RowReader } from './rows.ts';
import { turn } from './snapshots.ts';
import type { StoredSnapshot } from './snapshots.ts';
import { SIGN_ROWS } from './writer.ts';

/** Longest stretch (ms) of verification before waiting appends get their turn. */
const SLICE_MS = 2;
/** Pause (ms) between slices of what nobody waits for: a quarter of a processor, not a whole one. */
const REST_MS = 6;

export function brokenChain({ room, site }: ChainId, seq: number, reason: string): JournalError {
  return new JournalError('CHAIN_BROKEN', `${room}: ${site} ${seq}: ${reason}`, { site, seq });
}

/**
 * Walk the rows after `from` up to `to`, in slices. `behind`: nobody waits for it, so it leaves the
 * machine to those who come in meanwhile.
 * @throws JournalError CHAIN_BROKEN naming the first bad row.
 */
export async function verifyRows(
  rows: RowReader,
  chain: ChainId,
  from: Link,
  to: number,
  stop: () => boolean,
  behind = false,
): Promise<Link> {
  let head = from;
  while (head.seq < to && !stop()) {
    head = verifySlice(rows, chain, head, to);
    await (behind ? pause(REST_MS) : turn());
  }
  return head;
}

function verifySlice(rows: RowReader, chain: ChainId, from: Link, to: number): Link {
  const end = performance.now() + SLICE_MS;
  let head = from;
  try {
    for (const row of rows.after(chain, from, to)) {
      const reason = rowFault(head, row);
      if (reason !== null) throw brokenChain(chain, head.seq + 1, reason);
      head = { seq: row.seq, hash: row.hash };
      if (performance.now() >= end) return head;
    }
  } catch (error) {
    if (error instanceof JournalError) throw error;
    if (isPassing(error)) throw toJournalError(error);
    // A value or a page that SQLite itself cannot read.
    throw brokenChain(chain, head.seq + 1, error instanceof Error ? error.message : 'unreadable');
  }
  if (head.seq < to) throw brokenChain(chain, head.seq + 1, `row ${head.seq + 1} is missing`);
  return head;
}

/**
 * The signed head of this site's own chain must lie on it, and at most one commit's worth of rows
 * may be unsigned. Says nothing about rows: those are verified by their hashes.
 */
export function verifyHead(rows: RowReader, key: KeyObject, chain: ChainId, last: number): void {
  const signed = rows.signedHead(chain.id);
  if (signed === null) throw brokenChain(chain, 1, 'no signed head');
  if (signed.seq > last)
    throw brokenChain(chain, last + 1, `signed up to row ${signed.seq}, but the row is missing`);
  if (last - signed.seq >= SIGN_ROWS)
    throw brokenChain(chain, signed.seq + 1, 'more rows after the signed head than are ever left');
  const hash = rows.hashAt(chain.id, signed.seq);
  const holds =
    hash !== null &&
    headHolds(key, chain.room, chain.site, { seq: signed.seq, hash }, signed.signature);
  if (!holds) throw brokenChain(chain, signed.seq, 'the signature of the head does not hold');
}

/**
 * Where each chain stands in a snapshot whose signature held. This site signed it, so a chain that
 * does not contain its heads has lost or changed rows since.
 * @throws JournalError CHAIN_BROKEN
 */
export function snapshotLinks(
  rows: RowReader,
  chains: readonly ChainId[],
  { claim }: StoredSnapshot,
): Map<string, Link> {
  const links = new Map<string, Link>();
  for (const [site, { seq, hash }] of Object.entries(claim.heads)) {
    const chain = chains.find((one) => one.site === site) ?? { id: -1, room: claim.room, site };
    const last = chain.id < 0 ? 0 : rows.lastSeq(chain.id);
    if (last < seq)
      throw brokenChain(chain, last + 1, `a signed snapshot contains row ${seq}, the journal not`);
    const link = { seq, hash: new Uint8Array(Buffer.from(hash, 'hex')) };
    const kept = rows.hashAt(chain.id, seq);
    if (kept === null || !sameBytes(kept, link.hash))
      throw brokenChain(chain, seq, 'is not the row that a signed snapshot contains');
    links.set(site, link);
  }
  return links;
}
