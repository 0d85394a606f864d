import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editBetween, moveCaret, rebase, type TextEdit } from '../../client/decisions/text-edit.ts';

const apply = (text: string, edit: TextEdit | null): string =>
  edit ? text.slice(0, edit.index) + edit.insert + text.slice(edit.index + edit.remove) : text;
const word = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', 'ї', '😀', '👍'),
  maxLength: 12,
});

describe('8.13 the smallest edit', () => {
  it('8.13 turns one text into the other, wherever the caret is', () => {
    fc.assert(
      fc.property(word, word, fc.nat(14), (before, after, caret) => {
        expect(apply(before, editBetween(before, after, caret))).toBe(after);
      }),
      { numRuns: 2000, seed: 13 },
    );
  });

  it('8.13 touches nothing but what was typed', () => {
    fc.assert(
      fc.property(word, word, word, (head, typed, tail) => {
        const after = head + typed + tail;
        const edit = editBetween(head + tail, after, (head + typed).length);
        if (typed === '') expect(edit).toBeNull();
        else expect(edit && edit.insert.length - edit.remove).toBe(typed.length);
      }),
      { numRuns: 2000, seed: 13 },
    );
  });

  it('8.13 takes the place where the caret is among equal letters', () => {
    expect(editBetween('aaa', 'aaaa', 2)).toEqual({ index: 1, remove: 0, insert: 'a' });
    expect(editBetween('aaa', 'aaaa', 4)).toEqual({ index: 3, remove: 0, insert: 'a' });
  });

  it('8.13 never cuts a character in half', () => {
    fc.assert(
      fc.property(word, word, (before, after) => {
        const edit = editBetween(before, after);
        if (!edit) return;
        expect(edit.insert.isWellFormed()).toBe(true);
        expect(before.slice(edit.index, edit.index + edit.remove).isWellFormed()).toBe(true);
      }),
      { numRuns: 2000, seed: 13 },
    );
  });
});

describe('8.13 the caret', () => {
  it('8.13 stays in its place in the sentence', () => {
    expect(moveCaret(5, { index: 0, remove: 0, insert: 'ab' })).toBe(7);
    expect(moveCaret(5, { index: 5, remove: 0, insert: 'ab' })).toBe(5);
    expect(moveCaret(5, { index: 8, remove: 1, insert: '' })).toBe(5);
    expect(moveCaret(5, { index: 2, remove: 6, insert: 'x' })).toBe(3);
  });

  it('8.13 an edit moves with what others wrote before it', () => {
    const mine: TextEdit = { index: 4, remove: 2, insert: 'XY' };
    const moved = rebase(mine, { index: 0, remove: 0, insert: '12' });
    expect(apply('12abcdef', moved)).toBe('12abcdXY');
  });
});
