import { expect, test } from 'vitest';
import { Random } from './board/random.ts';
import { nothingYet, undoHistory } from './undo/histories.ts';

/** A small share of the long run (tests/fuzz/undo.ts), same seeds. */
test('9.55 undo under concurrent edits never changes a colleague’s work unasked', () => {
  const outcome = nothingYet();
  for (let seed = 1; seed <= 60; seed++) undoHistory(new Random(seed), outcome);
  expect(outcome.faults).toEqual([]);
  expect(outcome.undone).toBeGreaterThan(200);
  expect(outcome.asked).toBeGreaterThan(100);
});
