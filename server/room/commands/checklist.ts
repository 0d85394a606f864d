import { taskState } from '../../../shared/room/record/fold-checklist.ts';
import type { Rules } from './rule.ts';

/** Saying how an item of a checklist stands, and a delegation's word that it has taken note. */
export const checklistRules: Rules<'checklist.mark' | 'checklist.acknowledge'> = {
  /** The same state again is something new only with another reason. */
  'checklist.mark': ({ task, state, reason }, { fold, isTask }) => {
    if (!isTask(task)) return 'NOT_FOUND';
    const record = fold.tasks.get(task);
    const same = taskState(record) === state && (record?.mark?.reason ?? null) === (reason ?? null);
    return same ? 'ALREADY_DONE' : null;
  },
  'checklist.acknowledge': ({ task }, { fold, isTask, me }) => {
    if (!isTask(task)) return 'NOT_FOUND';
    const acknowledged = fold.tasks.get(task)?.acknowledged ?? {};
    return Object.hasOwn(acknowledged, me.delegation ?? '') ? 'ALREADY_DONE' : null;
  },
};
