import { count, newActivity, type Activity } from './activity.ts';
import type { Verification } from './terms.ts';
import type { Entry } from './entry.ts';
import { isLater, stampOf, type Stamp } from './stamp.ts';

/** The line that strikes another. */
export interface Correction {
  readonly by: string;
  readonly stamp: Stamp;
}

/** How far a line has been checked, and the entry that said so last. */
export interface LineStatus {
  readonly status: Verification;
  readonly by: string;
  readonly stamp: Stamp;
}

export interface LastLine {
  readonly id: string;
  readonly delegation: string | null;
  readonly text: string;
  readonly language: string;
  readonly stamp: Stamp;
}

/** What is kept of the log without keeping the log. */
export interface LogFold {
  lines: number;
  activity: Activity;
  last: LastLine | null;
  /** Id of a struck line → the line that corrects it. */
  readonly corrections: Map<string, Correction>;
  /** Id of a line → the status it has now. */
  readonly statuses: Map<string, LineStatus>;
}

export const newLog = (): LogFold => ({
  lines: 0,
  activity: newActivity(),
  last: null,
  corrections: new Map(),
  statuses: new Map(),
});

/** Fold one line of the log. Of two sites' corrections of one line, the earlier holds. */
export function applyLine(log: LogFold, entry: Entry<'log.append' | 'log.correct'>): void {
  const stamp = stampOf(entry);
  log.lines += 1;
  count(log.activity, entry.recordedAt);
  if (isLater(stamp, log.last?.stamp)) {
    const { text, language } = entry.body;
    log.last = { id: entry.id, delegation: entry.delegation, text, language, stamp };
  }
  if (entry.body.status) setStatus(log, entry.id, entry.body.status, entry.id, stamp);
  if (entry.type !== 'log.correct') return;
  const first = log.corrections.get(entry.body.corrects);
  if (!first || isLater(first.stamp, stamp))
    log.corrections.set(entry.body.corrects, { by: entry.id, stamp });
}

/** Fold a change of status: the newest entry that speaks of a line holds. */
export function applyStatus(log: LogFold, entry: Entry<'log.status'>): void {
  setStatus(log, entry.body.entry, entry.body.status, entry.id, stampOf(entry));
}

function setStatus(
  log: LogFold,
  line: string,
  status: Verification,
  by: string,
  stamp: Stamp,
): void {
  if (isLater(stamp, log.statuses.get(line)?.stamp)) log.statuses.set(line, { status, by, stamp });
}
