import type { Envelope } from './entry.ts';

/** Where an entry stands among the entries of all registers. */
export interface Stamp {
  readonly recordedAt: number;
  readonly site: string;
  readonly number: number;
}

/** The stamp of an entry, and nothing else of it. */
export function stampOf(entry: Envelope): Stamp {
  return { recordedAt: entry.recordedAt, site: entry.site, number: entry.number };
}

/**
 * The one order of the record: by the recording server's clock, then site code, then number.
 * Total, and the same on every copy, so that a fold does not depend on the order of arrival.
 */
export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.recordedAt !== b.recordedAt) return a.recordedAt - b.recordedAt;
  if (a.site !== b.site) return a.site < b.site ? -1 : 1;
  return a.number - b.number;
}

/** Does `a` come after `b`? Everything comes after nothing. */
export function isLater(a: Stamp, b: Stamp | null | undefined): boolean {
  return b === null || b === undefined || compareStamps(a, b) > 0;
}
