import type * as Y from 'yjs';
import { featuresOf } from '../../shared/room/board/build.ts';
import type { Link } from '../../shared/room/record/bodies-common.ts';
import type { RoomClient } from '../connection/contract.ts';

type Back = ReadonlyMap<string, readonly Link[]>;
const known = new WeakMap<Y.Doc, { back: Back | null }>();
const NONE: readonly Link[] = [];

/** Standing marks of a board that link to this entry, decision, task or mark. */
export function marksLinking(board: Y.Doc, id: string): readonly Link[] {
  let index = known.get(board);
  if (!index) {
    const fresh: { back: Back | null } = { back: null };
    featuresOf(board).observeDeep((events) => {
      if (events.some(touches)) fresh.back = null;
    });
    known.set(board, (index = fresh));
  }
  index.back ??= backOf(board);
  return index.back.get(id) ?? NONE;
}

function backOf(board: Y.Doc): Back {
  const back = new Map<string, Link[]>();
  for (const [id, feature] of featuresOf(board)) {
    if (feature.get('lifted')) continue;
    for (const link of linksIn(feature.get('links'))) {
      const before = back.get(link.id);
      if (before) before.push({ to: 'feature', id });
      else back.set(link.id, [{ to: 'feature', id }]);
    }
  }
  return back;
}

/** Does this event change who links to what: a mark came, or its links or its strike did. */
function touches({ path, changes }: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  if (path.length === 0) return true;
  return path.length === 1 && (changes.keys.has('links') || changes.keys.has('lifted'));
}

/**
 * Tells which entries marks begin or cease to link to, so that their lines are drawn anew; also after
 * the board was replaced (contract C3). @returns to stop
 */
export function watchBacklinks(
  room: RoomClient,
  changed: (ids: readonly string[]) => void,
): () => void {
  let board = room.board;
  const observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const ids = new Set<string>();
    const add = (links: unknown): void => {
      for (const { to, id } of linksIn(links)) if (to === 'entry') ids.add(id);
    };
    for (const { path, changes } of events) {
      if (path.length > 1) continue;
      const marks = path.length === 1 ? [String(path[0])] : [...changes.keys.keys()];
      if (path.length === 1 && !changes.keys.has('links') && !changes.keys.has('lifted')) continue;
      add(changes.keys.get('links')?.oldValue);
      for (const mark of marks) add(featuresOf(board).get(mark)?.get('links'));
    }
    if (ids.size > 0) changed([...ids]);
  };
  featuresOf(board).observeDeep(observe);
  const follow = room.on('board', () => {
    featuresOf(board).unobserveDeep(observe);
    board = room.board;
    featuresOf(board).observeDeep(observe);
  });
  return () => {
    follow();
    featuresOf(board).unobserveDeep(observe);
  };
}

function linksIn(value: unknown): readonly Link[] {
  return Array.isArray(value) ? (value as Link[]) : NONE;
}
