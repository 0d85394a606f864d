import { expect, test } from 'vitest';
import { Pace } from '../../server/room/pace.ts';
import { SnapshotPolicy } from '../../server/room/snapshot-policy.ts';

test('3.7 a dear encoding is followed by a pause that all who ask share', async () => {
  const timers: { ms: number; call: () => void }[] = [];
  let now = 0;
  const after = (ms: number, call: () => void) => (timers.push({ ms, call }), () => undefined);
  const pace = new Pace({ elapsed: () => now, after });
  expect(pace.measure(() => ((now += 9), 'cheap'))).toBe('cheap');
  expect(pace.pause()).toBeNull();
  pace.measure(() => void (now += 50));
  const waiting = [pace.pause(), pace.pause()];
  expect(waiting[0]).toBe(waiting[1]);
  expect(timers.map(({ ms }) => ms)).toEqual([200]);
  now += 200;
  timers[0]?.call();
  await Promise.all(waiting);
  expect(pace.pause()).toBeNull();
});

test('3.83 when a snapshot is worth its cost', () => {
  const policy = new SnapshotPolicy({ rows: 0, bytes: 0 }, 1_000_000);
  const note = (rows: number, bytes: number) => {
    for (let i = 0; i < rows; i++) policy.note(bytes);
  };
  expect(policy.isBehind).toBe(false);
  note(2_000, 10);
  expect([policy.isBehind, policy.isDue(0)]).toEqual([true, false]);
  note(1_000, 200);
  expect(policy.isDue(0)).toBe(true);
  policy.taken(1_000_000, 5, 100);
  note(10_000, 1);
  expect([policy.isDue(1_099), policy.isDue(1_100)]).toEqual([false, true]);
});
