import { expect, test } from 'vitest';
import { createCommitPlace } from '../../server/journal/sqlite/commit-place.ts';

const LIMIT = 5;

/** Where commits happen while each of them takes the next of `times`. */
function places(limit: number, times: readonly number[]): boolean[] {
  const place = createCommitPlace(limit);
  return times.map((ms) => {
    place.took(ms);
    return place.here;
  });
}
const repeat = (ms: number, count: number): number[] => Array.from({ length: count }, () => ms);

test('2.31 a quick disk is waited for on the main thread, a slow one in the other', () => {
  expect(createCommitPlace(LIMIT).here).toBe(true);
  expect(places(LIMIT, repeat(1, 100))).not.toContain(false);
  expect(places(LIMIT, repeat(20, 100)).indexOf(false)).toBe(2);
  expect(places(LIMIT, repeat(20, 100)).slice(2)).not.toContain(true);
});

test('2.31 a long wait moves commits away, and many quick ones bring them back', () => {
  expect(places(LIMIT, [...repeat(1, 50), 100])[50]).toBe(false);
  const after = places(LIMIT, [...repeat(1, 50), 100, ...repeat(1, 50)]).slice(51);
  expect(after[0]).toBe(false);
  expect(after.indexOf(true)).toBeGreaterThan(10);
  expect(after.at(-1)).toBe(true);
});

test('2.31 between half of the limit and the limit commits stay where they are', () => {
  expect(places(LIMIT, repeat(4, 50))).not.toContain(false);
  expect(places(LIMIT, [200, ...repeat(4, 200)])).not.toContain(true);
});

test('2.31 with a limit of 0 the main thread never waits', () => {
  expect(createCommitPlace(0).here).toBe(false);
  expect(places(0, repeat(0, 50))).not.toContain(true);
});
