import { courseOf } from '../../shared/room/decisions/course-of.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { draftTitle } from '../app/labels.ts';
import { viewOf } from '../app/room-view.ts';
import type { RoomClient } from '../connection/contract.ts';
import type { Names } from './act-names.ts';

/** Looks names up in the room as it is when a line is drawn. */
export function namesOf(room: RoomClient): Names & { number(id: string): string | null } {
  const view = viewOf(room);
  return {
    decision: (id) =>
      courseOf(view.fold.decisions.get(id)).proposal?.version.title || draftTitle(room.board, id),
    task: (id) => draftTitle(room.board, id),
    entry: (id) => view.byId.get(id),
    person: (id) => view.fold.people.get(id)?.name ?? null,
    number: (id) => {
      const entry = view.byId.get(id);
      return entry ? registerNumber(entry.site, entry.number) : null;
    },
  };
}
