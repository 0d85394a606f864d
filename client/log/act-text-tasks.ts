import { taskActMessages } from '../../shared/messages/checklists.ts';
import { actMessages } from '../../shared/messages/log.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { zuluMinutes } from '../app/time.ts';
import type { Names, Say } from './act-names.ts';

export type TaskAct = Entry<
  | 'checklist.mark'
  | 'checklist.acknowledge'
  | 'checklist.overdue'
  | 'plan.version'
  | 'plan.validate'
  | 'alert.escalate'
  | 'room.alert-time'
>;

const MARKED = {
  open: taskActMessages.open,
  done: taskActMessages.done,
  blocked: taskActMessages.blocked,
  'not-applicable': taskActMessages.notApplicable,
} as const;

/** What an act about checklists, plans or overdue alerts says, in the person's language. */
export function describeTaskAct(entry: TaskAct, names: Names, say: Say): string {
  const something = (title: string | null): string => title || say(actMessages.something);
  switch (entry.type) {
    case 'checklist.mark': {
      const title = something(names.task(entry.body.task));
      const said = say(MARKED[entry.body.state], { title });
      return [said, entry.body.reason].filter(Boolean).join('. ');
    }
    case 'checklist.acknowledge':
      return say(taskActMessages.acknowledged, { title: something(names.task(entry.body.task)) });
    case 'checklist.overdue': {
      const { title, owner, due } = entry.body;
      const said = { title: something(title), time: zuluMinutes(due) };
      return owner
        ? say(taskActMessages.overdueOf, { ...said, owner })
        : say(taskActMessages.overdue, said);
    }
    case 'plan.version':
      return say(taskActMessages.frozen, { title: something(entry.body.version.title) });
    case 'plan.validate':
      return say(taskActMessages.validated, { title: something(names.task(entry.body.plan)) });
    case 'alert.escalate': {
      const alert = names.entry(entry.body.alert);
      const title = something(alert?.type === 'alert.raise' ? alert.body.text : null);
      return say(taskActMessages.escalated, { title, codes: entry.body.waiting.join(', ') });
    }
    case 'room.alert-time':
      return say(taskActMessages.alertTime, { count: entry.body.minutes });
  }
}
