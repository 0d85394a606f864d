import * as Y from 'yjs';
import { featuresOf } from '../../shared/room/board/build.ts';
import type { Link } from '../../shared/room/record/bodies-common.ts';
import { piecesOf, type Named } from '../../shared/room/references.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import type { RoomClient } from '../connection/contract.ts';
import { shownCodes } from '../map/marks/code.ts';

interface Codes {
  /** Code by mark and mark by code; null: to be made anew. */
  ofMark: ReadonlyMap<string, string> | null;
  marks: ReadonlyMap<string, string>;
}

const codesOf = new WeakMap<Y.Doc, Codes>();
const numbersOf = new WeakMap<RoomClient, Map<string, string>>();

/** Codes of all marks of a board as everybody sees them (9.41); made when asked for, kept until one changes. */
function codes(board: Y.Doc): Codes & { ofMark: ReadonlyMap<string, string> } {
  let known = codesOf.get(board);
  if (!known) {
    const fresh: Codes = { ofMark: null, marks: new Map() };
    featuresOf(board).observeDeep((events) => {
      if (events.some(({ path }) => path.length === 0 || path[1] === 'props')) fresh.ofMark = null;
    });
    codesOf.set(board, (known = fresh));
  }
  if (!known.ofMark) {
    known.ofMark = shownCodes(coded(board));
    known.marks = new Map([...known.ofMark].map(([id, code]) => [code, id]));
  }
  return known as Codes & { ofMark: ReadonlyMap<string, string> };
}

function* coded(board: Y.Doc): Iterable<{ id: string; code: string }> {
  for (const [id, feature] of featuresOf(board)) {
    const props = feature.get('props');
    const code: unknown = props instanceof Y.Map ? props.get('code') : '';
    yield { id, code: typeof code === 'string' ? code : '' };
  }
}

/** Entry by its register number. */
function numbers(room: RoomClient): ReadonlyMap<string, string> {
  const known = numbersOf.get(room);
  if (known) return known;
  const fresh = new Map<string, string>();
  const add = (entries: readonly Entry[]): void => {
    for (const { site, number, id } of entries) fresh.set(registerNumber(site, number), id);
  };
  add(room.entries);
  room.on('entries', add);
  numbersOf.set(room, fresh);
  return fresh;
}

/** The short code of a mark; empty: none. */
export const codeOfMark = (board: Y.Doc, id: string): string => codes(board).ofMark.get(id) ?? '';

/** What bears this name in the room; null: nothing that is known here. */
export function bearerOf(room: RoomClient, named: Named): Link | null {
  const id =
    named.to === 'feature'
      ? codes(room.board).marks.get(named.code)
      : numbers(room).get(registerNumber(named.site, named.number));
  return id === undefined ? null : { to: named.to, id };
}

/** Everything that a text names, each once. */
export function namedIn(room: RoomClient, text: string): Link[] {
  const found = new Map<string, Link>();
  for (const { names } of piecesOf(text)) {
    const link = names && bearerOf(room, names);
    if (link) found.set(link.id, link);
  }
  return [...found.values()];
}
