import * as Y from 'yjs';
import type { Link } from '../../../shared/room/record/bodies-common.ts';
import type { Entry } from '../../../shared/room/record/entry.ts';
import { registerNumber } from '../../../shared/room/sites.ts';
import { draftTitle, featureLabel } from '../../app/labels.ts';
import { marksLinking } from '../../app/mark-backlinks.ts';
import { codeOfMark, namedIn } from '../../app/references.ts';
import { viewOf } from '../../app/room-view.ts';
import type { RoomClient } from '../../connection/contract.ts';

/** Texts of a draft in which somebody may have named a mark. */
const TEXTS = ['title', 'question', 'noAlternative', 'reasons', 'risks', 'legalBasis'] as const;

/** A link as it is told: by number or title, and the words it leads to. */
export interface ToldLink extends Link {
  readonly name: string;
  readonly text: string;
}

/** What a link leads to, as people call it. `name` is empty where that is not known here. */
export function told(room: RoomClient, { to, id }: Link): ToldLink {
  if (to === 'feature') {
    const code = codeOfMark(room.board, id);
    const label = featureLabel(room.board, id) ?? '';
    return { to, id, name: code || label, text: code ? label.slice(label.indexOf(' ') + 1) : '' };
  }
  if (to !== 'entry') return { to, id, name: draftTitle(room.board, id) ?? '', text: '' };
  const entry = viewOf(room).byId.get(id);
  if (!entry) return { to, id, name: '', text: '' };
  return { to, id, name: registerNumber(entry.site, entry.number), text: wordsOf(entry) };
}

/**
 * Everything that leads to a mark: lines of the log and alerts by a link or by naming it, tasks and
 * marks by a link, drafts of decisions by naming it; the newest first of each. Of a corrected line
 * the words that stand count, and it leads to the line itself.
 */
export function linkersOf(room: RoomClient, id: string): Link[] {
  return [...entriesTo(room, id), ...draftsTo(room, id), ...marksLinking(room.board, id)];
}

function* entriesTo(room: RoomClient, id: string): Iterable<Link> {
  const { fold, byId } = viewOf(room);
  const { entries } = room;
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (
      entry?.type !== 'log.append' &&
      entry?.type !== 'log.correct' &&
      entry?.type !== 'alert.raise'
    )
      continue;
    if (fold.log.corrections.has(entry.id)) continue;
    const { links, text } = entry.body;
    if (!links?.some((link) => link.id === id) && !names(room, text, id)) continue;
    let line: Entry | undefined = entry;
    while (line?.type === 'log.correct') line = byId.get(line.body.corrects);
    if (line) yield { to: 'entry', id: line.id };
  }
}

function* draftsTo(room: RoomClient, id: string): Iterable<Link> {
  for (const [key, draft] of room.board.getMap('drafts')) {
    if (!(draft instanceof Y.Map) || draft.get('lifted')) continue;
    const kind: unknown = draft.get('kind');
    if (kind === 'task' && linksTo(draft.get('links'), id)) yield { to: 'task', id: key };
    if (kind !== 'decision') continue;
    const texts = TEXTS.map((field) => draft.get(field) as unknown);
    if (texts.some((text) => text instanceof Y.Text && names(room, text.toString(), id)))
      yield { to: 'decision', id: key };
  }
}

const linksTo = (links: unknown, id: string): boolean =>
  Array.isArray(links) && (links as Link[]).some((link) => link.id === id);

const names = (room: RoomClient, text: string, id: string): boolean =>
  text.includes('#') && namedIn(room, text).some((link) => link.id === id);

function wordsOf({ type, body }: Entry): string {
  return type === 'log.append' || type === 'log.correct' || type === 'alert.raise' ? body.text : '';
}
