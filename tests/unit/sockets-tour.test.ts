import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING, type Batch } from '../../server/sockets/fanout/batch.ts';
import type { Dialect } from '../../server/sockets/fanout/dialect.ts';
import type { Outlet } from '../../server/sockets/fanout/outlet.ts';
import { Tour } from '../../server/sockets/fanout/tour.ts';

const update = (n: number): Batch => ({ ...NOTHING, board: [Uint8Array.of(n)] });
const numbers = (frame: Uint8Array): string => [...frame].join(' ');

/** A dialect whose frames are the updates in them, one byte each; how many it has encoded. */
function dialect() {
  const made = { frames: 0 };
  const spoken: Dialect = {
    documents: ['board'],
    encode({ board }) {
      made.frames += 1;
      return Buffer.concat(board);
    },
    encodeCatchUp: () => [],
  };
  return { spoken, made };
}

/** A connection that notes its frames. */
function listener(spoken: Dialect) {
  const heard: string[] = [];
  const deliver = (frame: Uint8Array) => void heard.push(numbers(frame));
  return { outlet: { dialect: spoken, deliver } as unknown as Outlet, heard };
}

function roomOf(count: number) {
  const { spoken, made } = dialect();
  const tour = new Tour();
  const all = Array.from({ length: count }, () => listener(spoken));
  for (const { outlet } of all) tour.join(outlet);
  return { tour, all, heard: all.map(({ heard }) => heard), made, spoken };
}

describe('5.93 a tour of the connections', () => {
  it('hands on what comes while it is under way in the same round', () => {
    const { tour, heard, made } = roomOf(4);
    tour.add(update(1));
    tour.add(update(2));
    expect(tour.visit(2)).toEqual([]);
    expect(heard).toEqual([['1 2'], ['1 2'], [], []]);
    tour.add(update(3));
    // The last two get all in one frame, the first two what is left, and nobody else is written to.
    expect(tour.visit(2).map(({ board }) => board.map(numbers))).toEqual([['1', '2']]);
    expect(tour.done).toBe(false);
    expect(tour.visit(10).map(({ board }) => board.map(numbers))).toEqual([['3']]);
    expect(heard).toEqual([['1 2', '3'], ['1 2', '3'], ['1 2 3'], ['1 2 3']]);
    expect(tour.done).toBe(true);
    expect(made.frames).toBe(3);
  });

  it('says a thing as given out only when everybody was handed it', () => {
    const { tour, all } = roomOf(3);
    tour.add(update(1));
    tour.visit(1);
    tour.leave(all[2]!.outlet);
    expect(tour.visit(1)).toEqual([]);
    expect(all[1]!.heard).toEqual(['1']);
    expect(tour.visit(1)).toHaveLength(1);
  });

  it('has nobody to visit, and is done', () => {
    const tour = new Tour();
    tour.add(update(1));
    expect(tour.visit(10)).toHaveLength(1);
    expect(tour.done).toBe(true);
  });

  it('visits a connection whose delivery ended another one no further', () => {
    const { tour, all, spoken } = roomOf(1);
    const second = listener(spoken);
    const ending = { dialect: spoken, deliver: () => tour.leave(second.outlet) };
    tour.join(ending as unknown as Outlet);
    tour.join(second.outlet);
    const last = listener(spoken);
    tour.join(last.outlet);
    tour.add(update(7));
    tour.visit(10);
    expect(second.heard).toEqual([]);
    expect([all[0]!.heard, last.heard]).toEqual([['7'], ['7']]);
  });

  it('hands everybody all that came after they joined, once and in order', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant({ kind: 'add' as const }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('visit' as const), n: fc.nat(5) }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'join' as const }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), n: fc.nat(9) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const { spoken } = dialect();
        const tour = new Tour();
        const here: { outlet: Outlet; heard: string[]; due: number[] }[] = [];
        const given: number[] = [];
        let made = 0;
        const visit = (most: number) => {
          for (const { board } of tour.visit(most)) given.push(...board.map((one) => one[0]!));
          for (const { heard, due } of here) {
            const had = heard.join(' ').split(' ').filter(Boolean).map(Number);
            expect(had).toEqual(due.slice(0, had.length));
            expect(due.filter((n) => given.includes(n) && !had.includes(n))).toEqual([]);
          }
        };
        for (const one of steps) {
          if (one.kind === 'add') {
            tour.add(update(++made));
            for (const { due } of here) due.push(made);
          } else if (one.kind === 'visit') visit(one.n);
          else if (one.kind === 'join') {
            const each = { ...listener(spoken), due: [] };
            here.push(each);
            tour.join(each.outlet);
          } else {
            const [gone] = here.splice(one.n, 1);
            if (gone) tour.leave(gone.outlet);
          }
        }
        while (!tour.done) visit(3);
        for (const { heard, due } of here) expect(heard.join(' ')).toBe(due.join(' '));
        expect(given).toEqual(Array.from({ length: made }, (_, i) => i + 1));
      }),
    );
  });
});
