import type { KeyObject } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { START, sameBytes } from '../chain.ts';
import type { Link } from '../chain.ts';
import { JournalError } from '../contract.ts';
import type { ChainId, RowReader } from './rows.ts';
import type { SnapshotStore, StoredSnapshot } from './snapshots.ts';
import { brokenChain, snapshotLinks, verifyHead, verifyRows } from './verify.ts';
import type { Calls } from './wire.ts';

/** Whoever a room is opened for has it on screen before its older rows are read, ms. */
const BEHIND_MS = 3_000;

export interface OpeningParts {
  readonly rows: RowReader;
  readonly snapshots: SnapshotStore;
  readonly site: string;
  readonly publicKey: KeyObject;
  /** A row that was handed out as good has turned out bad. */
  readonly onBroken: (room: string, error: JournalError) => void;
  readonly stopping: () => boolean;
}

/**
 * J6: hand out a room once its newest good snapshot and the rows after it have held; rows that the
 * snapshot stands for are verified afterwards, in slices between appends.
 */
export async function openRoom(parts: OpeningParts, room: string): Promise<Calls['open']['out']> {
  const { rows, snapshots, site, publicKey, stopping } = parts;
  const heads: Record<string, number> = {};
  const chains = rows.atOnce(() => {
    const found = rows.chains(room);
    for (const chain of found) {
      const last = rows.lastSeq(chain.id);
      if (last === 0) throw brokenChain(chain, 1, 'row 1 is missing');
      if (chain.site === site) verifyHead(rows, publicKey, chain, last);
      heads[chain.site] = last;
    }
    return found;
  });
  const snapshot = await newest(snapshots, room);
  const links = snapshot === null ? new Map<string, Link>() : snapshotLinks(rows, chains, snapshot);
  for (const chain of chains)
    await verifyRows(rows, chain, links.get(chain.site) ?? START, heads[chain.site]!, stopping);
  if (snapshot !== null) void verifyOlder(parts, room, chains, links);
  return { heads, snapshot: snapshot && { heads: seqs(links), bytes: snapshot.bytes } };
}

async function newest(snapshots: SnapshotStore, room: string): Promise<StoredSnapshot | null> {
  for await (const snapshot of snapshots.valid(room)) return snapshot;
  return null;
}

const seqs = (links: ReadonlyMap<string, Link>): Record<string, number> =>
  Object.fromEntries([...links].map(([site, link]) => [site, link.seq]));

async function verifyOlder(
  { rows, onBroken, stopping }: OpeningParts,
  room: string,
  chains: readonly ChainId[],
  links: ReadonlyMap<string, Link>,
): Promise<void> {
  // Not what keeps the thread alive.
  await pause(BEHIND_MS, undefined, { ref: false });
  try {
    for (const chain of chains) {
      const link = links.get(chain.site);
      if (link === undefined) continue;
      const reached = await verifyRows(rows, chain, START, link.seq, stopping, true);
      if (!stopping() && !sameBytes(reached.hash, link.hash))
        throw brokenChain(chain, link.seq, 'is not the row that a signed snapshot contains');
    }
  } catch (error) {
    if (stopping()) return;
    const message = error instanceof Error ? error.message : String(error);
    onBroken(
      room,
      error instanceof JournalError ? error : new JournalError('JOURNAL_FAILED', message),
    );
  }
}
