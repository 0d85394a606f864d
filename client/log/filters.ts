import type { Entry } from '../../shared/room/record/entry.ts';
import type { LineTest } from './log-model.ts';

export const LOG_VIEWS = ['all', 'alerts', 'decisions', 'facts'] as const;
export type LogView = (typeof LOG_VIEWS)[number];

export interface LogFilter {
  readonly view: LogView;
  /** Codes of the delegations to show; empty: all. */
  readonly delegations: ReadonlySet<string>;
}
export const SHOW_ALL: LogFilter = { view: 'all', delegations: new Set() };

const VIEW_TEST: Record<LogView, (entry: Entry) => boolean> = {
  all: () => true,
  alerts: (entry) => entry.type.startsWith('alert.'),
  decisions: (entry) =>
    entry.type.startsWith('decision.') || (isLogLine(entry) && entry.body.kind === 'decision'),
  facts: (entry) => isLogLine(entry) && entry.body.kind === 'information',
};

function isLogLine(entry: Entry): entry is Entry<'log.append'> | Entry<'log.correct'> {
  return entry.type === 'log.append' || entry.type === 'log.correct';
}

/** What `filter` lets through. */
export function testOf({ view, delegations }: LogFilter): LineTest {
  const ofView = VIEW_TEST[view];
  return (entry) =>
    (delegations.size === 0 || delegations.has(entry.delegation ?? '')) && ofView(entry);
}
