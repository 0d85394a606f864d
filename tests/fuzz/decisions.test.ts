import { describe, expect, test } from 'vitest';
import { Random } from './board/random.ts';
import { judgeHistory, newCounts } from './decisions/history.ts';
import { judgeRoom } from './decisions/rooms.ts';

/** A small share of the long run (tests/fuzz/decisions.ts), same seeds. */
describe('3.220 fuzz', () => {
  test('3.220 any order of delivery gives one state, and the one that the oracle reads', () => {
    const counts = newCounts();
    for (let seed = 1; seed <= 120; seed++)
      judgeHistory(new Random(seed), 20 + (seed % 60), counts);
    expect(counts.wrong).toEqual([]);
    expect(counts.counted).toBeGreaterThan(500);
    expect(counts.phases['take']).toBeGreaterThan(5);
  });

  test('3.221 a real room takes exactly the acts that the oracle would', async () => {
    const counts = newCounts();
    await judgeRoom(2, 100, counts);
    expect(counts.wrong).toEqual([]);
    expect(counts.counted).toBeGreaterThan(10);
  });
});
