import * as Y from 'yjs';
import { alertTime } from '../../shared/room/record/fold-life.ts';
import { isSettled, taskState } from '../../shared/room/record/fold-checklist.ts';
import { waitingFor } from '../../shared/room/record/fold-alerts.ts';
import { deadlineId } from '../../shared/room/record/deadline.ts';
import { isClosed, type RoomFold } from '../../shared/room/record/fold.ts';
import type { NewEntry } from './register.ts';

/** An entry of the server's own clock. */
export type DueEntry = Omit<
  NewEntry<'checklist.overdue' | 'alert.escalate'>,
  'author' | 'delegation' | 'eventAt'
> & {
  /** When it fell due, ms UTC. */
  readonly eventAt: number;
};

export interface WhatIsDue {
  /** What fell due and is not on record yet, in the order in which it did. */
  readonly entries: readonly DueEntry[];
  /** When the next thing falls due, ms UTC; null: nothing will, as things are. */
  readonly next: number | null;
}

/**
 * What the clock has to say about a room (SPEC 3.260–3.263): tasks that passed their time
 * unfinished, once for each due time, and alerts that some delegation left without an
 * acknowledgement. A closed room is left alone.
 * @param now ms UTC
 */
export function whatIsDue(
  board: Y.Doc,
  fold: RoomFold,
  delegations: readonly string[],
  now: number,
): WhatIsDue {
  if (isClosed(fold)) return { entries: [], next: null };
  const entries: DueEntry[] = [];
  let next = Infinity;
  const at = (due: number, entry: () => Omit<DueEntry, 'eventAt'>): void => {
    if (due > now) next = Math.min(next, due);
    else entries.push({ ...entry(), eventAt: due } as DueEntry);
  };
  for (const [task, draft] of board.getMap('drafts')) {
    if (!(draft instanceof Y.Map) || draft.get('kind') !== 'task' || draft.get('lifted')) continue;
    const due: unknown = draft.get('due');
    if (typeof due !== 'number') continue;
    const record = fold.tasks.get(task);
    if (isSettled(taskState(record)) || record?.overdue[String(due)]) continue;
    at(due, () => ({
      id: deadlineId('overdue', task, due),
      type: 'checklist.overdue',
      body: { task, due, title: textOf(draft.get('title')), owner: textOf(draft.get('owner')) },
    }));
  }
  for (const [alert, record] of fold.alerts) {
    const waiting = waitingFor(record, delegations);
    if (!record.raised || record.escalated || waiting.length === 0) continue;
    // The time that held when it was raised may have been changed since: the present one counts.
    const due = record.raised.stamp.recordedAt + alertTime(fold.life);
    const raised = record.raised.stamp.recordedAt;
    at(due, () => ({
      id: deadlineId('escalate', alert, raised),
      type: 'alert.escalate',
      body: { alert, waiting },
    }));
  }
  entries.sort((a, b) => a.eventAt - b.eventAt || (a.id < b.id ? -1 : 1));
  return { entries, next: next === Infinity ? null : next };
}

function textOf(value: unknown): string {
  const text = value instanceof Y.Text ? value.toString() : value;
  return typeof text === 'string' ? text.slice(0, 500) : '';
}
