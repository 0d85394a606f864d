import { describe, expect, it } from 'vitest';
import type { Mark } from '../../client/map/marks/mark.ts';
import {
  cellOf,
  filtered,
  pressed,
  sorted,
  type TableWorld,
} from '../../client/map/table/columns.ts';

const id = (n: number) => `01KAP5QY00${String(n).padStart(16, '0')}`;
const CODES = ['', 'B-12', 'B-2', 'A-1', ''];
const mark = (n: number, label: string, more: Partial<Mark> = {}): Mark => ({
  id: id(n),
  kind: 'point',
  geom: { type: 'Point', coordinates: [30.5234 + n / 10, 50.4501] },
  label,
  code: CODES[n] ?? '',
  style: { icon: 'bridge' },
  z: '',
  lifted: null,
  note: '',
  layer: '',
  ...more,
});
const world: TableWorld = {
  language: 'fr',
  codeOf: (of) => CODES[Number(of.slice(10))] ?? '',
  layerOf: (of) => (of === 'flood' ? 'Crue' : ''),
  signatureOf: (of) =>
    of === id(1) ? { name: 'Judith Okafor', delegation: 'LON', time: '16:38Z' } : null,
};
const marks = [
  mark(1, 'Pont de Dnipro'),
  mark(2, 'Évacuation', { layer: 'flood' }),
  mark(3, 'Zone', { kind: 'area' }),
  mark(4, '', { lifted: { at: 1, by: 'x' } }),
];
const ids = (some: readonly Mark[]) => some.map((one) => Number(one.id.slice(10)));

describe('the table of marks', () => {
  it('9.270 says of each mark its code, kind, name, place, layer, who placed it, and its state', () => {
    const cells = (one: Mark | undefined) =>
      one &&
      (['code', 'kind', 'name', 'place', 'layer', 'placed', 'state'] as const).map((column) =>
        cellOf(one, column, world),
      );
    expect(cells(marks[0])).toEqual([
      'B-12',
      'Pont',
      'Pont de Dnipro',
      expect.stringMatching(/^36U [A-Z]{2} \d{4} \d{4}$/),
      '',
      'LON Judith Okafor 16:38Z',
      'En place',
    ]);
    expect(cells(marks[3])?.at(-1)).toBe('Levé');
  });

  it('9.271 is sorted by a column, numbers by value, empty cells last both ways', () => {
    expect(ids(sorted(marks, { by: 'code', down: false }, world))).toEqual([3, 2, 1, 4]);
    expect(ids(sorted(marks, { by: 'code', down: true }, world))).toEqual([1, 2, 3, 4]);
    expect(ids(sorted(marks, { by: 'name', down: false }, world))).toEqual([2, 1, 3, 4]);
    expect(ids(sorted(marks, { by: 'placed', down: true }, world))).toEqual([4, 3, 2, 1]);
    const once = pressed({ by: 'placed', down: true }, 'code');
    expect([once, pressed(once, 'code')]).toEqual([
      { by: 'code', down: false },
      { by: 'code', down: true },
    ]);
  });

  it('9.272 is filtered by words of any column, whatever their case and accents', () => {
    expect(ids(filtered(marks, 'EVAC', world))).toEqual([2]);
    expect(ids(filtered(marks, 'pont okafor', world))).toEqual([1]);
    expect(ids(filtered(marks, 'crue', world))).toEqual([2]);
    expect(ids(filtered(marks, 'leve', world))).toEqual([4]);
    expect(ids(filtered(marks, '36u b-', world))).toEqual([1, 2]);
    expect(filtered(marks, ' ', world)).toHaveLength(4);
    expect(filtered(marks, 'nowhere', world)).toEqual([]);
  });
});
