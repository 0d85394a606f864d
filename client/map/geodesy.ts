import geographiclib from 'geographiclib-geodesic';
import type { Geometry, LonLat } from '../../shared/room/board/shape.ts';

/**
 * Lengths, bearings and areas on the ellipsoid of WGS 84, by C. F. F. Karney, "Algorithms for
 * geodesics", J. Geodesy 87 (2013), exact to nanometres. (The sphere that maps usually measure on
 * is off by up to 0.56 %: 560 m in 100 km.) Positions are [longitude, latitude] in degrees.
 */
const earth = geographiclib.Geodesic.WGS84;

/** Corners of a circle as it is drawn: the flat of an arc is 0.1 % of the radius inside. */
const CIRCLE_CORNERS = 72;

export interface Leg {
  readonly metres: number;
  /** At the start, degrees clockwise from true north, 0–360. */
  readonly bearing: number;
}

/** The shortest way between two positions. */
export function leg([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): Leg {
  const { s12 = 0, azi1 = 0 } = earth.Inverse(lat1, lon1, lat2, lon2);
  return { metres: s12, bearing: (azi1 + 360) % 360 };
}

/** Where one is after `metres` from `from` on `bearing` (degrees clockwise from true north). */
export function destination([lon, lat]: LonLat, bearing: number, metres: number): LonLat {
  const { lat2 = lat, lon2 = lon } = earth.Direct(lat, lon, bearing, metres);
  // On the same side of the date line as the start: shapes that cross it stay whole.
  const turns = Math.round((lon2 - lon) / 360);
  return [lon2 - turns * 360, lat2];
}

/** Metres along a line. */
export function lengthOf(points: readonly LonLat[]): number {
  return points.reduce((sum, p, i) => sum + (i === 0 ? 0 : leg(points[i - 1] ?? p, p).metres), 0);
}

/** Square metres inside the first ring less those inside the others. */
export function areaOf(rings: readonly (readonly LonLat[])[]): number {
  return rings.reduce((sum, ring, i) => {
    const polygon = earth.Polygon(false);
    for (const [lon, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lon);
    const area = Math.abs(polygon.Compute(false, true).area ?? 0);
    return i === 0 ? area : sum - area;
  }, 0);
}

/** The ring of all positions `radius` metres from `centre`, closed. */
export function circleRing(centre: LonLat, radius: number, corners = CIRCLE_CORNERS): LonLat[] {
  const ring = Array.from({ length: corners }, (_, i) =>
    destination(centre, (i * 360) / corners, radius),
  );
  return [...ring, ring[0] ?? centre];
}

/** What there is to measure of a geometry. */
export interface Measures {
  /** Metres along a line, or round an area or a circle. */
  readonly length?: number;
  /** Square metres. */
  readonly area?: number;
  /** Metres. */
  readonly radius?: number;
  /** From the first to the last position of a line. */
  readonly bearing?: number;
}

export function measure(geom: Geometry): Measures {
  switch (geom.type) {
    case 'Point':
      return {};
    case 'LineString': {
      const [first, last] = [geom.coordinates[0], geom.coordinates.at(-1)];
      const length = lengthOf(geom.coordinates);
      return first && last ? { length, bearing: leg(first, last).bearing } : { length };
    }
    case 'Polygon':
      return { length: lengthOf(geom.coordinates[0] ?? []), area: areaOf(geom.coordinates) };
    case 'Circle': {
      // A circle this small is flat; a larger one is not, and is measured as the ring it is.
      const ring = circleRing(geom.centre, geom.radius, 360);
      return { radius: geom.radius, length: lengthOf(ring), area: areaOf([ring]) };
    }
  }
}

/** The position after `part` (0–1) of a line's length, and the bearing there. */
export function along(points: readonly LonLat[], part: number): { at: LonLat; bearing: number } {
  const legs = points.slice(1).map((p, i) => leg(points[i] ?? p, p));
  let rest = part * legs.reduce((sum, { metres }) => sum + metres, 0);
  for (const [i, { metres, bearing }] of legs.entries()) {
    const from = points[i];
    if (from && (rest <= metres || i === legs.length - 1))
      return { at: destination(from, bearing, Math.min(rest, metres)), bearing };
    rest -= metres;
  }
  return { at: points[0] ?? [0, 0], bearing: 0 };
}

/** The part (0–1) of a line's length before the place on it that is nearest to `at`. */
export function partOf(points: readonly LonLat[], at: LonLat): number {
  const legs = points.slice(1).map((p, i) => leg(points[i] ?? p, p).metres);
  const total = legs.reduce((sum, metres) => sum + metres, 0);
  if (total === 0) return 0;
  let best = { off: Number.POSITIVE_INFINITY, metres: 0 };
  let before = 0;
  for (const [i, metres] of legs.entries()) {
    const [a, b] = [points[i], points[i + 1]];
    if (!a || !b) continue;
    // Flat within one leg: where the nearest place is does not hang on the last metre.
    const k = Math.cos((a[1] * Math.PI) / 180);
    const [dx, dy] = [(b[0] - a[0]) * k, b[1] - a[1]];
    const [px, py] = [(at[0] - a[0]) * k, at[1] - a[1]];
    const square = dx * dx + dy * dy;
    const t = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
    const off = Math.hypot(px - t * dx, py - t * dy);
    if (off < best.off) best = { off, metres: before + t * metres };
    before += metres;
  }
  return best.metres / total;
}
