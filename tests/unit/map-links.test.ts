import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { middleOfGap } from '../../client/map/links/arrive.ts';
import { marksLinking } from '../../client/app/mark-backlinks.ts';
import { codeOfMark } from '../../client/app/references.ts';
import {
  changeFeature,
  createFeature,
  featuresOf,
  liftFeature,
} from '../../shared/room/board/build.ts';
import { piecesOf } from '../../shared/room/references.ts';

const named = (text: string) =>
  piecesOf(text).flatMap(({ names }) =>
    names ? [names.to === 'feature' ? names.code : `${names.site} ${names.number}`] : [],
  );
const id = (n: number) => `01KAP5QY00${String(n).padStart(16, '0')}`;

describe('going to a mark', () => {
  it('9.266 it is shown in the widest part that no card and no list lies on', () => {
    const card = { left: 68, right: 358 };
    expect(middleOfGap(0, 700, [])).toBe(350);
    expect(middleOfGap(0, 700, [card])).toBe(529);
    expect(middleOfGap(0, 1400, [{ left: 1090, right: 1390 }, card])).toBe(724);
    expect(middleOfGap(0, 700, [card, { left: 390, right: 690 }])).toBe(350);
  });
});

describe('names of marks and entries in a text', () => {
  it('9.262 #B-12 and PAR-0042 are found, in any case after the sign', () => {
    expect(named('Convoy from #B-12 to #h-2b, see PAR-0042 and #lon-7.')).toEqual([
      'B-12',
      'H-2b',
      'PAR 42',
      'LON 7',
    ]);
    expect(named('(#P-1) «#P-2» #P-3, #P-4; #P-5!')).toEqual(['P-1', 'P-2', 'P-3', 'P-4', 'P-5']);
  });

  it('9.262 letters of a Ukrainian keyboard that look the same are the same', () => {
    expect(named('колона біля #В-12 і #н-3')).toEqual(['B-12', 'H-3']);
    expect(named('#Я-1 #Ж-2')).toEqual([]);
  });

  it('9.263 a road, a longer word, a number of another kind stay text', () => {
    for (const text of ['B-12', 'x#B-12', '#B-12-3', '#B-12x9', 'COVID-19', 'par-0042', 'PAR-42'])
      expect(named(text), text).toEqual([]);
    for (const text of ['#B-1234567890', 'ABCDEFGHI-0042', 'PAR-0042-1', '1PAR-0042', '##', '#-1'])
      expect(named(text), text).toEqual([]);
  });

  it('9.263 the pieces are the text again, whatever it holds, and come at once', () => {
    const hostile = [
      '\u202e#B-12\u202c <img src=x onerror=alert(1)> #B-13',
      '#'.repeat(200_000),
      '#A-'.repeat(100_000),
      'A'.repeat(500_000) + '-0001',
      'PAR-000'.repeat(100_000),
      '#B-1 '.repeat(4_000),
    ];
    // A reader that went back over its text would be at these for minutes.
    for (const text of hostile)
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    expect(named(hostile[0] ?? '')).toEqual(['B-12', 'B-13']);
  });

  it('9.264 codes are those that everybody sees, and follow the board', () => {
    const board = new Y.Doc();
    const place = (n: number, code: string): void =>
      void createFeature(board, {
        id: id(n),
        kind: 'point',
        geom: { type: 'Point', coordinates: [30, 50] },
        z: 'a0',
        props: { code },
      });
    place(2, 'B-1');
    expect(codeOfMark(board, id(2))).toBe('B-1');
    place(1, 'B-1');
    expect([codeOfMark(board, id(1)), codeOfMark(board, id(2))]).toEqual(['B-1', 'B-1b']);
    const props = featuresOf(board).get(id(2))?.get('props');
    if (props instanceof Y.Map) props.set('code', 'B-9');
    expect(codeOfMark(board, id(2))).toBe('B-9');
  });

  it('9.261 what links to an entry is known, and follows links and strikes', () => {
    const board = new Y.Doc();
    const entry = id(7);
    createFeature(board, {
      id: id(1),
      kind: 'point',
      geom: { type: 'Point', coordinates: [30, 50] },
      z: 'a0',
    });
    expect(marksLinking(board, entry)).toEqual([]);
    changeFeature(board, id(1), { links: [{ to: 'entry', id: entry }] });
    expect(marksLinking(board, entry)).toEqual([{ to: 'feature', id: id(1) }]);
    liftFeature(board, id(1), { at: 1, by: id(9) });
    expect(marksLinking(board, entry)).toEqual([]);
  });
});
