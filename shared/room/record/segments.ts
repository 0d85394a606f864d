import type { EntryType } from './entry.ts';

/**
 * How the record document is cut up. Acts (all that is no line of the log) lie in one root a site;
 * lines of the log lie in segments, so that a long log is shown from its end and read on demand.
 */

/** A segment is closed once it holds this many entries … */
export const SEGMENT_ENTRIES = 500;
const DAY_MS = 86_400_000;

/** The open log segment of a register. */
export interface SegmentCursor {
  readonly segment: number;
  /** Entries it holds. */
  readonly entries: number;
  /** UTC day of its entries: whole days since 1970. */
  readonly day: number;
}

/** … or the UTC day has changed. @returns the cursor once a line recorded at `recordedAt` is in */
export function advance(cursor: SegmentCursor | null, recordedAt: number): SegmentCursor {
  const day = Math.floor(recordedAt / DAY_MS);
  if (cursor === null) return { segment: 0, entries: 1, day };
  if (cursor.entries >= SEGMENT_ENTRIES || cursor.day !== day)
    return { segment: cursor.segment + 1, entries: 1, day };
  return { ...cursor, entries: cursor.entries + 1 };
}

export const PEOPLE_ROOT = 'people';
export const LEASES_ROOT = 'leases';
/** Name of the root that holds a site's acts. */
export const actsRoot = (site: string): string => `acts:${site}`;
/** Name of the root that holds one log segment of a site. */
export const logRoot = (site: string, segment: number): string => `log:${site}:${segment}`;

/** Entry types that are lines of the action log; all others are acts. */
const LOG_TYPES: ReadonlySet<EntryType> = new Set<EntryType>(['log.append', 'log.correct']);

export function isLogType(type: EntryType): boolean {
  return LOG_TYPES.has(type);
}

const KINDS = { acts: 0, people: 1, leases: 2, log: 3 } as const;

/**
 * The Yjs clientID under which a site writes one root of the record document: site index in the
 * top six bits, kind in the next two, segment number in the rest. Fixed, so that replaying the
 * journal gives the same bytes every time. (The board leases its clientIDs from the same six bits;
 * it is another document.)
 */
export function recordClientId(siteIndex: number, kind: keyof typeof KINDS, segment = 0): number {
  return ((siteIndex << 26) | (KINDS[kind] << 24) | segment) >>> 0;
}
