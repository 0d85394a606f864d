import type { TaskState } from './terms.ts';
import type { Entry } from './entry.ts';
import { isLater, stampOf, type Stamp } from './stamp.ts';

/** Somebody said how a task stands. */
export interface TaskMark {
  readonly state: TaskState;
  readonly reason: string | null;
  readonly person: string;
  readonly name: string;
  readonly delegation: string | null;
  readonly stamp: Stamp;
}

/** A delegation has taken note of a task. */
export interface TaskAcknowledgement {
  readonly delegation: string;
  readonly person: string;
  readonly name: string;
  readonly stamp: Stamp;
}

/** All that the record says of a task. */
export interface TaskRecord {
  /** The newest mark; null: open since it was written. */
  mark: TaskMark | null;
  /** Delegation → its first acknowledgement. */
  readonly acknowledged: Record<string, TaskAcknowledgement>;
  /** Due times (ms UTC, as text) that passed with the task open → when that was recorded. */
  readonly overdue: Record<string, Stamp>;
}

export type TaskEntry = Entry<'checklist.mark' | 'checklist.acknowledge' | 'checklist.overdue'>;

/** Fold one act into `tasks`. The result does not depend on the order of arrival. */
export function applyTask(tasks: Map<string, TaskRecord>, entry: TaskEntry): void {
  const id = entry.body.task;
  let record = tasks.get(id);
  if (!record) tasks.set(id, (record = { mark: null, acknowledged: {}, overdue: {} }));
  const stamp = stampOf(entry);
  const { person, name } = entry.author;
  const delegation = entry.delegation;
  if (entry.type === 'checklist.mark') {
    if (!isLater(stamp, record.mark?.stamp)) return;
    const { state, reason = null } = entry.body;
    record.mark = { state, reason, person, name, delegation, stamp };
  } else if (entry.type === 'checklist.acknowledge') {
    const first = record.acknowledged[delegation ?? ''];
    if (!first || isLater(first.stamp, stamp))
      record.acknowledged[delegation ?? ''] = {
        delegation: delegation ?? '',
        person,
        name,
        stamp,
      };
  } else {
    const due = String(entry.body.due);
    const first = record.overdue[due];
    if (!first || isLater(first, stamp)) record.overdue[due] = stamp;
  }
}

/** How a task stands; what nobody marked is open. */
export function taskState(record: TaskRecord | undefined): TaskState {
  return record?.mark?.state ?? 'open';
}

/** Nothing more is to be done about a task in this state. */
export function isSettled(state: TaskState): boolean {
  return state === 'done' || state === 'not-applicable';
}
