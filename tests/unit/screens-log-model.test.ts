import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byRecord, CHUNK } from '../../client/log/chunks.ts';
import { SHOW_ALL, testOf, type LogFilter } from '../../client/log/filters.ts';
import { jumpsOf } from '../../client/log/jump.ts';
import { LogModel } from '../../client/log/log-model.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { apply, newFold } from '../../shared/room/record/fold.ts';

const line = (number: number, at: number, site = 'PAR'): Entry<'log.append'> => ({
  id: `${site}${number}`,
  site,
  number,
  prev: '',
  hash: '',
  recordedAt: at,
  eventAt: at,
  author: { person: 'P', name: 'P' },
  delegation: site,
  type: 'log.append',
  body: { kind: number % 5 === 0 ? 'decision' : 'information', text: `${number}`, language: 'en' },
});
const correction = (number: number, at: number, corrects: string): Entry<'log.correct'> => ({
  ...line(number, at),
  type: 'log.correct',
  body: { kind: 'information', text: 'better', language: 'en', corrects, reason: 'misheard' },
});
const filter = (model: LogModel, part: Partial<LogFilter>, fold = newFold()): void =>
  model.setFilter(testOf({ ...SHOW_ALL, ...part }, fold));
const shown = (model: LogModel): string[] =>
  model.chunks.flatMap((chunk) => chunk.lines.map(({ entry }) => entry.id));

describe('8.103 new since the reader left', () => {
  const by = (person: string, entry: Entry<'log.append'>) => ({
    ...entry,
    author: { person, name: person },
  });
  const openers = (model: LogModel): string[] =>
    model.chunks.flatMap(({ lines }) =>
      lines.filter(({ opensUnread }) => opensUnread).map(({ entry }) => entry.id),
    );

  it('8.103 begins with the first line of somebody else, not with what the reader sent late', () => {
    const model = new LogModel();
    model.add([by('P', line(1, 10)), by('ME', line(2, 20)), by('P', line(3, 30))]);
    model.setUnread(15, 'ME');
    expect(openers(model)).toEqual(['PAR3']);
    expect(model.unread()).toEqual({ count: 1, first: 'PAR3' });
  });

  it('8.103 is said once, however the lines come in', () => {
    const model = new LogModel();
    model.setUnread(15, 'ME');
    model.add([by('P', line(1, 10))]);
    for (let n = 2; n < 3 * CHUNK; n++) model.add([by('ME', line(n, 10 + n * 10))]);
    expect(openers(model)).toEqual([]);
    model.add([by('P', line(3 * CHUNK, 10_000)), by('P', line(3 * CHUNK + 1, 10_001))]);
    expect(openers(model)).toEqual([`PAR${3 * CHUNK}`]);
    model.add([by('P', line(9_000, 25))]);
    expect(openers(model)).toEqual(['PAR9000']);
  });
});

describe('8.5 appending touches only the end', () => {
  it('8.5 leaves every chunk but the last as it was', () => {
    const model = new LogModel();
    model.add(Array.from({ length: 1050 }, (_, i) => line(i + 1, i)));
    const before = [...model.chunks];
    expect(model.add([line(1051, 1051)])).toBe(1);
    expect(model.chunks).toHaveLength(Math.ceil(1051 / CHUNK));
    expect(model.chunks.slice(0, -1).every((chunk, i) => chunk === before[i])).toBe(true);
    expect(model.chunks.at(-1)).not.toBe(before.at(-1));
  });

  it('8.5 an older part that is loaded behind leaves what is shown as it was', () => {
    const model = new LogModel();
    const hour = 3_600_000;
    model.add(Array.from({ length: 333 }, (_, i) => line(i + 1001, 2 * hour + i)));
    const before = [...model.chunks];
    expect(model.add(Array.from({ length: 1000 }, (_, i) => line(i + 1, i)))).toBe(0);
    const kept = model.chunks.slice(-before.length);
    // The first of them no longer opens the log's first hour.
    expect(kept.slice(1).every((chunk, i) => chunk === before[i + 1])).toBe(true);
    expect(new Set(model.chunks.map(({ key }) => key)).size).toBe(model.chunks.length);
    expect(model.size).toBe(1333);
  });

  it('8.5 takes each entry once', () => {
    const model = new LogModel();
    model.add([line(1, 1), line(2, 2)]);
    expect(model.add([line(2, 2), line(3, 3)])).toBe(1);
    expect(model.logged).toBe(3);
  });
});

describe('8.6 the order of the record', () => {
  it('8.6 is the same whatever the order and the grouping of arrival', () => {
    const entries = Array.from({ length: 260 }, (_, i) =>
      line(Math.floor(i / 2) + 1, Math.floor(i / 3), i % 2 ? 'PAR' : 'KYV'),
    );
    const wanted = [...entries].sort(byRecord).map((entry) => entry.id);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        fc.integer({ min: 1, max: 90 }),
        (arrived, size) => {
          const model = new LogModel();
          for (let i = 0; i < arrived.length; i += size) model.add(arrived.slice(i, i + size));
          expect(shown(model)).toEqual(wanted);
        },
      ),
      { numRuns: 30, seed: 8 },
    );
  });

  it('8.6 puts the day above its first line only', () => {
    const model = new LogModel();
    const day = 86_400_000;
    model.add([line(1, day - 2), line(2, day - 1), line(3, day + 1)]);
    expect(model.chunks[0]?.lines.map((each) => each.opensDay)).toEqual([true, false, true]);
  });
});

describe('8.7 corrections', () => {
  it('8.7 strike the line, and a correction of the correction strikes both', () => {
    const model = new LogModel();
    model.add(Array.from({ length: 150 }, (_, i) => line(i + 1, i + 1)));
    const untouched = model.chunks[1];
    model.add([correction(151, 200, 'PAR3')]);
    model.add([correction(152, 201, 'PAR151')]);
    const struck = model.chunks[0]?.lines.find(({ entry }) => entry.id === 'PAR3');
    expect(struck?.corrections.map((each) => each.id)).toEqual(['PAR151', 'PAR152']);
    expect(model.chunks[1]).toBe(untouched);
  });

  it('8.7 find a line that arrives after its correction', () => {
    const model = new LogModel();
    model.add([correction(9, 9, 'PAR1')]);
    model.add([line(1, 1)]);
    expect(model.chunks[0]?.lines[0]?.corrections.map((each) => each.id)).toEqual(['PAR9']);
  });
});

describe('8.6 filters', () => {
  it('8.6 show one kind, or one delegation', () => {
    const model = new LogModel();
    model.add([line(4, 1), line(5, 2), line(1, 3, 'KYV')]);
    filter(model, { view: 'decisions' });
    expect(shown(model)).toEqual(['PAR5']);
    filter(model, { delegations: new Set(['KYV']) });
    expect(shown(model)).toEqual(['KYV1']);
    model.add([line(6, 4), line(2, 5, 'KYV')]);
    expect(shown(model)).toEqual(['KYV1', 'KYV2']);
  });

  it('8.101 by kind, status, person, object and time; a corrected line by its newest words', () => {
    const model = new LogModel();
    const [about, late] = ['01JB0000000000000000000009', line(3, 9_000, 'KYV')];
    const linked = line(2, 2_000);
    linked.body.links = [{ to: 'feature', id: about }];
    model.add([line(1, 1_000), linked, late]);
    const expectShown = (part: Partial<LogFilter>, ids: string[], fold = newFold()): void => {
      filter(model, part, fold);
      expect([part, shown(model)]).toEqual([part, ids]);
    };
    expectShown({ object: about }, ['PAR2']);
    expectShown({ from: 2_000, until: 2_000 }, ['PAR2']);
    expectShown({ person: 'P' }, ['PAR1', 'PAR2', 'KYV3']);
    expectShown({ person: 'Q' }, []);
    const fold = newFold();
    const act = { ...line(4, 9_500), id: 'S1' };
    apply(fold, {
      ...act,
      type: 'log.status',
      body: { entry: 'PAR1', status: 'verified', source: 'UN' },
    });
    apply(fold, { ...act, id: 'S2', type: 'log.promote', body: { entry: 'KYV3', key: true } });
    expectShown({ statuses: new Set(['verified']) }, ['PAR1'], fold);
    expectShown({ view: 'key' }, ['KYV3'], fold);
    filter(model, { kinds: new Set(['information']) });
    model.add([
      {
        ...correction(5, 9_900, 'PAR1'),
        body: { ...correction(5, 9_900, 'PAR1').body, kind: 'comment' },
      },
    ]);
    expect(shown(model)).toEqual(['PAR2', 'KYV3']);
  });
});

describe('8.103 what is new since the reader left', () => {
  it('8.103 is marked once, wherever older lines are loaded', () => {
    const model = new LogModel();
    model.setUnread(5_000);
    const marked = (): string[] =>
      model.chunks.flatMap(({ lines }) =>
        lines.filter((l) => l.opensUnread).map((l) => l.entry.id),
      );
    model.add([line(6, 6_000), line(7, 7_000)]);
    expect(marked()).toEqual(['PAR6']);
    model.add([line(4, 4_000), line(5, 5_500)]);
    expect(marked()).toEqual(['PAR5']);
    expect(model.unread()).toEqual({ count: 3, first: 'PAR5' });
    model.setUnread(null);
    expect(marked()).toEqual([]);
  });
});

describe('8.102 a jump', () => {
  const at = (time: string): number => Date.parse(`2026-11-22T${time}:00Z`);
  const log = [
    line(1, at('08:00')),
    line(41, at('13:58')),
    line(42, at('14:31')),
    line(42, at('15:00'), 'KYV'),
  ];
  it.each([
    ['par-0042', ['PAR42']],
    ['42', ['PAR42', 'KYV42']],
    ['43', []],
    ['14:30', ['PAR42']],
    ['08:00', ['PAR1']],
    ['2026-11-22 14:59', ['KYV42']],
    ['coaches', []],
  ])('8.102 to %s', (typed, ids) => {
    expect(jumpsOf(typed, log, at('16:00')).map(({ entry }) => entry.id)).toEqual(ids);
  });
});
