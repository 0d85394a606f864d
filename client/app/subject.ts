import type { Link } from '../../shared/room/record/bodies-common.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { RoomClient } from '../connection/contract.ts';
import { draftTitle } from './labels.ts';
import { viewOf } from './room-view.ts';

/** What something new (a task, an alert) is made out of: its words, and the link back to it. */
export interface Subject {
  readonly title: string;
  readonly links: readonly Link[];
  /** The entry that it is, if it is one. */
  readonly entry?: Entry;
}

/** The words of an entry that a task or an alert can take over; null: it has none. */
function wordsOf(entry: Entry): string | null {
  switch (entry.type) {
    case 'log.append':
    case 'log.correct':
    case 'alert.raise':
      return entry.body.text;
    case 'decision.propose':
      return entry.body.version.title;
    default:
      return null;
  }
}

/** A log line as a subject; null: it is none that anything can be made of. */
export function subjectOfEntry(entry: Entry | undefined): Subject | null {
  const title = entry ? wordsOf(entry) : null;
  if (!entry || title === null) return null;
  const links: Link[] = [{ to: 'entry', id: entry.id }];
  if (entry.type === 'decision.propose') links.push({ to: 'decision', id: entry.body.decision });
  return { title: firstLine(title), links, entry };
}

/**
 * What `element` stands in: a line of the log (`data-entry`) or a decision (`data-point`). Without
 * the focus in either, the line that the log shows as chosen (`aria-selected`, `aria-current`).
 */
export function subjectOf(room: RoomClient, element: Element | null): Subject | null {
  const chosen = '[data-entry]:is([aria-selected=true], [aria-current=true], .chosen)';
  const within = element?.closest<HTMLElement>('[data-entry], [data-point]');
  const at = within ?? element?.closest('accord-log')?.querySelector<HTMLElement>(chosen);
  const { entry, point } = at?.dataset ?? {};
  if (entry) return subjectOfEntry(viewOf(room).byId.get(entry));
  const title = point ? draftTitle(room.board, point) : null;
  return point && title !== null ? { title, links: [{ to: 'decision', id: point }] } : null;
}

/** Its first line, for a title. */
function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? '';
}
