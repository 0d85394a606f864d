import type { Geometry, LonLat } from '../room/board/shape.ts';
import { MAX_POSITIONS } from '../room/board/values.ts';
import type { ObjectNote, ObjectProblem } from './contract.ts';

/** A GeoJSON geometry that cannot be taken, and why. */
export class BadGeometry extends Error {
  readonly code: ObjectProblem;
  constructor(code: ObjectProblem) {
    super(code);
    this.code = code;
  }
}

const COLLECTION_DEPTH = 8;

/** Seven decimals are a centimetre (SPEC 9.45). */
const rounded = (degrees: number): number => Number(degrees.toFixed(7));

/** RFC 7946 §3.1.1: two or three numbers; more have no meaning. The height is left out. */
function position(value: unknown): LonLat {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3)
    throw new BadGeometry('position');
  if (!value.every((n) => typeof n === 'number' && Number.isFinite(n)))
    throw new BadGeometry('position');
  const [lon, lat] = value as [number, number];
  if (Math.abs(lon) > 360 || Math.abs(lat) > 90) throw new BadGeometry('position');
  return [rounded(lon), rounded(lat)];
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new BadGeometry('position');
  return value;
}

function positions(value: unknown): LonLat[] {
  return list(value).map(position);
}

const same = (a: LonLat | undefined, b: LonLat | undefined): boolean =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** Pieces that the board takes; neighbours share a position, so that no gap shows. */
function lines(value: unknown): Geometry[] {
  const all = positions(value).filter((p, i, row) => i === 0 || !same(p, row[i - 1]));
  if (all.length < 2) throw new BadGeometry('too-few-positions');
  const pieces: Geometry[] = [];
  for (let at = 0; at < all.length - 1; at += MAX_POSITIONS - 1)
    pieces.push({ type: 'LineString', coordinates: all.slice(at, at + MAX_POSITIONS) });
  return pieces;
}

/** Twice the signed area of a ring on the plane: positive is counter-clockwise. */
function turn(ring: readonly LonLat[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] ?? [0, 0];
    const [bx, by] = ring[i] ?? [0, 0];
    sum += ax * by - bx * ay;
  }
  return sum;
}

/**
 * RFC 7946 §3.1.6: rings are closed, outside counter-clockwise, holes clockwise. Readers should
 * not refuse the old way round: such rings are turned, and that is noted.
 */
function polygon(value: unknown, note: (code: ObjectNote) => void): Geometry {
  const rings = list(value).map(positions);
  if (rings.length === 0) throw new BadGeometry('too-few-positions');
  let total = 0;
  const coordinates = rings.map((ring, index) => {
    if (ring.length < 4) throw new BadGeometry('too-few-positions');
    if (!same(ring[0], ring.at(-1))) throw new BadGeometry('ring-open');
    total += ring.length;
    const outside = index === 0;
    if (turn(ring) === 0 || turn(ring) > 0 === outside) return ring;
    note('turned');
    return ring.toReversed();
  });
  if (total > MAX_POSITIONS || rings.length > 100) throw new BadGeometry('too-many-positions');
  return { type: 'Polygon', coordinates };
}

/**
 * A GeoJSON geometry (RFC 7946 §3.1) as geometries of the board: several for the Multi kinds and
 * for collections, which nest at most eight deep.
 * @throws BadGeometry
 */
export function geometriesOf(
  value: unknown,
  note: (code: ObjectNote) => void,
  depth = 0,
): Geometry[] {
  if (depth > COLLECTION_DEPTH) throw new BadGeometry('too-deep');
  if (typeof value !== 'object' || value === null) throw new BadGeometry('geometry-type');
  // RFC 7946 §7.1: members that would give it another meaning.
  for (const foreign of ['properties', 'geometry', 'features'])
    if (Object.hasOwn(value, foreign)) throw new BadGeometry('foreign-members');
  const { type, coordinates, geometries } = value as Record<string, unknown>;
  switch (type) {
    case 'Point':
      return [{ type: 'Point', coordinates: position(coordinates) }];
    case 'MultiPoint':
      return positions(coordinates).map((p) => ({ type: 'Point', coordinates: p }));
    case 'LineString':
      return lines(coordinates);
    case 'MultiLineString':
      return list(coordinates).flatMap(lines);
    case 'Polygon':
      return [polygon(coordinates, note)];
    case 'MultiPolygon':
      return list(coordinates).map((part) => polygon(part, note));
    case 'GeometryCollection':
      if (!Array.isArray(geometries)) throw new BadGeometry('geometry-type');
      return geometries.flatMap((part) => geometriesOf(part, note, depth + 1));
    default:
      throw new BadGeometry('geometry-type');
  }
}

/** Positions of a geometry, for the import's budget. */
export function countPositions(geometry: Geometry): number {
  switch (geometry.type) {
    case 'LineString':
      return geometry.coordinates.length;
    case 'Polygon':
      return geometry.coordinates.reduce((sum, ring) => sum + ring.length, 0);
    default:
      return 1;
  }
}
