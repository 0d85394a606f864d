import { expect, it } from 'vitest';
import { Arrivals } from '../../client/log/arrivals.ts';
import type { Entry } from '../../shared/room/record/entry.ts';

const entry = (at: number): Entry =>
  ({ id: `E${at}`, site: 'PAR', number: at, recordedAt: at, type: 'log.append' }) as Entry;
const entries = (from: number, count: number): Entry[] =>
  Array.from({ length: count }, (_, i) => entry(from + i));

it('8.151 a rush of lines is drawn in lots, in order, each once', () => {
  const arrivals = new Arrivals();
  expect(arrivals.add(entries(1, 100), entry(0))).toEqual([]);
  const lots: number[] = [];
  const drawn: Entry[] = [];
  while (arrivals.size > 0) {
    const lot = arrivals.next();
    lots.push(lot.length);
    drawn.push(...lot);
  }
  expect(lots).toEqual([50, 32, 18]);
  expect(drawn).toEqual(entries(1, 100));
});

it('8.151 a queue does not grow, however slow the drawing', () => {
  const arrivals = new Arrivals();
  for (let drawing = 0; drawing < 100; drawing++) {
    arrivals.add(entries(1 + drawing * 25, 25), entry(0));
    arrivals.next();
    expect(arrivals.size).toBeLessThanOrEqual(25);
  }
});

it('8.100 an older part, a first one, and what was missed without a link do not wait', () => {
  const arrivals = new Arrivals();
  expect(arrivals.add(entries(1, 3), entry(9))).toEqual(entries(1, 3));
  expect(arrivals.add(entries(1, 3), undefined)).toEqual(entries(1, 3));
  expect(arrivals.add(entries(10, 30), entry(9))).toEqual([]);
  // What waits goes first: nothing is lost, nothing overtakes.
  expect(arrivals.add(entries(40, 500), entry(9))).toEqual(entries(10, 530));
  expect(arrivals.size).toBe(0);
});
