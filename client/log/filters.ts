import {
  LOG_KINDS,
  VERIFICATION,
  type LogKind,
  type Verification,
} from '../../shared/room/record/terms.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { isKeyEvent, openAcknowledgements } from '../../shared/room/record/fold-reading.ts';
import type { RoomFold } from '../../shared/room/record/fold.ts';
import type { LineTest } from './log-model.ts';

export const LOG_VIEWS = ['all', 'alerts', 'decisions', 'facts', 'key', 'open'] as const;
export type LogView = (typeof LOG_VIEWS)[number];
export { LOG_KINDS, VERIFICATION };

/** What a reader wants to see. Empty sets and nulls let everything through. */
export interface LogFilter {
  readonly view: LogView;
  /** Codes of delegations. */
  readonly delegations: ReadonlySet<string>;
  readonly kinds: ReadonlySet<LogKind>;
  readonly statuses: ReadonlySet<Verification>;
  /** Id of the author. */
  readonly person: string | null;
  /** Id of a mark, a decision or a task that the line speaks of. */
  readonly object: string | null;
  /** Recorded from … until, ms UTC. */
  readonly from: number | null;
  readonly until: number | null;
}
export const SHOW_ALL: LogFilter = {
  view: 'all',
  delegations: new Set(),
  kinds: new Set(),
  statuses: new Set(),
  person: null,
  object: null,
  from: null,
  until: null,
};

type Line = Entry<'log.append'> | Entry<'log.correct'>;
const isLogLine = (entry: Entry): entry is Line =>
  entry.type === 'log.append' || entry.type === 'log.correct';

type Part = (entry: Entry, shown: Line['body'] | null) => boolean;

function viewTest(view: LogView, fold: RoomFold): Part | null {
  switch (view) {
    case 'all':
      return null;
    case 'alerts':
      return ({ type }) => type.startsWith('alert.');
    case 'decisions':
      return ({ type }, shown) => type.startsWith('decision.') || shown?.kind === 'decision';
    case 'facts':
      return (_entry, shown) => shown?.kind === 'information';
    case 'key':
      return ({ id }) => isKeyEvent(fold.reading, id);
    case 'open':
      return ({ id }) => openAcknowledgements(fold.reading.get(id)).length > 0;
  }
}

/** Whatever a line says that it is about, by its links or by being an act upon it. */
function speaksOf(entry: Entry, shown: Line['body'] | null, object: string): boolean {
  const body = entry.body as Readonly<Record<string, unknown>>;
  const links = shown?.links ?? (entry.type === 'alert.raise' ? entry.body.links : undefined);
  if (links?.some(({ id }) => id === object)) return true;
  return body['decision'] === object || body['task'] === object || body['plan'] === object;
}

/** What `filter` lets through. A corrected line counts by its newest words. */
export function testOf(filter: LogFilter, fold: RoomFold): LineTest {
  const { delegations, kinds, statuses, person, object, from, until } = filter;
  const parts: Part[] = [];
  const ofView = viewTest(filter.view, fold);
  if (ofView) parts.push(ofView);
  if (delegations.size > 0) parts.push(({ delegation }) => delegations.has(delegation ?? ''));
  if (from !== null) parts.push(({ recordedAt }) => recordedAt >= from);
  if (until !== null) parts.push(({ recordedAt }) => recordedAt <= until);
  if (person !== null) parts.push(({ author }) => author.person === person);
  if (kinds.size > 0) parts.push((_entry, shown) => shown !== null && kinds.has(shown.kind));
  if (statuses.size > 0)
    parts.push(({ id }) => {
      const status = fold.log.statuses.get(id)?.status;
      return status !== undefined && statuses.has(status);
    });
  if (object !== null) parts.push((entry, shown) => speaksOf(entry, shown, object));
  return (entry, corrections) => {
    const shown = isLogLine(entry) ? (corrections.at(-1) ?? entry).body : null;
    return parts.every((part) => part(entry, shown));
  };
}

/** Filters that are on besides the view and the delegations, which are always in sight. */
export function countOf(filter: LogFilter): number {
  const { kinds, statuses, person, object, from, until } = filter;
  return [kinds.size > 0, statuses.size > 0, person, object, from ?? until].filter(
    (one) => one !== null && one !== false,
  ).length;
}

/** The same set with `value` in it, or without if it was there. */
export function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
