import { describe, expect, it } from 'vitest';
import {
  along,
  areaOf,
  circleRing,
  leg,
  lengthOf,
  measure,
  partOf,
} from '../../client/map/geodesy.ts';
import { checkpointLines, checkpointsOf } from '../../client/map/checkpoints.ts';
import { insertCorner, moveCorner, removeCorner } from '../../client/map/edit/shape-edits.ts';
import { reshaped } from '../../client/map/edit/corners.ts';
import {
  fromCanvas,
  middle,
  simplified,
  toCanvas,
  turned,
} from '../../client/map/marks/geometry.ts';
import type { Mark } from '../../client/map/marks/mark.ts';
import type { Geometry, LonLat } from '../../shared/room/board/shape.ts';

const PARIS: LonLat = [2.3522, 48.8566];
const KYIV: LonLat = [30.5234, 50.4501];

describe('9.103 lengths, bearings and areas on WGS 84', () => {
  it('9.103 agrees with GeodSolve (Karney) to the millimetre', () => {
    // Wellington to Salamanca: the example of GeographicLib's documentation.
    expect(leg([174.81, -41.32], [-5.5, 40.96]).metres).toBeCloseTo(19_959_679.267, 3);
    // The quarter of a meridian on WGS 84.
    expect(leg([0, 0], [0, 90]).metres).toBeCloseTo(10_001_965.729, 3);
    expect(leg([10, 0], [11, 0]).bearing).toBeCloseTo(90, 9);
    // A minute of latitude at the equator: 1,842.9046 m on the ellipsoid of WGS 84.
    expect(leg([0, 0], [0, 1 / 60]).metres).toBeCloseTo(1842.9046, 3);
    expect(lengthOf([PARIS, KYIV, PARIS])).toBeCloseTo(2 * leg(PARIS, KYIV).metres, 6);
  });

  it('9.103 a sphere would be off by half a percent where we are not', () => {
    const north = leg([30, 0], [30, 1]).metres;
    expect(Math.abs(north / ((Math.PI / 180) * 6_371_008.8) - 1)).toBeGreaterThan(0.0055);
    // One square degree at the equator, by GeographicLib's Planimeter.
    const square: LonLat[] = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]; // prettier-ignore
    expect(areaOf([square]) / 1e6).toBeCloseTo(12_308.778, 2);
    const hole: LonLat[] = square.map(([x, y]) => [0.25 + x / 2, 0.25 + y / 2]);
    expect(areaOf([square, hole])).toBeCloseTo(areaOf([square]) - areaOf([hole]), 3);
  });

  it.each([0, 50, 80, -67])(
    '9.101 every corner of a circle at %s° is its radius away',
    (latitude) => {
      const centre: LonLat = [179.9, latitude];
      for (const corner of circleRing(centre, 60_000))
        expect(leg(centre, corner).metres).toBeCloseTo(60_000, 5);
      const { area = 0 } = measure({ type: 'Circle', centre, radius: 60_000 });
      expect(area / (Math.PI * 60_000 ** 2)).toBeCloseTo(1, 3);
    },
  );
});

describe('shapes', () => {
  const line = (...coordinates: LonLat[]): Geometry => ({ type: 'LineString', coordinates });
  const ring: Geometry = {
    type: 'Polygon',
    coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]], // prettier-ignore
  };

  it('9.106 corners are put in, moved and taken out, and the least number stays', () => {
    const three = insertCorner(line([0, 0], [2, 0]), 0);
    expect(three).toEqual(line([0, 0], [1, 0], [2, 0]));
    expect(removeCorner(three, 1)).toEqual(line([0, 0], [2, 0]));
    expect(removeCorner(line([0, 0], [2, 0]), 0)).toBeNull();
    expect(removeCorner(ring, 0)).toBeNull();
    const moved = moveCorner(ring, 0, 111_319.49, 0);
    expect(moved.type === 'Polygon' && moved.coordinates[0]).toEqual([[1, 0], [1, 0], [1, 1], [1, 0]]); // prettier-ignore
  });

  it('9.102 a freehand line keeps what is farther off than the tolerance, and its ends', () => {
    const points = Array.from({ length: 101 }, (_, i) => [i, i === 50 ? 10 : Math.sin(i) * 0.4]);
    const few = simplified(points, 1);
    expect(few.length).toBeLessThan(8);
    expect(few).toContainEqual([50, 10]);
    expect([few[0], few.at(-1)]).toEqual([points[0], points[100]]);
  });

  it('9.105 a turn and its reverse leave a shape where it was', () => {
    const shape = line([30, 50], [31, 50.5], [32, 50]);
    const there = turned(shape, 30, middle(shape));
    expect(there).not.toEqual(shape);
    const back = turned(there, -30, middle(shape));
    for (const [i, p] of (back.type === 'LineString' ? back.coordinates : []).entries())
      expect(
        leg(p, (shape.type === 'LineString' && shape.coordinates[i]) || [0, 0]).metres,
      ).toBeLessThan(0.05);
    expect(fromCanvas(toCanvas(shape))).toEqual(shape);
  });

  it('9.108 a checkpoint stays where it was on the ground when corners move', () => {
    const before: LonLat[] = [[30, 50], [31, 50], [32, 50]]; // prettier-ignore
    const after: LonLat[] = [[30, 50], [31, 50], [32, 51], [33, 51]]; // prettier-ignore
    const mark = {
      geom: line(...before),
      checkpoints: [{ at: 0.25, name: 'CP' }],
    } as unknown as Mark;
    const change = reshaped(mark, line(...after));
    const [moved] = change.checkpoints ?? [];
    expect(moved?.at).toBeLessThan(0.25);
    expect(leg(along(after, moved?.at ?? 0).at, along(before, 0.25).at).metres).toBeLessThan(60);
    expect(partOf(before, along(before, 0.6).at)).toBeCloseTo(0.6, 4);
  });

  it('9.108 checkpoints are written one a line, with a time that is the nearest such', () => {
    const now = Date.UTC(2026, 10, 22, 23, 0);
    const made = checkpointsOf('Bridge 00:30Z\nDepot\n', [], now);
    expect(made).toEqual([
      { at: 0.333333, name: 'Bridge', eta: Date.UTC(2026, 10, 23, 0, 30) },
      { at: 0.666667, name: 'Depot' },
    ]);
    expect(checkpointLines(made)).toBe('Bridge 00:30Z\nDepot');
    expect(checkpointsOf('Bridge\nFord\nDepot', made, now).map(({ at }) => at)).toEqual([
      0.333333, 0.5, 0.666667,
    ]);
  });
});
