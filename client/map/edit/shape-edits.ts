import { fromLonLat } from 'ol/proj.js';
import type { Geometry, LonLat } from '../../../shared/room/board/shape.ts';
import { lonLat } from '../marks/geometry.ts';

/** Edits of a line's or an area's corners, by their index. Pure. An area's are its outer ring's. */

/** The corners of a shape, an area's first one once. Points and circles have none. */
export function cornersOf(geom: Geometry): readonly LonLat[] {
  if (geom.type === 'LineString') return geom.coordinates;
  return geom.type === 'Polygon' ? (geom.coordinates[0] ?? []).slice(0, -1) : [];
}

/** The same shape with these corners; null when they are too few. */
function withCorners(geom: Geometry, corners: LonLat[]): Geometry | null {
  if (geom.type === 'LineString')
    return corners.length < 2 ? null : { type: 'LineString', coordinates: corners };
  const [first] = corners;
  if (geom.type !== 'Polygon' || !first || corners.length < 3) return null;
  return { ...geom, coordinates: [[...corners, [...first]], ...geom.coordinates.slice(1)] };
}

/** Corner `index` moved by canvas metres. */
export function moveCorner(geom: Geometry, index: number, dx: number, dy: number): Geometry {
  const corners = cornersOf(geom).map((corner, i): LonLat => {
    if (i !== index) return corner;
    const [x = 0, y = 0] = fromLonLat(corner);
    return lonLat([x + dx, y + dy]);
  });
  return withCorners(geom, corners) ?? geom;
}

/** A new corner half way to the next one; after the end of a line: half way back. */
export function insertCorner(geom: Geometry, index: number): Geometry {
  const corners = [...cornersOf(geom)];
  const here = corners[index];
  const end = geom.type === 'LineString' && index === corners.length - 1;
  const next = end ? corners[index - 1] : corners[(index + 1) % corners.length];
  if (!here || !next) return geom;
  const [ax = 0, ay = 0] = fromLonLat(here);
  const [bx = 0, by = 0] = fromLonLat(next);
  corners.splice(end ? index : index + 1, 0, lonLat([(ax + bx) / 2, (ay + by) / 2]));
  return withCorners(geom, corners) ?? geom;
}

/** Without corner `index`; null when a shape would have too few. */
export function removeCorner(geom: Geometry, index: number): Geometry | null {
  return withCorners(
    geom,
    cornersOf(geom).filter((_, i) => i !== index),
  );
}

/** The same line in the other direction. */
export function reversed(geom: Geometry): Geometry {
  if (geom.type !== 'LineString') return geom;
  return { type: 'LineString', coordinates: [...geom.coordinates].reverse() };
}
