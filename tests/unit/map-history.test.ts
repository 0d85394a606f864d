import { beforeEach, describe, expect, it } from 'vitest';
import { History, type Step } from '../../client/map/edit/history.ts';

/** A board of plain values, with a switch for refusals. */
class Board {
  readonly values = new Map<string, unknown>();
  refuses = false;
  read(id: string, field: string): unknown {
    return this.values.get(`${id}.${field}`);
  }
  write(step: Step): boolean {
    if (this.refuses) return false;
    for (const { id, field, after } of step) this.values.set(`${id}.${field}`, after);
    return true;
  }
}

let board: Board;
let history: History;
function edit(id: string, field: string, after: unknown): void {
  const step = [{ id, field, before: board.read(id, field), after }];
  board.write(step);
  history.did(step);
}

beforeEach(() => {
  board = new Board();
  history = new History(board, 3);
});

describe('undo of one’s own edits', () => {
  it('9.50 goes back and forth through them', () => {
    edit('a', 'label', 'one');
    edit('a', 'label', 'two');
    expect(history.undo()).toBe('done');
    expect(board.read('a', 'label')).toBe('one');
    expect(history.redo()).toBe('done');
    expect(board.read('a', 'label')).toBe('two');
    expect(history.redo()).toBe('nothing');
  });

  it('9.51 leaves alone what a colleague changed since, and says so', () => {
    edit('a', 'label', 'mine');
    board.values.set('a.label', 'theirs');
    expect(history.undo()).toBe('kept');
    expect(board.read('a', 'label')).toBe('theirs');
    expect(history.undo()).toBe('nothing');
  });

  it('9.52 an edit that is refused can be undone later', () => {
    edit('a', 'label', 'mine');
    board.refuses = true;
    expect(history.undo()).toBe('refused');
    expect(history.canUndo).toBe(true);
    board.refuses = false;
    expect(history.undo()).toBe('done');
  });

  it('9.53 a new edit ends what could be redone, and the oldest are forgotten', () => {
    for (const label of ['1', '2', '3', '4']) edit('a', 'label', label);
    history.undo();
    edit('a', 'label', '5');
    expect(history.canRedo).toBe(false);
    expect([history.undo(), history.undo(), history.undo()]).toEqual(['done', 'done', 'done']);
    expect(history.undo()).toBe('nothing');
  });

  it('9.54 compares by value: the same geometry read again is still ours', () => {
    edit('a', 'geom', { type: 'Point', coordinates: [30, 50] });
    board.values.set('a.geom', { coordinates: [30, 50], type: 'Point' });
    expect(history.undo()).toBe('done');
  });
});
