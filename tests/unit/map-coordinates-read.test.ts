import fc from 'fast-check';
import { forward } from 'mgrs';
import { describe, expect, it } from 'vitest';
import { coordinateText, FORMATS, nextFormat } from '../../client/map/coordinates/formats.ts';
import { parseCoordinates } from '../../client/map/coordinates/parse.ts';
import { fromUtm, toUtm, zoneOf } from '../../client/map/coordinates/utm.ts';

/** Metres between two places that are near each other. */
function metres([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  return Math.hypot((a - c) * Math.cos((b * Math.PI) / 180), b - d) * 111_320;
}
const at = (typed: string) => {
  const parsed = parseCoordinates(typed);
  if (!parsed?.ok) throw new Error(`${typed}: ${parsed ? parsed.problem : 'a name'}`);
  return parsed.at;
};

describe('UTM', () => {
  // Known points: the CN Tower's published UTM, the origin of a zone, and the equator at 3° east.
  it.each([
    [[-79.387139, 43.642567], 17, 'T', 630_084, 4_833_439],
    [[33, 0], 36, 'N', 500_000, 0],
    [[36, 0], 37, 'N', 166_021.443, 0],
  ] as const)('9.180 %j is %i%s %d %d', (place, zone, band, easting, northing) => {
    const utm = toUtm([...place]);
    expect(utm).toMatchObject({ zone, band });
    expect(Math.abs((utm?.easting ?? 0) - easting)).toBeLessThan(0.6);
    expect(Math.abs((utm?.northing ?? 0) - northing)).toBeLessThan(0.6);
  });

  it('9.180 zones: Ukraine, and the exceptions over Norway and Svalbard', () => {
    expect(zoneOf([30.52, 50.45])).toBe(36);
    expect(zoneOf([24.03, 49.84])).toBe(35);
    expect(zoneOf([22.3, 48.62])).toBe(34);
    expect(zoneOf([39.3, 48.57])).toBe(37);
    expect(zoneOf([5.32, 60.39])).toBe(32);
    expect(zoneOf([15.6, 78.2])).toBe(33);
    expect(zoneOf([179.99, 0])).toBe(60);
  });

  it('9.180 there and back to a tenth of a millimetre; the same metres as the grid reference', () => {
    const place = fc.tuple(
      fc.double({ min: -180, max: 179.999, noNaN: true }),
      fc.double({ min: -79.9, max: 83.9, noNaN: true }),
    );
    fc.assert(
      fc.property(place, ([lon, lat]) => {
        const utm = toUtm([lon, lat]);
        if (!utm) return false;
        const back = fromUtm(utm.zone, utm.easting, utm.northing, lat < 0);
        const near = metres(back, [lon, lat]) < 1e-4;
        // MGRS keeps the last five digits of each.
        const digits = /(\d{5})(\d{5})$/.exec(forward([lon, lat], 5)) ?? [];
        const last = (value: number, other: string | undefined) => {
          const apart = Math.abs((Math.floor(value) % 100_000) - Number(other));
          return Math.min(apart, 100_000 - apart) <= 1;
        };
        return near && last(utm.easting, digits[1]) && last(utm.northing, digits[2]);
      }),
      { numRuns: 2_000, seed: 9_180 },
    );
  });
});

describe('writing', () => {
  it('9.181 five formats, gone through in turn', () => {
    const texts = FORMATS.map((format) => coordinateText([35.0462, 48.4647], format));
    expect(texts).toEqual([
      coordinateText([35.0462, 48.4647], 'mgrs'),
      '48.4647° N 35.0462° E',
      '48° 27.882′ N 035° 02.772′ E',
      '48° 27′ 52.9″ N 035° 02′ 46.3″ E',
      coordinateText([35.0462, 48.4647], 'utm'),
    ]);
    expect(texts[0]).toMatch(/^36U XU \d{4} \d{4}$/);
    expect(texts[4]).toMatch(/^36U 6\d{5} 53\d{5}$/);
    expect(nextFormat('utm')).toBe('mgrs');
    expect(coordinateText([10, 85], 'utm')).toBe('');
  });

  it('9.181 nothing is ever rounded to 60', () => {
    expect(coordinateText([-0.9999999, -47.9999999], 'dms')).toBe(
      '48° 00′ 00.0″ S 001° 00′ 00.0″ W',
    );
    expect(coordinateText([11.9999999, 0.9999999], 'dm')).toBe('01° 00.000′ N 012° 00.000′ E');
  });

  it('9.182 what is written can be read, in every format, to its precision', () => {
    const place = fc.tuple(
      fc.double({ min: -179.9, max: 179.9, noNaN: true }),
      fc.double({ min: -79.5, max: 83.5, noNaN: true }),
    );
    fc.assert(
      fc.property(place, fc.constantFrom(...FORMATS), ([lon, lat], format) => {
        const text = coordinateText([lon, lat], format);
        const parsed = parseCoordinates(text);
        // 36S: may be meant as the south; the message says so.
        if (parsed && !parsed.ok) return parsed.problem === 'utm-south';
        return parsed !== null && metres(parsed.at, [lon, lat]) < 16;
      }),
      { numRuns: 1_500, seed: 9_182 },
    );
  });
});

describe('reading', () => {
  const DNIPRO = [35.0462, 48.4647] as const;
  it.each([
    '48.4647 35.0462',
    '48.4647, 35.0462',
    '48.4647,35.0462',
    '48,4647 35,0462',
    '48,4647, 35,0462',
    '48,4647,35,0462',
    '48,4647; 35,0462',
    'N48.4647 E35.0462',
    '48.4647N35.0462E',
    '48.4647° N, 35.0462° E',
    'E 35.0462 N 48.4647',
    '35.0462 E 48.4647 N',
    '48,4647° пн. ш. 35,0462° сх. д.',
    'Пн 48.4647 Сх 35.0462',
    'lat 48.4647 lon 35.0462',
    '48,4647 Nord 35,0462 Est',
    '48 27.882 35 2.772',
    "48°27.882' 35°2.772'",
    '48° 27.882′ N 35° 02.772′ E',
    '48°27′52.9″N 35°02′46.3″E',
    '48 27 52.92 N 35 2 46.32 E',
    "48º27'52.92'' 35º2'46.32''",
    '4827.882N 03502.772E',
    '482752.92N 0350246.32E',
    '  48.4647   35.0462  ',
  ])('9.183 %s', (typed) => expect(metres(at(typed), DNIPRO)).toBeLessThan(5));

  it.each([
    ['48.8584 N 2.2945 O', [-2.2945, 48.8584]],
    ['48.8584 N 2.2945 ouest', [-2.2945, 48.8584]],
    ['33.8568 Пд 151.2153 Сх', [151.2153, -33.8568]],
    ['10,5 Пн 20,25 Зх', [-20.25, 10.5]],
    ['-33.8568 151.2153', [151.2153, -33.8568]],
    ['48, 35', [35, 48]],
    ['48,35', [35, 48]],
    ['51 28 40 N 0 0 5 W', [-0.001389, 51.477778]],
  ] as const)('9.183 hemispheres: %s', (typed, place) => {
    expect(metres(at(typed), [...place])).toBeLessThan(5);
  });

  it.each([
    ['36U XU 5145 6993'],
    ['36UXU51456993'],
    ['36u xu 51456 69930'],
    [' 36 U  XU 5145,6993'],
    ['36U ХU 5145 6993'], // Х of the Ukrainian keyboard
  ])('9.184 a grid reference: %s', (typed) => {
    expect(metres(at(typed), at('36UXU5145069930'))).toBeLessThan(20);
  });

  it.each([
    ['36U 651456 5369930'],
    ['36 U 651456 5369930'],
    ['36U 651456mE 5369930mN'],
    ['36 N 651456 5369930'],
    ['36 Пн 651456 5369930'],
    ['36U 651456,0 5369930,0'],
    ['36U 651456, 5369930'],
  ])('9.184 UTM: %s', (typed) => {
    expect(metres(at(typed), fromUtm(36, 651_456, 5_369_930, false))).toBeLessThan(1);
  });

  it.each([
    ['48.4647', 'pair'],
    ['48 27 35', 'pair'],
    ['48.4647 N', 'pair'],
    ['95 35', 'latitude'],
    ['48 190', 'longitude'],
    ['48 61.5 35 2', 'minutes'],
    ['48.5 27 35 2', 'minutes'],
    ['48 N 35 N', 'hemispheres'],
    ['-48 S 35 E', 'hemispheres'],
    ['36U XU 514 69', 'mgrs-digits'],
    ['36U XU 5145699', 'mgrs-digits'],
    ['66U XU 5145 6993', 'mgrs-square'],
    ['36I XU 5145 6993', 'mgrs-square'],
    ['61U 651456 5369930', 'utm-zone'],
    ['36U 51456 5369930', 'utm-range'],
    ['36C 651456 5369930', 'utm-range'],
    ['36S 651456 3869930', 'utm-south'],
  ])('9.185 %s: %s', (typed, problem) => {
    expect(parseCoordinates(typed)).toEqual({ ok: false, problem });
  });

  it.each([['Kyiv'], ['Київ'], ['Pokrovske 2b'], ['#B-12'], ['']])(
    '9.185 %s is a name',
    (typed) => {
      expect(parseCoordinates(typed)).toBeNull();
    },
  );

  it('9.186 whatever is typed, an answer comes, and quickly', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,;°\'"-+ NSEWПнСхOUТ'), maxLength: 60 }),
        (typed) => {
          const parsed = parseCoordinates(typed);
          return parsed === null || !parsed.ok || parsed.at.every(Number.isFinite);
        },
      ),
      { numRuns: 3_000, seed: 9_186 },
    );
    // A reader that went back over its text would be at these for minutes.
    parseCoordinates('1,'.repeat(100_000));
    parseCoordinates('36U XU' + ' 1'.repeat(100_000));
  });
});
