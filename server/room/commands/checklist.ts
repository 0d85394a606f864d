import type { Rules } from './rule.ts';

/** Ticking the tasks of a checklist. A task that nobody ticked is not done. */
export const checklistRules: Rules<'checklist.tick'> = {
  'checklist.tick': ({ task, done }, { fold, isTask }) => {
    if (!isTask(task)) return 'NOT_FOUND';
    return (fold.ticks.get(task)?.done ?? false) === done ? 'ALREADY_DONE' : null;
  },
};
