import { apply, foldOf, type RoomFold } from '../../shared/room/record/fold.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { RoomClient } from '../connection/contract.ts';

/** What the screens derive from the record of a room, once for all of them. */
export interface RoomView {
  readonly fold: RoomFold;
  /** Entry by id, for those that name another. */
  readonly byId: ReadonlyMap<string, Entry>;
}

const views = new WeakMap<RoomClient, RoomView>();

/** The view of `room`; made with the first call and kept up to date as long as the room lives. */
export function viewOf(room: RoomClient): RoomView {
  const known = views.get(room);
  if (known) return known;
  const byId = new Map(room.entries.map((entry) => [entry.id, entry]));
  const view: RoomView = { fold: foldOf(byId.values()), byId };
  room.on('entries', (entries) => {
    for (const entry of entries) {
      if (byId.has(entry.id)) continue;
      byId.set(entry.id, entry);
      apply(view.fold, entry);
    }
  });
  views.set(room, view);
  return view;
}
