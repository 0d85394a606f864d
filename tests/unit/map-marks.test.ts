import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { nextCode, shownCodes } from '../../client/map/marks/code.ts';
import { anchor, fromCanvas, moved, toCanvas } from '../../client/map/marks/geometry.ts';
import type { Mark } from '../../client/map/marks/mark.ts';
import { markOf, Marks } from '../../client/map/marks/marks.ts';
import { changeFeature, createFeature, liftFeature } from '../../shared/room/board/build.ts';
import type { Geometry } from '../../shared/room/board/shape.ts';
import { isGeometry } from '../../shared/room/board/values.ts';

const id = (n: number) => `01KAP5QY00${String(n).padStart(16, '0')}`;
const KYIV: Geometry = { type: 'Point', coordinates: [30.5234, 50.4501] };

function board(count: number): Y.Doc {
  const doc = new Y.Doc();
  for (let n = 1; n <= count; n++)
    createFeature(doc, { id: id(n), kind: 'point', geom: KYIV, label: `m${n}`, z: `a${n}` });
  return doc;
}

const mark = (n: number, code: string): Mark => ({
  id: id(n),
  kind: 'point',
  geom: KYIV,
  label: '',
  code,
  style: {},
  z: '',
  lifted: null,
  note: '',
  layer: '',
});

describe('short codes', () => {
  it('9.40 a code says what sort of thing it is and is one more than the highest', () => {
    expect(nextCode('point', 'hospital', [])).toBe('H-1');
    expect(nextCode('point', 'hospital', ['H-2', 'H-9', 'P-40'])).toBe('H-10');
    expect(nextCode('line', '', ['L-1'])).toBe('L-2');
    expect(nextCode('point', 'no such sign', [])).toBe('P-1');
    expect(nextCode('text', '', [])).toBe('');
  });

  it('9.41 of two that chose the same code the oldest keeps it, the others get a letter', () => {
    const shown = shownCodes([mark(3, 'H-2'), mark(1, 'H-2'), mark(2, 'H-2'), mark(4, '')]);
    expect([...shown]).toEqual([
      [id(1), 'H-2'],
      [id(2), 'H-2b'],
      [id(3), 'H-2c'],
    ]);
  });
});

describe('marks follow the board', () => {
  it('9.42 one change on the board touches one feature, however many there are', () => {
    const doc = board(500);
    const told: string[][] = [];
    const marks = new Marks((ids) => told.push([...ids]));
    marks.bind(doc);
    expect(marks.source.getFeatures()).toHaveLength(500);
    const others = marks.source.getFeatures().filter((f) => f.getId() !== id(7));
    const before = others.map((f) => f.getRevision());
    told.length = 0;
    changeFeature(doc, id(7), { label: 'changed' });
    expect(told).toEqual([[id(7)]]);
    expect(others.map((f) => f.getRevision())).toEqual(before);
    const feature = marks.source.getFeatureById(id(7));
    expect(feature && 'get' in feature && markOf(feature)?.label).toBe('changed');
  });

  it('9.43 after a refusal the board is another document: the marks follow it (C3)', () => {
    const first = board(2);
    const marks = new Marks(() => {});
    marks.bind(first);
    const second = board(1);
    changeFeature(second, id(1), { label: 'rebuilt' });
    marks.bind(second);
    expect(marks.size).toBe(1);
    expect(marks.source.getFeatures()).toHaveLength(1);
    expect(marks.get(id(1))?.label).toBe('rebuilt');
    changeFeature(first, id(1), { label: 'the old one is not listened to' });
    expect(marks.get(id(1))?.label).toBe('rebuilt');
  });

  it('9.44 a lifted mark is still a mark', () => {
    const doc = board(1);
    const marks = new Marks(() => {});
    marks.bind(doc);
    liftFeature(doc, id(1), { at: 1, by: id(9), reason: 'moved' });
    expect(marks.get(id(1))?.lifted?.reason).toBe('moved');
    expect(marks.size).toBe(1);
  });
});

describe('geometry', () => {
  const shapes: Geometry[] = [
    KYIV,
    {
      type: 'LineString',
      coordinates: [
        [30, 50],
        [31.5, 49.25],
        [32, 48],
      ],
    },
    {
      type: 'Polygon',
      coordinates: [
        [
          [30, 50],
          [31, 50],
          [31, 49],
          [30, 50],
        ],
      ],
    },
  ];

  it('9.45 what is drawn comes back as it was, to a centimetre', () => {
    for (const geom of shapes) expect(fromCanvas(toCanvas(geom))).toEqual(geom);
  });

  it('9.46 a moved mark is one that the server admits, and a circle keeps its radius', () => {
    const circle: Geometry = { type: 'Circle', centre: [30, 50], radius: 30_000 };
    for (const geom of [...shapes, circle]) {
      const there = moved(geom, [0, 0], [12_345.6, -54_321.9]);
      expect(isGeometry(there)).toBe(true);
      expect(anchor(there)).not.toEqual(anchor(geom));
    }
    expect(moved(circle, [0, 0], [1000, 1000])).toMatchObject({ radius: 30_000 });
  });

  it('9.47 too little is no geometry: a double click in one place draws nothing', () => {
    const line = toCanvas({ type: 'LineString', coordinates: [[30, 50], [30, 50]] }); // prettier-ignore
    expect(fromCanvas(line)).toBeNull();
  });
});
