import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import * as build from '../../shared/room/board/build.ts';
import { BoardUndo } from '../../shared/room/board/undo.ts';
import { contentOf } from '../fuzz/board/server.ts';
import { ANNE, DECISION, feature, FEATURE, NEW, note, OPTION, Room } from './admission-support.ts';

/** Anne's program: what she does goes to the server at once, with her undo beside it. */
function working(room: Room): { board: Y.Doc; undo: BoardUndo; refused: unknown[] } {
  const { anne: board } = room;
  const refused: unknown[] = [];
  const lift = () => ({ at: 5, by: 'anne' });
  const undo = new BoardUndo(board, { origin: 'mine', lift, captureTimeout: 0 });
  board.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'remote') return;
    const verdict = room.server.submit(update, ANNE);
    if (!verdict.ok) refused.push(verdict);
  });
  return { board, undo, refused };
}

const lifted = (board: Y.Doc, id: string): unknown =>
  build.featuresOf(board).get(id)?.get('lifted') ?? null;

describe('4.8 the helpers write what is admitted', () => {
  test('4.8.1 everything that a screen does is let in', () => {
    const room = new Room();
    const { board, refused } = working(room);
    const style = { colour: 'hazard', icon: undefined } as build.NewFeature['style'] & object;
    build.createFeature(board, {
      id: NEW,
      kind: 'text',
      geom: { type: 'Point', coordinates: [1, 2] },
      style,
    });
    build.changeFeature(board, NEW, { label: 'x', layer: 'l', z: 'a0' });
    build.liftFeature(board, NEW, { at: 1, by: 'anne' });
    build.restoreFeature(board, NEW);
    build.addOption(board, DECISION, { id: NEW, order: 'a1', text: 'no' });
    build.moveOption(board, DECISION, NEW, 'a2');
    build.strikeOption(board, DECISION, OPTION, true);
    build.changeDraft(board, DECISION, { due: 5, owner: 'Paris', order: 'a9' });
    expect(refused).toEqual([]);
    expect(contentOf(room.server.board)).toBe(contentOf(board));
  });

  test('4.8.2 an id that is taken, or unknown, is a RangeError and writes nothing', () => {
    const { anne: board } = new Room();
    const before = contentOf(board);
    const geom = { type: 'Point' as const, coordinates: [1, 2] as [number, number] };
    expect(() => build.createFeature(board, { id: FEATURE, kind: 'point', geom })).toThrow(
      RangeError,
    );
    expect(() => build.moveFeature(board, NEW, geom)).toThrow(RangeError);
    expect(contentOf(board)).toBe(before);
  });
});

describe('4.9 undo', () => {
  test('4.9.1 undoing the making of a feature strikes it; redo brings it back', () => {
    const room = new Room();
    const { board, undo, refused } = working(room);
    const geom = { type: 'Point' as const, coordinates: [1, 2] as [number, number] };
    build.createFeature(board, { id: NEW, kind: 'point', geom }, 'mine');
    expect(undo.undo()).toBe(true);
    expect(lifted(room.server.board, NEW)).toEqual({ at: 5, by: 'anne' });
    expect(undo.redo()).toBe(true);
    expect(lifted(room.server.board, NEW)).toBeNull();
    expect(refused).toEqual([]);
  });

  test('4.9.2 edits come back one by one, in order with what was made between them', () => {
    const room = new Room();
    const { board, undo, refused } = working(room);
    build.changeFeature(board, FEATURE, { label: 'one' }, 'mine');
    build.liftFeature(board, FEATURE, { at: 1, by: 'anne' }, 'mine');
    board.transact(() => note(board).insert(0, 'now '), 'mine');
    undo.undo();
    expect(note(room.server.board).toJSON()).toBe('closed');
    undo.undo();
    expect(lifted(room.server.board, FEATURE)).toBeNull();
    undo.undo();
    expect(feature(room.server.board).get('label')).toBe('Bridge');
    expect([undo.canUndo, undo.undo()]).toEqual([false, false]);
    for (let i = 0; i < 3; i++) undo.redo();
    expect(feature(room.server.board).get('label')).toBe('one');
    expect(note(room.server.board).toJSON()).toBe('now closed');
    expect(refused).toEqual([]);
  });

  test('4.9.3 a colleague’s strike that one took back is struck again in one’s own name', () => {
    const room = new Room();
    const ben = room.replica('ben');
    build.liftFeature(ben, FEATURE, { at: 1, by: 'ben' });
    room.accepts(Y.encodeStateAsUpdate(ben), { ...ANNE, person: 'ben' });
    Y.applyUpdate(room.anne, Y.encodeStateAsUpdate(room.server.board), 'remote');
    const { board, undo, refused } = working(room);
    build.restoreFeature(board, FEATURE, 'mine');
    undo.undo();
    expect(lifted(room.server.board, FEATURE)).toEqual({ at: 5, by: 'anne' });
    expect(refused).toEqual([]);
  });

  test('4.9.4 what a colleague did is not undone', () => {
    const room = new Room();
    const { board, undo } = working(room);
    board.transact(() => feature(board).set('label', 'theirs'), 'remote');
    expect(undo.undo()).toBe(false);
    expect(feature(board).get('label')).toBe('theirs');
  });
});
