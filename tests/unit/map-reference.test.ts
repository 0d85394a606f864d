import { describe, expect, it } from 'vitest';
import { nameZooms, zoomOf, type Named } from '../../client/map/reference/naming.ts';
import { Sheet } from '../../client/map/reference/sheet.ts';
import { REFERENCE_LIMITS } from '../../shared/formats/limits.ts';
import { readMapFile } from '../../shared/formats/read.ts';
import { referenceFile } from '../browser/reference-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const feature = (name: string, geometry: object) => ({
  type: 'Feature',
  properties: { name },
  geometry,
});
const sheetOf = (...features: object[]): Sheet => {
  const outcome = readMapFile(bytes(JSON.stringify({ type: 'FeatureCollection', features })));
  if (!outcome.ok) throw new Error(outcome.code);
  return new Sheet(outcome.objects);
};
const square = (name: string, half: number) =>
  feature(name, {
    type: 'Polygon',
    coordinates: [
      [
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
        [-half, -half],
      ],
    ],
  });
const spot = (x: number, y: number) => ({ x, y, resolution: 1_000, tolerance: 6 });

describe('read-only objects of the operator', () => {
  it('9.281 fifty thousand are read, by limits of their own', () => {
    const file = bytes(referenceFile(50_000));
    expect(readMapFile(file)).toMatchObject({ ok: false, code: 'too-many-objects' });
    const outcome = readMapFile(file, REFERENCE_LIMITS);
    expect(outcome.ok && outcome.objects.length).toBe(50_000);
  });

  it('9.283 what is pointed at: a point before a line, a line before an area, the smaller area', () => {
    const line = feature('line', {
      type: 'LineString',
      coordinates: [
        [-2, 0.01],
        [2, 0.01],
      ],
    });
    const sheet = sheetOf(
      square('wide', 3),
      square('small', 1),
      line,
      feature('point', { type: 'Point', coordinates: [0, 0] }),
    );
    expect(sheet.at(spot(0, 0))?.label).toBe('point');
    expect(sheet.at(spot(50_000, 0))?.label).toBe('line');
    expect(sheet.at(spot(50_000, 50_000))?.label).toBe('small');
    expect(sheet.at(spot(200_000, 200_000))?.label).toBe('wide');
    expect(sheet.at(spot(900_000, 900_000))).toBeNull();
  });

  it('9.287 one is found by its name, in any spelling, as places are', () => {
    const at = (lon: number) => ({ type: 'Point', coordinates: [lon, 50] });
    const sheet = sheetOf(feature('Насосна станція 2', at(30)), feature('', at(31)), square('Polder', 1)); // prettier-ignore
    expect(sheet.named('nasosna')).toEqual([{ name: 'Насосна станція 2', at: [30, 50], zoom: 12 }]);
    expect(sheet.named('stantsiya')).toHaveLength(1);
    const [wide] = sheet.named('poldre');
    expect(wide).toMatchObject({ name: 'Polder' });
    // As close as it is wide.
    expect(wide?.zoom).toBeLessThan(10);
    expect(sheet.named('elsewhere')).toEqual([]);
  });

  it('9.284 no two names are on each other, at any zoom; whoever is named stays so closer by', () => {
    const objects = Array.from({ length: 400 }, (_, i): Named => ({
      x: ((i * 0.618034) % 1) * 200_000,
      y: ((i * 0.7548777) % 1) * 100_000,
      name: `Place ${i}`,
      width: 0,
    }));
    const zooms = nameZooms(objects);
    // The first is always named first: nobody can take its room.
    expect(zooms[0]).toBe(Math.min(...zooms));
    for (const zoom of [8, 9.5, 11]) {
      const resolution = 1_000 / 2 ** (zoom - zoomOf(1_000));
      const named = objects.filter((_, i) => (zooms[i] ?? Infinity) <= zoom);
      expect(named.length).toBeGreaterThan(1);
      for (const [i, a] of named.entries())
        for (const b of named.slice(i + 1)) {
          const aside =
            Math.abs(a.x - b.x) / resolution > 6.3 * Math.min(a.name.length, b.name.length);
          const above = Math.abs(a.y - b.y) / resolution >= 17;
          expect(aside || above, `${a.name} ${b.name} at ${zoom}`).toBe(true);
        }
    }
  });

  it('9.284 of two that share a place only the first is ever named', () => {
    const one: Named = { x: 0, y: 0, name: 'A', width: 0 };
    const [first, second] = nameZooms([one, { ...one, name: 'B' }]);
    expect(first).toBe(4);
    expect(second).toBe(Infinity);
  });
});
