/** Between the board's geometry (degrees, WGS 84) and the canvas (Web Mercator, metres). */
import type { Coordinate } from 'ol/coordinate.js';
import type OlGeometry from 'ol/geom/Geometry.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import { fromLonLat, toLonLat } from 'ol/proj.js';
import type { Geometry, LonLat } from '../../../shared/room/board/shape.ts';
import { circleRing } from '../geodesy.ts';

export function toCanvas(geom: Geometry): OlGeometry {
  switch (geom.type) {
    case 'Point':
      return new Point(fromLonLat(geom.coordinates));
    case 'LineString':
      return new LineString(geom.coordinates.map((p) => fromLonLat(p)));
    case 'Polygon':
      return new Polygon(geom.coordinates.map((ring) => ring.map((p) => fromLonLat(p))));
    case 'Circle':
      return new Polygon([circleRing(geom.centre, geom.radius).map((p) => fromLonLat(p))]);
  }
}

/** Seven decimals are a centimetre: more would be noise in the journal. */
export function lonLat(coordinate: Coordinate): LonLat {
  const [lon = 0, lat = 0] = toLonLat(coordinate);
  return rounded([lon, lat]);
}

export function rounded([lon, lat]: LonLat): LonLat {
  return [Number(lon.toFixed(7)), Number(lat.toFixed(7))];
}

/** The board's geometry of what was drawn; null when it is too little to be one. */
export function fromCanvas(geometry: OlGeometry): Geometry | null {
  if (geometry instanceof Point)
    return { type: 'Point', coordinates: lonLat(geometry.getCoordinates()) };
  if (geometry instanceof LineString) {
    const coordinates = distinct(geometry.getCoordinates().map(lonLat));
    return coordinates.length < 2 ? null : { type: 'LineString', coordinates };
  }
  if (geometry instanceof Polygon) {
    const coordinates = geometry.getCoordinates().map((ring) => closed(ring.map(lonLat)));
    return (coordinates[0]?.length ?? 0) < 4 ? null : { type: 'Polygon', coordinates };
  }
  return null;
}

/** `geom` with every position changed; a circle keeps its radius. */
export function mapped(geom: Geometry, change: (at: LonLat) => LonLat): Geometry {
  switch (geom.type) {
    case 'Point':
      return { type: 'Point', coordinates: change(geom.coordinates) };
    case 'LineString':
      return { type: 'LineString', coordinates: geom.coordinates.map(change) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: geom.coordinates.map((ring) => ring.map(change)) };
    case 'Circle':
      return { ...geom, centre: change(geom.centre) };
  }
}

/** `geom` moved so that what was at `from` is at `to`. */
export function moved(geom: Geometry, from: Coordinate, to: Coordinate): Geometry {
  const dx = (to[0] ?? 0) - (from[0] ?? 0);
  const dy = (to[1] ?? 0) - (from[1] ?? 0);
  return mapped(geom, (p) => {
    const [x = 0, y = 0] = fromLonLat(p);
    return lonLat([x + dx, y + dy]);
  });
}

/** `geom` turned clockwise by `degrees` round `centre`, keeping its shape on the map. */
export function turned(geom: Geometry, degrees: number, centre: LonLat): Geometry {
  const [cx = 0, cy = 0] = fromLonLat(centre);
  const angle = (-degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return mapped(geom, (p) => {
    const [x = 0, y = 0] = fromLonLat(p);
    return lonLat([
      cx + (x - cx) * cos - (y - cy) * sin,
      cy + (x - cx) * sin + (y - cy) * cos, //
    ]);
  });
}

/** The middle of what a geometry covers: what it turns round. */
export function middle(geom: Geometry): LonLat {
  const [w = 0, s = 0, e = 0, n = 0] = toCanvas(geom).getExtent();
  return lonLat([(w + e) / 2, (s + n) / 2]);
}

/** Where a mark is, for lists, coordinates and flying there. */
export function anchor(geom: Geometry): LonLat {
  switch (geom.type) {
    case 'Point':
      return geom.coordinates;
    case 'Circle':
      return geom.centre;
    case 'LineString':
      return lonLat((toCanvas(geom) as LineString).getCoordinateAt(0.5));
    case 'Polygon':
      return lonLat((toCanvas(geom) as Polygon).getInteriorPoint().getCoordinates());
  }
}

/** Its positions as presence carries them: the first ring of an area, the centre of a circle. */
export function positions(geom: Geometry): LonLat[] {
  switch (geom.type) {
    case 'Point':
      return [geom.coordinates];
    case 'Circle':
      return [geom.centre];
    case 'LineString':
      return geom.coordinates;
    case 'Polygon':
      return geom.coordinates[0] ?? [];
  }
}

/** The corners of what is being drawn, be it a geometry yet or not. */
export function trace(geometry: OlGeometry | undefined): LonLat[] {
  if (geometry instanceof Polygon) return (geometry.getCoordinates()[0] ?? []).map(lonLat);
  if (geometry instanceof LineString) return geometry.getCoordinates().map(lonLat);
  return geometry instanceof Point ? [lonLat(geometry.getCoordinates())] : [];
}

/**
 * Fewer points for the same line: those that are within `tolerance` (canvas metres) of it are left
 * out (Douglas and Peucker, 1973).
 */
export function simplified(points: readonly Coordinate[], tolerance: number): Coordinate[] {
  const kept = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let farthest = { off: tolerance, index: -1 };
    for (let i = from + 1; i < to; i++) {
      const off = offLine(points[i] ?? [], points[from] ?? [], points[to] ?? []);
      if (off > farthest.off) farthest = { off, index: i };
    }
    if (farthest.index < 0) continue;
    kept.add(farthest.index);
    spans.push([from, farthest.index], [farthest.index, to]);
  }
  return points.filter((_, i) => kept.has(i));
}

/** How far `p` is from the line from `a` to `b`. */
function offLine(p: Coordinate, a: Coordinate, b: Coordinate): number {
  const [ax = 0, ay = 0] = a;
  const [dx, dy] = [(b[0] ?? 0) - ax, (b[1] ?? 0) - ay];
  const [px, py] = [(p[0] ?? 0) - ax, (p[1] ?? 0) - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
  return Math.hypot(px - t * dx, py - t * dy);
}

function distinct(points: LonLat[]): LonLat[] {
  return points.filter((p, i) => {
    const before = points[i - 1];
    return !before || before[0] !== p[0] || before[1] !== p[1];
  });
}

/** A ring ends where it began (RFC 7946 §3.1.6), also after rounding. */
function closed(ring: LonLat[]): LonLat[] {
  const corners = distinct(ring);
  const [first, last] = [corners[0], corners.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) corners.push([...first]);
  return corners;
}
