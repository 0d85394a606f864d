import type * as Y from 'yjs';
import type { Entry } from '../../shared/room/record/entry.ts';
import { waitingFor } from '../../shared/room/record/fold-alerts.ts';
import { isSettled } from '../../shared/room/record/fold-checklist.ts';
import { isKeyEvent, openAcknowledgements } from '../../shared/room/record/fold-reading.ts';
import type { RoomFold } from '../../shared/room/record/fold.ts';
import { compareStamps } from '../../shared/room/record/stamp.ts';
import { itemsOf, type Item } from '../checklists/model.ts';
import { groupsOf, pointsOf, type DecisionPoint } from '../decisions/points.ts';

/** What a handover is made from. */
export interface HandoverSource {
  readonly board: Y.Doc;
  readonly fold: RoomFold;
  /** Every entry that this device knows. */
  readonly entries: Iterable<Entry>;
  readonly delegations: readonly string[];
  /** The delegation that takes over; null: none. */
  readonly mine: string | null;
}

type Line = Entry<'log.append'>;

/** What whoever takes over has to know: what changed since a moment, and what is open now. */
export interface Handover {
  readonly since: number;
  /** Lines of the log since. */
  readonly lines: number;
  /** Open alerts that this delegation (for people of none: any) has not acknowledged. */
  readonly alerts: readonly Entry<'alert.raise'>[];
  /** Promoted, or recorded, since. */
  readonly keyEvents: readonly Entry[];
  /** Waiting for this delegation; for people of none, all that are proposed. */
  readonly decisions: readonly DecisionPoint[];
  readonly decided: readonly DecisionPoint[];
  /** All that are open, however old. */
  readonly requests: readonly Line[];
  /** Lines of which this delegation's acknowledgement was asked and is missing. */
  readonly asked: readonly Entry[];
  readonly overdue: readonly Item[];
  readonly blocked: readonly Item[];
}

/**
 * @param since ms UTC
 * @param now ms UTC
 */
export function handoverOf(source: HandoverSource, since: number, now: number): Handover {
  const { board, fold, delegations, mine } = source;
  const entries = [...source.entries].sort(compareStamps);
  const items = itemsOf(board, fold, now);
  const points = pointsOf(board, fold, { delegations, now });
  const groups = groupsOf(points, mine);
  const lines = entries.filter((entry): entry is Line => entry.type === 'log.append');
  const isOpenAlert = (entry: Entry): entry is Entry<'alert.raise'> => {
    const alert = entry.type === 'alert.raise' ? fold.alerts.get(entry.id) : undefined;
    if (!alert) return false;
    const waiting = waitingFor(alert, delegations);
    return mine === null ? waiting.length > 0 : waiting.includes(mine);
  };
  const isNewKeyEvent = (entry: Entry): boolean => {
    if (!isKeyEvent(fold.reading, entry.id)) return false;
    const promoted = fold.reading.get(entry.id)?.promotion?.stamp.recordedAt ?? 0;
    return Math.max(promoted, entry.recordedAt) > since;
  };
  return {
    since,
    lines: lines.filter((line) => line.recordedAt > since).length,
    alerts: entries.filter(isOpenAlert),
    keyEvents: entries.filter(isNewKeyEvent),
    decisions:
      mine === null
        ? points.filter((point) => !point.done && point.state.phase === 'proposed')
        : groups.mine,
    decided: points.filter((point) => (point.state.outcome?.stamp.recordedAt ?? -Infinity) > since),
    requests: openRequests(entries, lines, items, fold),
    asked: entries.filter(
      (entry) => mine !== null && openAcknowledgements(fold.reading.get(entry.id)).includes(mine),
    ),
    overdue: items.filter((item) => item.overdue),
    blocked: items.filter((item) => item.state === 'blocked' && !item.overdue),
  };
}

/**
 * Requests that nothing answers: neither a later line of another kind than comment that links to
 * them, nor a settled task made out of them (SPEC 8.283). A request that was corrected into
 * something else is none.
 */
function openRequests(
  entries: readonly Entry[],
  lines: readonly Line[],
  items: readonly Item[],
  fold: RoomFold,
): Line[] {
  const answered = new Set<string>();
  for (const entry of entries) {
    if (entry.type !== 'log.append' || entry.body.kind === 'comment') continue;
    for (const link of entry.body.links ?? []) if (link.to === 'entry') answered.add(link.id);
  }
  for (const item of items)
    if (isSettled(item.state))
      for (const link of item.links) if (link.to === 'entry') answered.add(link.id);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return lines.filter((line) => {
    if (answered.has(line.id)) return false;
    return lastOf(line, byId, fold).body.kind === 'request';
  });
}

/** The line, or the last correction that stands in its place. */
function lastOf(
  line: Line,
  byId: ReadonlyMap<string, Entry>,
  fold: RoomFold,
): Line | Entry<'log.correct'> {
  let last: Line | Entry<'log.correct'> = line;
  for (let steps = 0; steps < 100; steps++) {
    const by: string | undefined = fold.log.corrections.get(last.id)?.by;
    const next: Entry | undefined = by === undefined ? undefined : byId.get(by);
    if (next?.type !== 'log.correct') break;
    last = next;
  }
  return last;
}

/** What a line says now: its own words, or those that stand in their place. */
export function currentText(line: Entry, byId: ReadonlyMap<string, Entry>, fold: RoomFold): string {
  if (line.type === 'log.append') return lastOf(line, byId, fold).body.text;
  return line.type === 'alert.raise' ? line.body.text : '';
}
