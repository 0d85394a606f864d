import { expect, test } from 'vitest';
import { Deadlines } from '../../server/room/deadlines.ts';

/** A clock that is turned by hand, and a watch over a room in which something is due at `next`. */
function watched(next: number | null = null) {
  const timers: { at: number; call: () => void }[] = [];
  let now = 0;
  const looks: number[] = [];
  const after = (ms: number, call: () => void) => {
    const timer = { at: now + ms, call };
    timers.push(timer);
    return () => void timers.splice(timers.indexOf(timer), 1);
  };
  const deadlines = new Deadlines({
    environment: { now: () => now, after },
    look: () => {
      looks.push(now);
      return { entries: [], next: next !== null && next > now ? next : null };
    },
    write: () => undefined,
  });
  const turn = (to: number): void => {
    for (const timer of [...timers].sort((a, b) => a.at - b.at))
      if (timer.at <= to) {
        now = timer.at;
        timers.splice(timers.indexOf(timer), 1);
        timer.call();
      }
    now = to;
  };
  return { deadlines, looks, turn, timers };
}

test('3.265 nobody who opens a room waits for the look at what is due, whatever changes meanwhile', () => {
  const { deadlines, looks, turn } = watched();
  turn(500);
  // The lease of whoever joins is a change of the record.
  deadlines.changed();
  turn(4_900);
  expect(looks).toEqual([]);
  turn(5_000);
  expect(looks).toEqual([5_000]);
});

test('3.265 later a change is looked at after a second, and many changes once', () => {
  const { deadlines, looks, turn } = watched();
  turn(5_000);
  deadlines.changed();
  turn(5_500);
  deadlines.changed();
  turn(7_000);
  expect(looks).toEqual([5_000, 6_000]);
});

test('3.263 nothing polls: where nothing will fall due nothing is waited for', () => {
  const { turn, timers } = watched();
  turn(5_000);
  expect(timers).toEqual([]);
});

test('3.263 what will fall due is waited for, an hour at a time, since clocks are set', () => {
  const hour = 3_600_000;
  const { looks, turn } = watched(5_000 + 2.5 * hour);
  for (let at = 0; at <= 4 * hour; at += 1_000) turn(at);
  expect(looks).toEqual([5_000, 5_000 + hour, 5_000 + 2 * hour, 5_000 + 2.5 * hour]);
});

test('3.263 a room that was closed is looked at no more, whatever still happens in it', () => {
  const { deadlines, looks, turn } = watched(60_000);
  turn(5_000);
  deadlines.stop();
  deadlines.changed();
  turn(120_000);
  expect(looks).toEqual([5_000]);
});
