import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { forge } from '../fuzz/board/forge.ts';
import { openBoard } from '../fuzz/board/server.ts';
import {
  ANNE,
  BEN,
  changed,
  CLIENT,
  feature,
  idOf,
  note,
  OTTO,
  Room,
} from './admission-support.ts';

const label = (board: Y.Doc): unknown => feature(board).set('label', 'x');

describe('4.2 who writes', () => {
  test('4.2.1 a room client with a clientID that nobody leased is UNLEASED_CLIENT', () => {
    const room = new Room();
    room.anne.clientID = 4_000;
    room.refuses('UNLEASED_CLIENT', changed(room.anne, label));
  });

  test('4.2.2 a clientID of somebody else is FOREIGN_CLIENT, on both bindings', () => {
    const room = new Room();
    const update = changed(room.anne, label);
    room.refuses('FOREIGN_CLIENT', update, BEN);
    room.refuses('FOREIGN_CLIENT', update, { ...BEN, binding: 'first-use' });
  });

  test('4.2.2 hiding one foreign struct behind own ones does not help', () => {
    const room = new Room();
    const parent = idOf(note(room.server.board));
    const clock = Y.getState(room.server.board.store, CLIENT.anne);
    const sections = [
      { client: CLIENT.ben, clock: 0, structs: [{ ref: 4, parent, text: 'mine' }] },
      { client: CLIENT.anne, clock, structs: [{ ref: 4, parent, text: 'hers' }] },
    ];
    room.refuses('FOREIGN_CLIENT', forge(sections), BEN);
  });

  test('4.2.3 a plain Yjs program: its unknown clientID is reported to be bound, once', () => {
    const room = new Room();
    const author = { ...ANNE, binding: 'first-use' } as const;
    room.anne.clientID = 4_000;
    expect(room.accepts(changed(room.anne, label), author).binds).toEqual([4_000]);
    expect(room.accepts(changed(room.anne, label), author).binds).toEqual([]);
  });

  test('4.2.4 a clientID that the board knows but nobody owns cannot be claimed', () => {
    const room = new Room();
    room.server.owners.delete(CLIENT.anne);
    room.refuses('FOREIGN_CLIENT', changed(room.anne, label), { ...BEN, binding: 'first-use' });
  });

  test('4.2.6 one person cannot use up the clientIDs of a board', () => {
    const room = new Room();
    const { clients } = room.server.board.store;
    const some = clients.get(CLIENT.anne) ?? [];
    for (let i = 0; i < 999; i++) {
      clients.set(1_000_000 + i, some);
      room.server.lease(1_000_000 + i, 'ben');
    }
    const board = room.replica('ben');
    board.clientID = 4_000;
    const update = changed(board, label);
    const author = { ...BEN, binding: 'first-use' } as const;
    expect(room.server.check(update, author)).toMatchObject({ ok: true, binds: [4_000] });
    clients.set(1_000_999, some);
    room.server.lease(1_000_999, 'ben');
    expect(room.server.check(update, author)).toMatchObject({ ok: false, code: 'DOCUMENT_FULL' });
  });

  test('4.2.5 an observer can neither write nor delete: READ_ONLY', () => {
    const room = new Room();
    room.refusesEdit('READ_ONLY', label, OTTO);
    const start = note(room.server.board)._start?.id;
    const ranges = [[start?.clock ?? 0, 1] as const];
    room.refuses('READ_ONLY', forge([], [{ client: start?.client ?? 0, ranges }]), OTTO);
    room.refuses('READ_ONLY', changed(room.anne, label), { ...OTTO, binding: 'first-use' });
  });

  test('4.2.5 an observer who sends what is known anyway changes nothing and is not refused', () => {
    const room = new Room();
    const whole = Y.encodeStateAsUpdate(room.server.board);
    expect(room.server.check(whole, OTTO)).toMatchObject({ ok: true, update: null, binds: [] });
    expect(room.server.check(Uint8Array.of(0, 0), OTTO)).toMatchObject({ ok: true, update: null });
  });
});

describe('4.3 what an update builds on', () => {
  test('4.3.1 an edit before its predecessor is RESYNC, and fine in order', () => {
    const room = new Room();
    const first = changed(room.anne, label);
    const second = changed(room.anne, label);
    room.refuses('RESYNC', second);
    room.accepts(first);
    room.accepts(second);
  });

  test('4.3.2 a gap inside (Y.mergeUpdates of the first and the third edit) is RESYNC', () => {
    const room = new Room();
    const first = changed(room.anne, label);
    changed(room.anne, label);
    room.refuses('RESYNC', Y.mergeUpdates([first, changed(room.anne, label)]));
  });

  test('4.3.3 an edit on top of what a colleague has not sent yet is RESYNC', () => {
    const room = new Room();
    const bens = changed(room.replica('ben'), (board) => note(board).insert(0, 'Ben: '));
    Y.applyUpdate(room.anne, bens);
    const hers = changed(room.anne, (board) => note(board).insert(5, 'Anne '));
    room.refuses('RESYNC', hers);
    room.accepts(bens, BEN);
    room.accepts(hers);
  });

  test('4.3.4 deleting what is not there yet is RESYNC (else it would vanish on arrival)', () => {
    const room = new Room();
    room.refuses('RESYNC', forge([], [{ client: CLIENT.ben, ranges: [[0, 1_000_000]] }]));
    room.refuses('RESYNC', forge([], [{ client: 777, ranges: [[5, 1]] }]));
  });

  test('4.3.5 nothing that was let in leaves Yjs waiting', () => {
    const room = new Room();
    room.accepts(changed(room.anne, label));
    const copy = openBoard(Y.encodeStateAsUpdate(room.server.board));
    expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null]);
  });
});
