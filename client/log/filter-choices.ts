import { findFeatures } from '../app/labels.ts';
import { viewOf } from '../app/room-view.ts';
import type { RoomClient } from '../connection/contract.ts';
import type { Choice } from './filter-panel.ts';
import { namesOf } from './names.ts';

/** As many marks as a list bears. */
const MOST_MARKS = 500;

/** Who has written in a room, and what its lines may speak of; by name. */
export function choicesOf(room: RoomClient): { people: Choice[]; objects: Choice[] } {
  const { fold } = viewOf(room);
  const names = namesOf(room);
  const byName = (a: Choice, b: Choice): number => a.name.localeCompare(b.name);
  const people = [...fold.people].map(([id, { name }]) => ({ id, name }));
  const marks = findFeatures(room.board, '', MOST_MARKS).map(({ id, label }) => ({
    id,
    name: label,
  }));
  const decisions = [...fold.decisions.keys()].flatMap((id) => {
    const name = names.decision(id);
    return name ? [{ id, name }] : [];
  });
  return {
    people: people.sort(byName),
    objects: [...decisions.sort(byName), ...marks.sort(byName)],
  };
}
