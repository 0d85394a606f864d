import * as Y from 'yjs';
import { featuresOf } from '../../shared/room/board/build.ts';
import type { Link } from '../../shared/room/record/bodies-common.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { piecesOf } from '../../shared/room/references.ts';
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

/** Lines further back than this are not looked through when a mark comes: they are out of sight. */
const NEWEST = 2_000;

/**
 * Tells which entries are to be shown anew because of marks: those that one begins or ceases to link
 * to, and the newest ones that name a code which only now came; also after the board was replaced
 * (contract C3). @returns to stop
 */
export function watchMarks(
  room: RoomClient,
  changed: (ids: readonly string[]) => void,
): () => void {
  let { board } = room;
  const observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const ids = new Set<string>();
    const codes = new Set<string>();
    const add = (links: unknown): void => {
      for (const { to, id } of linksIn(links)) if (to === 'entry') ids.add(id);
    };
    for (const event of events) {
      const [mark, field] = event.path;
      const { keys } = event.changes;
      const came = mark === undefined ? [...keys.keys()] : field === 'props' ? [String(mark)] : [];
      for (const id of came) codes.add(codeIn(board, id));
      if (field !== undefined || !touches(event)) continue;
      add(keys.get('links')?.oldValue);
      for (const id of mark === undefined ? came : [String(mark)])
        add(featuresOf(board).get(id)?.get('links'));
    }
    codes.delete('');
    if (codes.size > 0)
      for (const entry of room.entries.slice(-NEWEST))
        if (namesOne(entry, codes)) ids.add(entry.id);
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

/** The code that a mark was given, without the letter that tells two apart; empty: none. */
function codeIn(board: Y.Doc, id: string): string {
  const props = featuresOf(board).get(id)?.get('props');
  const code: unknown = props instanceof Y.Map ? props.get('code') : '';
  return typeof code === 'string' ? code : '';
}

function namesOne({ body }: Entry, codes: ReadonlySet<string>): boolean {
  if (!('text' in body) || !body.text.includes('#')) return false;
  return piecesOf(body.text).some(
    ({ names }) => names?.to === 'feature' && codes.has(names.code.replace(/[a-z]+$/, '')),
  );
}
