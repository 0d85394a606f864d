import type { Entry } from '../../shared/room/record/entry.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { zuluTimeOfDay } from '../app/time.ts';

/** A place in the log that was typed as a number or a time. */
export interface Jump {
  readonly entry: Entry;
  /** `PAR-0042`; or the time that was meant, ms UTC. */
  readonly to: string | number;
}

const MOST = 5;

/**
 * Where a person means to go who typed `text`: `PAR-42` or `0042` is that number, in every register
 * when none is named; `14:30` the first entry at or after the last such time; with `2026-11-22 `
 * before it, that day's.
 * @param entries sorted by the time of recording
 */
export function jumpsOf(text: string, entries: readonly Entry[], now: number): Jump[] {
  const number = /^\s*(?:([a-z]{2,8})\s*[-–]?\s*)?0*(\d{1,9})\s*$/i.exec(text);
  if (number) {
    const site = number[1]?.toUpperCase();
    const found = entries.filter(
      (entry) => entry.number === Number(number[2]) && (!site || entry.site === site),
    );
    return found
      .slice(-MOST)
      .map((entry) => ({ entry, to: registerNumber(entry.site, entry.number) }));
  }
  const at = instantOf(text, entries, now);
  const entry = at === null ? undefined : firstFrom(entries, at);
  return at !== null && entry ? [{ entry, to: at }] : [];
}

function instantOf(text: string, entries: readonly Entry[], now: number): number | null {
  const dated = /^\s*(\d{4}-\d{2}-\d{2})[ T]+(\d{1,2})[:.h](\d{2})\s*z?\s*$/i.exec(text);
  if (dated) {
    const at = Date.parse(`${dated[1]}T${(dated[2] ?? '').padStart(2, '0')}:${dated[3]}Z`);
    return Number.isNaN(at) ? null : at;
  }
  // The last such time before the newest entry: a log that is read the day after means its own day.
  const newest = entries.at(-1)?.recordedAt ?? now;
  return zuluTimeOfDay(text, Math.min(now, newest));
}

/** The first entry recorded at or after `at`; the last one when there is none. */
export function firstFrom(entries: readonly Entry[], at: number): Entry | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.recordedAt ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return entries[low] ?? entries.at(-1);
}
