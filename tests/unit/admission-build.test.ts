import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import * as build from '../../shared/room/board/build.ts';
import { contentOf } from '../fuzz/board/server.ts';
import { ANNE, DECISION, FEATURE, NEW, OPTION, Room } from './admission-support.ts';

/** Anne's program: what she does goes to the server at once. */
function working(room: Room): { board: Y.Doc; refused: unknown[] } {
  const { anne: board } = room;
  const refused: unknown[] = [];
  board.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'remote') return;
    const verdict = room.server.submit(update, ANNE);
    if (!verdict.ok) refused.push(verdict);
  });
  return { board, refused };
}

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
