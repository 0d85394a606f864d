import { count, newActivity, type Activity } from './activity.ts';
import type { Entry } from './entry.ts';
import { isLater, stampOf, type Stamp } from './stamp.ts';

/** The line that strikes another. */
export interface Correction {
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
}

export const newLog = (): LogFold => ({
  lines: 0,
  activity: newActivity(),
  last: null,
  corrections: new Map(),
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
  if (entry.type !== 'log.correct') return;
  const first = log.corrections.get(entry.body.corrects);
  if (!first || isLater(first.stamp, stamp))
    log.corrections.set(entry.body.corrects, { by: entry.id, stamp });
}
