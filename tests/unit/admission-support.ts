import * as Y from 'yjs';
import { expect } from 'vitest';
import type { Author, Verdict } from '../../server/room/admission/contract.ts';
import * as build from '../../shared/room/board/build.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { BoardServer, contentOf, openBoard } from '../fuzz/board/server.ts';

export const FEATURE = '01AAAAAAAAAAAAAAAAAAAAAAAA';
export const DECISION = '01BBBBBBBBBBBBBBBBBBBBBBBB';
export const OPTION = '01CCCCCCCCCCCCCCCCCCCCCCCC';
export const TASK = '01DDDDDDDDDDDDDDDDDDDDDDDD';
export const NEW = '01EEEEEEEEEEEEEEEEEEEEEEEE';

export const ANNE: Author = {
  person: 'anne',
  role: 'editor',
  delegation: 'PAR',
  binding: 'leased',
};
export const BEN: Author = { ...ANNE, person: 'ben', delegation: 'LON' };
export const OTTO: Author = { ...ANNE, person: 'otto', role: 'observer', delegation: null };
/** Leased to Anne, Ben and Otto. */
export const CLIENT = { anne: 101, ben: 102, otto: 103 } as const;

/** A room with one feature, one decision with one option, and one task, all made by Anne. */
export class Room {
  readonly server = new BoardServer();
  readonly anne: Y.Doc;

  constructor() {
    for (const [person, client] of Object.entries(CLIENT)) this.server.lease(client, person);
    this.anne = this.replica('anne');
    const made = changed(this.anne, (board) => {
      build.createFeature(board, {
        id: FEATURE,
        kind: 'point',
        geom: { type: 'Point', coordinates: [2, 48] },
        label: 'Bridge',
        note: 'closed',
        props: { lanes: 2 },
      });
      build.createDecision(board, {
        id: DECISION,
        title: 'Evacuate?',
        order: 'a0',
        options: [{ id: OPTION, order: 'a0', text: 'yes' }],
      });
      build.createTask(board, { id: TASK, title: 'Call', order: 'a1', list: 'Opening' });
    });
    expect(this.server.submit(made, ANNE)).toMatchObject({ ok: true });
  }

  /** What this person's program has, up to date. */
  replica(person: keyof typeof CLIENT): Y.Doc {
    const board = openBoard(Y.encodeStateAsUpdate(this.server.board));
    board.clientID = CLIENT[person];
    return board;
  }

  /** The verdict on an edit of Anne's. */
  edit(edit: (board: Y.Doc) => void, author: Author = ANNE): Verdict {
    const board = this.replica(author.person as keyof typeof CLIENT);
    return this.server.check(changed(board, edit), author);
  }

  /** Bytes are refused with this code and leave the board as it was. */
  refuses(code: ErrorCode, update: Uint8Array, author: Author = ANNE): void {
    const before = Y.encodeStateAsUpdate(this.server.board);
    expect(this.server.submit(update, author)).toMatchObject({ ok: false, code });
    expect(Y.encodeStateAsUpdate(this.server.board)).toEqual(before);
  }

  refusesEdit(code: ErrorCode, edit: (board: Y.Doc) => void, author: Author = ANNE): void {
    const board = this.replica(author.person as keyof typeof CLIENT);
    this.refuses(code, changed(board, edit), author);
  }

  /** Bytes are let in, and a replica that gets the canonical ones equals the board. */
  accepts(update: Uint8Array, author: Author = ANNE): Extract<Verdict, { ok: true }> {
    const before = Y.encodeStateAsUpdate(this.server.board);
    const verdict = this.server.submit(update, author);
    expect(verdict).toMatchObject({ ok: true });
    if (!verdict.ok) throw new Error(verdict.code);
    const follower = openBoard(before, ...(verdict.update === null ? [] : [verdict.update]));
    expect(contentOf(follower)).toBe(contentOf(this.server.board));
    return verdict;
  }

  acceptsEdit(edit: (board: Y.Doc) => void, author: Author = ANNE): Uint8Array {
    const board = this.replica(author.person as keyof typeof CLIENT);
    const update = changed(board, edit);
    this.accepts(update, author);
    return update;
  }
}

/** The update of one transaction. */
export function changed(board: Y.Doc, edit: (board: Y.Doc) => void): Uint8Array {
  let update = new Uint8Array([0, 0]);
  const record = (bytes: Uint8Array): void => {
    update = new Uint8Array(bytes);
  };
  board.on('update', record);
  board.transact(() => edit(board));
  board.off('update', record);
  return update;
}

export const feature = (board: Y.Doc): build.Entry => entry(build.featuresOf(board), FEATURE);
export const decision = (board: Y.Doc): build.Entry => entry(build.draftsOf(board), DECISION);
export const task = (board: Y.Doc): build.Entry => entry(build.draftsOf(board), TASK);
export const note = (board: Y.Doc): Y.Text => feature(board).get('note') as Y.Text;
export const props = (board: Y.Doc): Y.Map<unknown> =>
  feature(board).get('props') as Y.Map<unknown>;

function entry(map: Y.Map<build.Entry>, id: string): build.Entry {
  const found = map.get(id);
  if (found === undefined) throw new RangeError(id);
  return found;
}

/** Clock of the item that made a type, or holds the first character of a text. */
export function idOf(type: { _item: Y.Item | null }): readonly [number, number] {
  return [type._item?.id.client ?? 0, type._item?.id.clock ?? 0];
}
