/** Between the board's geometry (degrees, WGS 84) and the canvas (Web Mercator, metres). */
import type { Coordinate } from 'ol/coordinate.js';
import type OlGeometry from 'ol/geom/Geometry.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import Polygon, { circular } from 'ol/geom/Polygon.js';
import { fromLonLat, toLonLat } from 'ol/proj.js';
import { getArea, getLength } from 'ol/sphere.js';
import type { Geometry, LonLat } from '../../../shared/room/board/shape.ts';

/** Corners of a circle as drawn: smooth to a millimetre of screen at any size that fits one. */
const CIRCLE_CORNERS = 96;

export function toCanvas(geom: Geometry): OlGeometry {
  switch (geom.type) {
    case 'Point':
      return new Point(fromLonLat(geom.coordinates));
    case 'LineString':
      return new LineString(geom.coordinates.map((p) => fromLonLat(p)));
    case 'Polygon':
      return new Polygon(geom.coordinates.map((ring) => ring.map((p) => fromLonLat(p))));
    case 'Circle':
      return circular(geom.centre, geom.radius, CIRCLE_CORNERS).transform('EPSG:4326', 'EPSG:3857');
  }
}

/** Seven decimals are a centimetre: more would be noise in the journal. */
export function lonLat(coordinate: Coordinate): LonLat {
  const [lon = 0, lat = 0] = toLonLat(coordinate);
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

/** `geom` moved so that what was at `from` is at `to`. Circles keep their radius. */
export function moved(geom: Geometry, from: Coordinate, to: Coordinate): Geometry {
  const dx = (to[0] ?? 0) - (from[0] ?? 0);
  const dy = (to[1] ?? 0) - (from[1] ?? 0);
  const step = (p: LonLat): LonLat => {
    const [x = 0, y = 0] = fromLonLat(p);
    return lonLat([x + dx, y + dy]);
  };
  switch (geom.type) {
    case 'Point':
      return { type: 'Point', coordinates: step(geom.coordinates) };
    case 'LineString':
      return { type: 'LineString', coordinates: geom.coordinates.map(step) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: geom.coordinates.map((ring) => ring.map(step)) };
    case 'Circle':
      return { ...geom, centre: step(geom.centre) };
  }
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

/** Metres along a line, or square metres of an area, on the sphere of WGS 84's mean radius. */
export function measure(geom: Geometry): number {
  if (geom.type === 'LineString') return getLength(toCanvas(geom));
  return geom.type === 'Polygon' ? getArea(toCanvas(geom)) : 0;
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
