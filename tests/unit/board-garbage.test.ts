import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardLane, EMPTY_BOARD } from '../../server/room/board-lane.ts';

test('a change of the board that is over is named by no list of the document', () => {
  const board = new BoardLane(EMPTY_BOARD, (() => null) as never, null as never);
  const lists: (readonly unknown[])[] = [];
  board.doc.on('afterAllTransactions', (_doc, over: unknown[]) => lists.push(over));
  const author = new Y.Doc();
  author.getMap('features').set('one', new Y.Map());
  board.apply(Y.encodeStateAsUpdate(author));
  expect(lists).toEqual([[]]);
});
