import { afterEach, expect, test, vi } from 'vitest';
import { settled } from '../../client/app/when-idle.ts';

afterEach(() => void vi.useRealTimers());

test('8.109 what fills a room in behind lets whoever opened it look and type first, once', async () => {
  vi.useFakeTimers();
  const done: string[] = [];
  void settled().then(() => done.push('first'));
  await vi.advanceTimersByTimeAsync(1_400);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(done).toEqual(['first']);
  await settled().then(() => done.push('later'));
  expect(done).toEqual(['first', 'later']);
});
