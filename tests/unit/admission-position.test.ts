import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { forge, type ForgedStruct, type Id } from '../fuzz/board/forge.ts';
import { contentOf, openBoard } from '../fuzz/board/server.ts';
import {
  ANNE,
  BEN,
  changed,
  CLIENT,
  decision,
  feature,
  idOf,
  note,
  Room,
  task,
} from './admission-support.ts';

/** Clocks of the note "closed". */
const letter = (board: Y.Doc, index: number): Id => {
  const start = note(board)._start;
  if (start === null) throw new RangeError('empty');
  return [start.id.client, start.id.clock + index];
};
const byBen = (...structs: ForgedStruct[]): Uint8Array =>
  forge([{ client: CLIENT.ben, clock: 0, structs }]);

describe('4.6 references and positions', () => {
  test('4.6.1 a struct that refers to itself or to what comes later is BAD_REFERENCE', () => {
    const room = new Room();
    for (const clock of [0, 1, 7])
      room.refuses('BAD_REFERENCE', byBen({ ref: 4, origin: [CLIENT.ben, clock], text: 'a' }), BEN);
  });

  test('4.6.2 neighbours in two different types are BAD_REFERENCE', () => {
    const room = new Room();
    const title = (decision(room.server.board).get('title') as Y.Text)._start?.id;
    const right: Id = [title?.client ?? 0, title?.clock ?? 0];
    const origin = letter(room.server.board, 0);
    room.refuses('BAD_REFERENCE', byBen({ ref: 4, origin, right, text: 'a' }), BEN);
  });

  test('4.6.2 an allowed run cannot be continued in another type', () => {
    const room = new Room();
    const parent = idOf(note(room.server.board));
    const kind = feature(room.server.board)._map.get('kind')?.id;
    const right: Id = [kind?.client ?? 0, kind?.clock ?? 0];
    const mine: Id = [CLIENT.ben, 0];
    const structs = [
      { ref: 4, parent, text: 'a' },
      { ref: 8, origin: mine, right, values: ['line'] },
    ];
    room.refuses('BAD_REFERENCE', byBen(...structs), BEN);
  });

  test('4.6.2 a parent that is no type is BAD_REFERENCE', () => {
    const room = new Room();
    const parent = letter(room.server.board, 0);
    room.refuses('BAD_REFERENCE', byBen({ ref: 4, parent, text: 'a' }), BEN);
  });

  test('4.6.3 origin and right origin must have been neighbours for their author', () => {
    const room = new Room();
    const { board } = room.server;
    const between = (left: number, right: number): Uint8Array =>
      byBen({ ref: 4, origin: letter(board, left), right: letter(board, right), text: 'a' });
    room.refuses('BAD_REFERENCE', between(0, 2), BEN);
    room.refuses('BAD_REFERENCE', between(3, 1), BEN);
    room.refuses('BAD_REFERENCE', between(2, 2), BEN);
    room.accepts(between(0, 1), BEN);
  });

  test('4.6.3 what one wrote oneself cannot lie between', () => {
    const room = new Room();
    const origin = letter(room.server.board, 5);
    const structs = [
      { ref: 4, origin, text: 'a' },
      { ref: 4, origin, text: 'b' },
    ];
    room.refuses('BAD_REFERENCE', byBen(...structs), BEN);
  });

  test('4.6.4 a place in the past that is dear to find is TOO_COSTLY', () => {
    const room = new Room();
    const { board } = room.server;
    board.transact(() => {
      for (let i = 0; i < 60_000; i++) {
        board.clientID = 500 + (i % 2);
        note(board).insert(i, 'x');
      }
      note(board).delete(0, 60_000);
    });
    const update = byBen({ ref: 4, parent: idOf(note(board)), text: 'a' });
    expect(room.server.check(update, BEN)).toMatchObject({ ok: false, code: 'TOO_COSTLY' });
    expect(room.server.check(update, { ...BEN, binding: 'first-use' })).toMatchObject({ ok: true });
  });
});

describe('4.7 canonical bytes', () => {
  test('4.7.1 what is known already is no update, as often as it comes', () => {
    const room = new Room();
    const update = room.acceptsEdit((board) => feature(board).set('label', 'x'));
    const again = room.server.check(update, ANNE);
    expect(again).toMatchObject({ ok: true, update: null, structs: 0, deletions: 0 });
  });

  test('4.7.2 an honest edit goes on as it came', () => {
    const room = new Room();
    const update = changed(room.anne, (board) => feature(board).set('label', 'x'));
    expect(room.accepts(update)).toMatchObject({ structs: 1, deletions: 1 });
    expect(room.server.log.at(-1)?.update).toBe(update);
  });

  test('4.7.3 of a whole document only what is new goes on', () => {
    const room = new Room();
    changed(room.anne, (board) => note(board).insert(6, ' now 😀'));
    changed(room.anne, (board) => feature(board).set('label', 'x'));
    const verdict = room.accepts(Y.encodeStateAsUpdate(room.anne));
    expect(verdict.update?.length).toBeLessThan(60);
    expect(contentOf(room.server.board)).toBe(contentOf(room.anne));
  });

  test('4.7.4 a run of which the beginning is known is cut there', () => {
    const room = new Room();
    const first = changed(room.anne, (board) => note(board).insert(0, 'ab'));
    room.accepts(first);
    const second = changed(room.anne, (board) => note(board).insert(2, 'cdé'));
    room.accepts(Y.mergeUpdates([first, second]));
    const whole = Y.encodeStateAsUpdate(room.anne);
    expect(room.server.check(whole, ANNE)).toMatchObject({ ok: true, update: null });
    expect(note(room.server.board).toJSON()).toBe('abcdéclosed');
  });

  test('4.7.4 values that only an undo keeps are cut the same way', () => {
    const room = new Room();
    const board = room.anne;
    const undo = new Y.UndoManager(feature(board), { captureTimeout: 0 });
    const first = changed(board, () => feature(board).set('layer', 'one'));
    room.accepts(first);
    for (const layer of ['two', 'three', 'four']) feature(board).set('layer', layer);
    undo.undo();
    room.accepts(Y.encodeStateAsUpdate(board));
    expect(contentOf(room.server.board)).toBe(contentOf(board));
  });

  test('4.7.5 sections go on in the order that Yjs writes (Y.mergeUpdates loses others)', () => {
    // Found by the fuzzer, seed 9: lower clientID first, and mergeUpdates dropped the second one.
    const room = new Room();
    const parent = idOf(task(room.server.board).get('title') as Y.Text);
    const update = forge([
      { client: 300, clock: 0, structs: [{ ref: 4, parent, text: 'zz' }] },
      { client: 307, clock: 0, structs: [{ ref: 4, origin: [300, 1], text: 'zz' }] },
    ]);
    const before = Y.encodeStateAsUpdate(room.server.board);
    const verdict = room.accepts(update, { ...ANNE, binding: 'first-use' });
    const merged = openBoard(Y.mergeUpdates([before, verdict.update ?? new Uint8Array()]));
    expect(contentOf(merged)).toBe(contentOf(room.server.board));
  });

  test('4.7.6 deletions of what is gone already are left out', () => {
    const room = new Room();
    room.acceptsEdit((board) => note(board).delete(0, 2));
    const start = letter(room.server.board, 0);
    const update = forge([], [{ client: start[0], ranges: [[start[1], 4]] }]);
    expect(room.accepts(update, BEN)).toMatchObject({ deletions: 1 });
    const { ds } = Y.decodeUpdate(room.server.log.at(-1)?.update ?? new Uint8Array());
    expect([...ds.clients.values()].flat()).toMatchObject([{ clock: start[1] + 2, len: 2 }]);
    expect(room.server.check(update, BEN)).toMatchObject({ ok: true, update: null });
  });
});
