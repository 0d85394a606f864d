import { expect, test } from 'vitest';
import { RateLimiter, Bucket } from '../../server/rate.ts';

test('a bucket gives its burst at once, then what it regains', () => {
  const bucket = new Bucket(2, 3, 0);
  expect([1, 2, 3, 4].map(() => bucket.take(1, 0))).toEqual([true, true, true, false]);
  expect(bucket.wait(1, 0)).toBe(500);
  expect(bucket.take(1, 499)).toBe(false);
  expect(bucket.take(1, 500)).toBe(true);
  expect(bucket.full(1_000)).toBe(false);
  expect(bucket.full(60_000)).toBe(true);
  expect(bucket.take(4, 60_000), 'more than the burst: allowed when full, and owed').toBe(true);
  expect(bucket.wait(1, 60_000)).toBe(1_000);
});

test('a clock that steps back neither gives nor takes', () => {
  const bucket = new Bucket(1, 1, 10_000);
  expect(bucket.take(1, 10_000)).toBe(true);
  expect(bucket.take(1, 0)).toBe(false);
  expect(bucket.take(1, 999)).toBe(false);
  expect(bucket.take(1, 1_000)).toBe(true);
});

test('6.15 each address has a bucket of its own, and any number of addresses fits', () => {
  let now = 0;
  const limiter = new RateLimiter({ perSecond: 1, burst: 1 }, () => now);
  expect(limiter.take('a')).toBe(0);
  expect(limiter.take('a')).toBe(1_000);
  expect(limiter.take('b')).toBe(0);
  now = 1_000;
  expect(limiter.take('a')).toBe(0);
  limiter.charge('dear', 3);
  expect(limiter.wait('dear')).toBe(2_000);
  now = 3_000;
  expect([limiter.wait('dear'), limiter.wait('unknown')]).toEqual([0, 0]);
  for (let i = 0; i < 30_000; i++) expect(limiter.take(`address ${i}`)).toBe(0);
});
