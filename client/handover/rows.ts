import { checklistMessages } from '../../shared/messages/checklists.ts';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { handoverMessages } from '../../shared/messages/handover.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { RoomFold } from '../../shared/room/record/fold.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import type { Item } from '../checklists/model.ts';
import type { DecisionPoint } from '../decisions/points.ts';
import { currentText, type Handover } from './summary.ts';

/** One thing to know, for the screen and for the text that is copied or printed. */
export interface Row {
  readonly to: 'entry' | 'decision' | 'task';
  readonly id: string;
  /** `16:42Z`, with the day when it is another; null: none. */
  readonly time: string | null;
  /** Register number, owner, or whatever says whose it is. */
  readonly mark: string;
  readonly text: string;
  /** It came up since. */
  readonly isNew: boolean;
  readonly delegation: string | null;
}

export interface Part {
  readonly title: Message;
  readonly rows: readonly Row[];
  readonly grave: boolean;
}

export interface RowContext {
  readonly fold: RoomFold;
  readonly byId: ReadonlyMap<string, Entry>;
  readonly mine: string | null;
  readonly say: (message: Message, params?: Params) => string;
  readonly time: (at: number) => string;
}

/** The handover as parts with rows, gravest first; parts with nothing in them are left out. */
export function partsOf(handover: Handover, context: RowContext): Part[] {
  const { since } = handover;
  const line = (entry: Entry): Row => ({
    to: 'entry',
    id: entry.id,
    time: context.time(entry.eventAt),
    mark: registerNumber(entry.site, entry.number),
    text: currentText(entry, context.byId, context.fold),
    isNew: entry.recordedAt > since,
    delegation: entry.delegation,
  });
  const decision = (point: DecisionPoint): Row => ({
    to: 'decision',
    id: point.id,
    time: point.due === null ? null : context.time(point.due),
    mark: point.owner,
    text: point.title || context.say(decisionMessages.untitled),
    isNew: (point.state.proposal?.stamp.recordedAt ?? 0) > since,
    delegation: null,
  });
  const item = (task: Item): Row => ({
    to: 'task',
    id: task.id,
    time: task.due === null ? null : context.time(task.due),
    mark: task.owner,
    text: [
      task.title || context.say(checklistMessages.untitled),
      task.state === 'blocked'
        ? `${context.say(checklistMessages.blocked)}: ${task.mark?.reason ?? ''}`
        : '',
    ]
      .filter(Boolean)
      .join('. '),
    isNew: (task.due ?? 0) > since,
    delegation: null,
  });
  const words = context.mine === null ? handoverMessages.decisionsAll : handoverMessages.decisions;
  const parts: Part[] = [
    { title: handoverMessages.alerts, rows: handover.alerts.map(line), grave: true },
    { title: handoverMessages.overdue, rows: handover.overdue.map(item), grave: true },
    { title: words, rows: handover.decisions.map(decision), grave: false },
    { title: handoverMessages.keyEvents, rows: handover.keyEvents.map(line), grave: false },
    { title: handoverMessages.requests, rows: handover.requests.map(line), grave: false },
    { title: handoverMessages.asked, rows: handover.asked.map(line), grave: false },
    { title: handoverMessages.blocked, rows: handover.blocked.map(item), grave: false },
    { title: handoverMessages.decided, rows: handover.decided.map(decision), grave: false },
  ];
  return parts.filter((part) => part.rows.length > 0);
}

/** The same as plain text: for a message, a paper, another system. */
export function asText(
  title: string,
  head: readonly string[],
  parts: readonly Part[],
  { say }: Pick<RowContext, 'say'>,
): string {
  const lines = [title, ...head.map(shownText), ''];
  for (const part of parts) {
    lines.push(`${say(part.title).toLocaleUpperCase()} (${part.rows.length})`);
    for (const row of part.rows) {
      const news = row.isNew ? `[${say(handoverMessages.isNew)}]` : '';
      lines.push(shownText(`- ${[row.time, row.mark, row.text, news].filter(Boolean).join('  ')}`));
    }
    lines.push('');
  }
  if (parts.length === 0) lines.push(say(handoverMessages.nothing), '');
  return lines.join('\n');
}
