import { expect, test } from 'vitest';
import { createCommitPlace } from '../../server/journal/sqlite/commit-place.ts';

const LIMIT = 5;
const SHARE = 1 / 8;

/** Where commits happen while each of them takes the next of `times` and `between` passes in between. */
function places(limit: number, times: readonly number[], between = 1_000): boolean[] {
  const place = createCommitPlace(limit, SHARE);
  let now = 0;
  return times.map((ms) => {
    const began = (now += between);
    place.took(began, (now += ms));
    return place.here;
  });
}
const repeat = (ms: number, count: number): number[] => Array.from({ length: count }, () => ms);

test('2.31 a quick disk is waited for on the main thread, a slow one in the other', () => {
  expect(createCommitPlace(LIMIT, SHARE).here).toBe(true);
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

test('2.31 commits that take more than an eighth of the time move away, however quick each is', () => {
  expect(places(LIMIT, repeat(1, 3_000), 8)).not.toContain(false);
  const crowded = places(LIMIT, repeat(1, 3_000), 6);
  expect(crowded.indexOf(false)).toBeGreaterThan(100);
  expect(crowded.slice(crowded.indexOf(false))).not.toContain(true);
});

test('2.31 they come back when fewer leave the thread its time', () => {
  const place = createCommitPlace(LIMIT, SHARE);
  let now = 0;
  const write = (count: number, between: number) => {
    for (let n = 0; n < count; n++) place.took((now += between), (now += 1));
    return place.here;
  };
  expect([write(3_000, 3), write(10, 20), write(1_000, 20)]).toEqual([false, false, true]);
});

test('2.31 with a limit of 0 the main thread never waits', () => {
  expect(createCommitPlace(0, SHARE).here).toBe(false);
  expect(places(0, repeat(0, 50))).not.toContain(true);
});
