import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSymbols, readCatalogue } from '../../client/map/symbols/catalogue.ts';
import {
  affiliated,
  choosing,
  directed,
  FIRST_CHOICE,
  recoded,
  worded,
} from '../../client/map/symbols/choice.ts';
import { affiliationOf, readCode, writeCode } from '../../client/map/symbols/sidc.ts';
import { hollowArrow, stepsAlong, type Pixel } from '../../client/map/symbols/tactical/along.ts';
import { lookOf, LOOKS } from '../../client/map/symbols/tactical/looks.ts';
import { isSymbol } from '../../shared/room/board/feature-values.ts';

const rows = JSON.parse(
  readFileSync('client/map/symbols/catalogue.json', 'utf8'),
) as readonly string[][];
const catalogue = readCatalogue(rows);
const first = (query: string) => findSymbols(catalogue, query)[0]?.names.en;

describe('9.230 the catalogue of symbols', () => {
  it('9.230 names over 400 symbols in three languages, the rest in English', () => {
    const usual = catalogue.filter((entry) => entry.usual);
    expect(usual.length).toBeGreaterThan(400);
    for (const { names } of usual) expect(names.uk).toMatch(/[а-яіїєґ]/i);
    expect(catalogue.every(({ names }) => names.en !== '' && names.fr !== '')).toBe(true);
  });

  it.each([
    ['infantry', 'Infantry'],
    ['infanterie', 'Infantry'],
    ['піхота', 'Infantry'],
    ['hopital', 'Hospital'],
    ['Лікарня', 'Hospital'],
    ['phase line', 'Phase line'],
    ['minefield', 'Minefield'],
    ['poste d’observation', 'Observation post'],
    ['defense aerienne', 'Air and missile defence'],
  ])('9.231 is searched in any language, forgiving of accents and case: %s', (query, name) => {
    expect(first(query)).toBe(name);
  });

  it.each([
    ['сапер', 'Engineers'],
    ['блокпост', 'Checkpoint'],
    ['командний пункт', 'Incident command post'],
    ['tranchée', 'Fortified area'],
    ['біженці', 'Displaced persons’ camp'],
    ['embuscade', 'Maneuver Lines, Ambush'],
  ])('9.231 and by what staffs call it: %s', (query, name) => {
    expect(first(query)).toBe(name);
  });

  it('9.232 what staffs use comes before the rest, and what is not there is not found', () => {
    expect(findSymbols(catalogue, '').every(({ usual, set }) => usual && set === '10')).toBe(true);
    // Rare symbols whose name begins so, usual ones that only have it further on.
    const usual = findSymbols(catalogue, 'military').map((entry) => entry.usual);
    expect(usual.lastIndexOf(true)).toBeLessThan(usual.indexOf(false));
    expect(usual.indexOf(false)).toBeGreaterThan(0);
    expect(findSymbols(catalogue, 'zeppelin hangar')).toEqual([]);
  });
});

describe('9.233 symbol codes', () => {
  it('9.233 a number code is read and written without loss', () => {
    const sidc = '10061013161211020000';
    const code = readCode(sidc);
    expect(code).toMatchObject({ affiliation: 'hostile', set: '10', echelon: 'battalion' });
    expect(code && writeCode({ ...code, planned: true })).toBe('10061013161211020000');
    expect(code && writeCode({ ...code, planned: false })).toBe('10061003161211020000');
  });

  it('9.234 a letter code keeps all but the affiliation that is exchanged', () => {
    const letters = { symbol: { sidc: 'SHGPUCI----D---' }, geometry: 'point' } as const;
    expect(affiliationOf(letters.symbol.sidc)).toBe('hostile');
    expect(affiliated(letters, 'friend').symbol.sidc).toBe('SFGPUCI----D---');
    expect(recoded(letters, { planned: true })).toEqual(letters);
  });

  it('9.235 whatever is chosen is a symbol that the board takes', () => {
    for (const entry of catalogue) {
      const chosen = directed(
        worded(affiliated(choosing(FIRST_CHOICE, entry), 'hostile'), 'T', ' 1-10 '),
        -90,
      );
      expect(isSymbol(chosen.symbol)).toBe(true);
      expect(chosen.symbol).toMatchObject({ direction: 270, modifiers: { T: '1-10' } });
    }
  });

  it('9.236 only units have an echelon, and an empty word is no word', () => {
    const company = recoded(FIRST_CHOICE, { echelon: 'company' });
    const hospital = catalogue.find(({ names }) => names.en === 'Hospital');
    if (!hospital) throw new Error('no hospital');
    expect(readCode(choosing(company, hospital).symbol.sidc)?.echelon).toBe('none');
    expect(worded(worded(FIRST_CHOICE, 'T', 'A'), 'T', ' ').symbol).toEqual(FIRST_CHOICE.symbol);
  });
});

describe('9.237 tactical lines and areas', () => {
  it('9.237 every look belongs to a control measure that can be picked', () => {
    const entities = new Set(catalogue.filter(({ set }) => set === '25').map((e) => e.entity));
    for (const entity of LOOKS.keys()) expect(entities, entity).toContain(entity);
    expect(lookOf('10032500001403000000')).toEqual({ letters: 'PL' });
  });

  it('9.238 a pattern keeps its step round corners and stops on a line of any length', () => {
    const corner: Pixel[] = [
      [0, 0],
      [25, 0],
      [25, 25],
    ];
    const steps = stepsAlong(corner, 10);
    expect(steps.map(({ at }) => at)).toEqual([
      [5, 0],
      [15, 0],
      [25, 0],
      [25, 10],
      [25, 20],
    ]);
    expect(steps[0]?.left).toEqual([0, -1]);
    const endless: Pixel[] = [
      [0, 0],
      [1e9, 0],
    ];
    expect(stepsAlong(endless, 10).length).toBeLessThanOrEqual(4_000);
  });

  it('9.239 an axis has its tip where the line ends, and is none when it would be all head', () => {
    const line: Pixel[] = [
      [0, 0],
      [100, 0],
    ];
    const ring = hollowArrow(line, 10);
    expect(Math.max(...ring.map(([x]) => x))).toBe(100);
    expect(
      hollowArrow(
        [
          [0, 0],
          [10, 0],
        ],
        10,
      ),
    ).toEqual([]);
  });
});
