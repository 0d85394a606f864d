import type Feature from 'ol/Feature.js';
import type Geometry from 'ol/geom/Geometry.js';
import type { Item } from './items.ts';
import { matrixOf, type Sight } from './sight.ts';

/**
 * The uppermost mark at a place of the map.
 * @param items as they were painted, lowest first @param tolerance CSS px around the place
 * @param here may this one be found?
 */
export function itemAt(
  items: readonly Item[],
  sight: Sight,
  [x = 0, y = 0]: readonly number[],
  tolerance: number,
  here: (feature: Feature) => boolean = () => true,
): Feature | undefined {
  const [a = 1, , , d = 1, e = 0, f = 0] = matrixOf(sight);
  const [left, top] = [a * x + e, d * y + f];
  const by = tolerance * sight.ratio;
  const hit = ({ box, feature, picture, geometry, style }: Item): boolean => {
    if (left < box[0] - by || left > box[2] + by) return false;
    if (top < box[1] - by || top > box[3] + by) return false;
    if (!here(feature)) return false;
    if (picture || style.getText()) return true;
    const reach = (style.getStroke()?.getWidth() ?? 0) / 2 + tolerance;
    return distance(geometry, x, y) <= reach * sight.resolution;
  };
  return items.findLast(hit)?.feature;
}

function distance(geometry: Geometry, x: number, y: number): number {
  if (geometry.intersectsCoordinate([x, y])) return 0;
  const [nx = 0, ny = 0] = geometry.getClosestPoint([x, y]);
  return Math.hypot(nx - x, ny - y);
}
