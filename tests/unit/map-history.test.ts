import { beforeEach, describe, expect, it } from 'vitest';
import { History, type Step } from '../../client/map/edit/history.ts';

/** A board of plain values, with a switch for refusals. */
class Board {
  readonly values = new Map<string, Record<string, unknown>>();
  refuses = false;
  look(id: string): Record<string, unknown> {
    return this.values.get(id) ?? {};
  }
  set(id: string, field: string, value: unknown): void {
    this.values.set(id, { ...this.look(id), [field]: value });
  }
  write(step: Step): boolean {
    if (this.refuses) return false;
    for (const { id, field, after } of step) this.set(id, field, after);
    return true;
  }
}

let board: Board;
let history: History;
function edit(id: string, field: string, after: unknown): void {
  const step = [{ id, field, before: board.look(id)[field], after }];
  board.write(step);
  history.did(step);
}
const done = { kind: 'done' };

beforeEach(() => {
  board = new Board();
  history = new History(board, 3);
});

describe('undo of one’s own edits', () => {
  it('9.50 goes back and forth through them', () => {
    edit('a', 'label', 'one');
    edit('a', 'label', 'two');
    expect(history.undo()).toEqual(done);
    expect(board.look('a')['label']).toBe('one');
    expect(history.redo()).toEqual(done);
    expect(board.look('a')['label']).toBe('two');
    expect(history.redo()).toEqual({ kind: 'nothing' });
  });

  it('9.51 asks where a colleague changed the mark since, and does nothing meanwhile', () => {
    edit('a', 'label', 'mine');
    board.set('a', 'label', 'theirs');
    board.set('a', 'geom', [1, 2]);
    const question = { kind: 'ask', since: [{ id: 'a', fields: ['label', 'geom'] }] };
    expect(history.undo()).toEqual(question);
    expect(board.look('a')['label']).toBe('theirs');
    expect(history.undo()).toEqual(question);
    expect(history.undo(true)).toEqual(done);
    expect(board.look('a')).toEqual({ label: undefined, geom: [1, 2] });
  });

  it('9.51 who leaves it goes on to the edit before', () => {
    edit('b', 'label', 'first');
    edit('a', 'label', 'mine');
    board.set('a', 'style', 'theirs');
    expect(history.undo().kind).toBe('ask');
    history.leave(true);
    expect(history.undo()).toEqual(done);
    expect(board.look('b')['label']).toBeUndefined();
    expect(board.look('a')['label']).toBe('mine');
  });

  it('9.52 an edit that is refused can be undone later', () => {
    edit('a', 'label', 'mine');
    board.refuses = true;
    expect(history.undo()).toEqual({ kind: 'refused' });
    expect(history.canUndo).toBe(true);
    board.refuses = false;
    expect(history.undo()).toEqual(done);
  });

  it('9.53 a new edit ends what could be redone, and the oldest are forgotten', () => {
    for (const label of ['1', '2', '3', '4']) edit('a', 'label', label);
    history.undo();
    edit('a', 'label', '5');
    expect(history.canRedo).toBe(false);
    expect([history.undo(), history.undo(), history.undo()]).toEqual([done, done, done]);
    expect(history.undo()).toEqual({ kind: 'nothing' });
  });

  it('9.54 compares by value: the same geometry read again is still ours', () => {
    edit('a', 'geom', { type: 'Point', coordinates: [30, 50] });
    board.set('a', 'geom', { coordinates: [30, 50], type: 'Point' });
    expect(history.undo()).toEqual(done);
  });
});
