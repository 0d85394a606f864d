import type { Geometry, LonLat } from './shape.ts';

/** All positions of a geometry, in order; of a circle its centre. */
export function positionsOf(geom: Geometry): readonly LonLat[] {
  switch (geom.type) {
    case 'Point':
      return [geom.coordinates];
    case 'Circle':
      return [geom.centre];
    case 'LineString':
      return geom.coordinates;
    case 'Polygon':
      return geom.coordinates.flat();
  }
}
