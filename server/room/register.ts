import { canonicalJson } from '../../shared/room/canonical.ts';
import { entryHash, type UnsealedEntry } from '../../shared/room/record/chain.ts';
import { HELD_AFTER_MS, LATE_AFTER_MS } from '../../shared/room/record/limits.ts';
import type { Body, Entry, EntryType } from '../../shared/room/record/entry.ts';

/** Where a site's register ends. */
export interface RegisterHead {
  readonly number: number;
  readonly hash: string;
  readonly recordedAt: number;
}

export const EMPTY_REGISTER: RegisterHead = { number: 0, hash: '', recordedAt: 0 };

/** What is to be recorded, before it has a number. */
export interface NewEntry<T extends EntryType = EntryType> {
  readonly id: string;
  readonly type: T;
  readonly body: Body<T>;
  /** ms UTC by its author; absent: when recorded. */
  readonly eventAt?: number | undefined;
  /** What the command said of its making; see Envelope. */
  readonly writtenAt?: number | undefined;
  readonly clockOffset?: number | undefined;
  readonly provisional?: string | undefined;
  readonly author: { readonly person: string; readonly name: string };
  readonly delegation: string | null;
}

/**
 * The next entry of a register: numbered without gaps, chained to the one before, its time never
 * earlier than that one's (`now` may jump back), and marked when it comes late.
 * @param now server's clock, ms UTC
 */
export function nextEntry(site: string, head: RegisterHead, entry: NewEntry, now: number): Sealed {
  const recordedAt = Math.max(now, head.recordedAt);
  const eventAt = entry.eventAt ?? recordedAt;
  const unsealed = {
    id: entry.id,
    type: entry.type,
    body: entry.body,
    site,
    number: head.number + 1,
    prev: head.hash,
    recordedAt,
    eventAt,
    ...made(entry, recordedAt),
    ...(recordedAt - eventAt > LATE_AFTER_MS ? { late: true as const } : {}),
    author: entry.author,
    delegation: entry.delegation,
  } as UnsealedEntry;
  const json = canonicalJson({ ...unsealed, hash: entryHash(unsealed) });
  // Read back from its own bytes, so that what is live now is what a replay will see.
  return { entry: JSON.parse(json) as Entry, json };
}

/** What is kept of how an entry was made: the moment only when it then waited on a device. */
function made({ writtenAt, clockOffset, provisional }: NewEntry, recordedAt: number) {
  const held = writtenAt !== undefined && recordedAt - writtenAt > HELD_AFTER_MS;
  return {
    ...(held && { writtenAt }),
    ...(clockOffset !== undefined && { clockOffset }),
    ...(provisional !== undefined && { provisional }),
  };
}

export interface Sealed {
  readonly entry: Entry;
  /** Its canonical JSON: the payload of its journal row. */
  readonly json: string;
}

export const headOf = (entry: Entry): RegisterHead => ({
  number: entry.number,
  hash: entry.hash,
  recordedAt: entry.recordedAt,
});
