import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadObject } from '../../shared/formats/contract.ts';
import { readMapFile } from '../../shared/formats/read.ts';
import { writeGeoJson } from '../../shared/formats/write-geojson.ts';
import { writeKml } from '../../shared/formats/write-kml.ts';
import type { WrittenObject } from '../../shared/formats/written.ts';

const SHEET = { title: 'Exercise <Aurora> & co', at: 1_795_000_000_000, marking: 'RESTRICTED' };
const WRITERS = { geojson: writeGeoJson, kml: writeKml };

const plain: WrittenObject = {
  id: '01K0000000000000000000000A',
  kind: 'point',
  geom: { type: 'Point', coordinates: [36.2, 49.9] },
  code: 'B-1',
  label: 'Bridge',
  note: '',
  style: {},
  props: {},
  layer: '',
  lifted: null,
};

function back(text: string): readonly ReadObject[] {
  const outcome = readMapFile(new TextEncoder().encode(text));
  if (!outcome.ok) throw new Error(`${outcome.code} ${outcome.detail ?? ''}`);
  expect(outcome.problems).toEqual([]);
  return outcome.objects;
}

describe.each(Object.keys(WRITERS) as (keyof typeof WRITERS)[])('writing %s', (format) => {
  const roundTrip = (...objects: WrittenObject[]) => back(WRITERS[format](objects, SHEET));

  it('9.215 what Accord wrote, Accord reads: kind, style, symbol, true radius, checkpoints', () => {
    const line = [
      [30, 50],
      [31, 51],
    ] as [number, number][];
    const objects: WrittenObject[] = [
      { ...plain, style: { colour: 'hostile', icon: 'bridge' }, rotation: 45 },
      { ...plain, kind: 'circle', geom: { type: 'Circle', centre: [30, 50], radius: 1234.5 } },
      {
        ...plain,
        kind: 'route',
        geom: { type: 'LineString', coordinates: line },
        checkpoints: [{ at: 0.5, name: 'Checkpoint "Œuvre"' }],
      },
      {
        ...plain,
        kind: 'symbol',
        symbol: { sidc: '10031000001211000000', modifiers: { T: 'A/1' } },
      },
    ];
    const read = roundTrip(...objects);
    read.forEach((object, i) => {
      const { kind, geom, style, symbol, rotation, checkpoints, label, code } = objects[i] ?? plain;
      expect(object).toMatchObject(
        JSON.parse(
          JSON.stringify({ kind, geom, style, symbol, rotation, checkpoints, label, code }),
        ),
      );
    });
    expect(read.length).toBe(4);
  });

  it('9.216 any words survive, and none of them becomes markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
        const label = `a${words}z`;
        const [read] = roundTrip({ ...plain, label, note: ']]><script>alert(1)</script>' });
        expect(read?.label.startsWith('a')).toBe(true);
        expect(read?.label.endsWith('z')).toBe(true);
        expect(read?.note).toContain('alert(1)');
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('9.217 a lifted object says so, and its layer is named', () => {
    const lifted = { at: 1_795_000_000_000, by: plain.id, reason: 'gone' };
    const [read] = roundTrip({ ...plain, lifted, layer: 'Engineers' });
    expect(read?.props).toMatchObject({ layer: 'Engineers', lifted: '2026-11-18T11:06:40.000Z' });
  });
});

describe('what comes back from others', () => {
  it('9.218 a member that pretends to be ours is judged like any stranger’s value', () => {
    const [read] = back(
      JSON.stringify({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [1, 2] },
        properties: {
          accord: {
            kind: 'symbol',
            symbol: { sidc: '<img>' },
            style: { colour: 'url(http://example.com)' },
            circle: { type: 'Circle', centre: [1, 2], radius: 1e12 },
          },
        },
      }),
    );
    expect(read).toEqual({
      source: 1,
      kind: 'point',
      geom: { type: 'Point', coordinates: [1, 2] },
      label: '',
      note: '',
      style: {},
      props: {},
    });
  });

  it('9.219 the circle of a file is drawn at its true radius by other programs', () => {
    const circle: WrittenObject = {
      ...plain,
      kind: 'circle',
      geom: { type: 'Circle', centre: [30, 60], radius: 50_000 },
    };
    const written = JSON.parse(writeGeoJson([circle], SHEET)) as {
      features: { geometry: { coordinates: [number, number][][] } }[];
    };
    const ring = written.features[0]?.geometry.coordinates[0] ?? [];
    const north = Math.max(...ring.map(([, lat]) => lat));
    const east = Math.max(...ring.map(([lon]) => lon));
    expect((north - 60) * 111_195).toBeCloseTo(50_000, -2);
    expect((east - 30) * 111_195 * Math.cos((60 * Math.PI) / 180)).toBeCloseTo(50_000, -3);
  });
});
