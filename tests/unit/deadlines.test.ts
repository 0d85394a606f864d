import { expect, test } from 'vitest';
import { Deadlines } from '../../server/room/deadlines.ts';

/** A clock that is turned by hand, and a watch over a room in which nothing is due. */
function watched() {
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
      return { entries: [], next: null };
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
  return { deadlines, looks, turn };
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
