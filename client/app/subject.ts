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

const PLACES = '[data-entry], [data-point]';
const CHOSEN = 'chosen';

/** The line or decision that was clicked last stays marked: keys act on it. */
export function choose(host: HTMLElement, target: EventTarget | null): void {
  const place = target instanceof Element ? target.closest(PLACES) : null;
  if (!place) return;
  for (const other of host.querySelectorAll(`.${CHOSEN}`)) other.classList.remove(CHOSEN);
  place.classList.add(CHOSEN);
}

/**
 * What a key pressed now is about: the line of the log (`data-entry`) or the decision
 * (`data-point`) that has the focus, else the one under the pointer, else the one clicked last.
 */
export function subjectOf(room: RoomClient, host: HTMLElement): Subject | null {
  const { activeElement } = host.ownerDocument;
  const places = [...host.querySelectorAll<HTMLElement>(PLACES)];
  const at =
    activeElement?.closest<HTMLElement>(PLACES) ??
    places.find((place) => place.matches(':hover')) ??
    places.find((place) => place.classList.contains(CHOSEN));
  const { entry, point } = at?.dataset ?? {};
  if (entry) return subjectOfEntry(viewOf(room).byId.get(entry));
  const title = point ? draftTitle(room.board, point) : null;
  return point && title !== null ? { title, links: [{ to: 'decision', id: point }] } : null;
}

/** Its first line, for a title. */
function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? '';
}
