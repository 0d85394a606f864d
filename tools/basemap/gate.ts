/**
 * The gate of the basemap: these places are in Ukraine, on every map that we ship. The build and a
 * unit test of the committed artefact both fail when one of them is not.
 */
export type Position = readonly number[];
export type Ring = readonly Position[];
export interface PolygonGeometry {
  readonly type: string;
  /** Polygon: rings; MultiPolygon: polygons of rings. */
  readonly coordinates: readonly (readonly unknown[])[];
}

/** [longitude, latitude] in degrees. */
export const PLACES_IN_UKRAINE: Readonly<Record<string, readonly [number, number]>> = {
  Simferopol: [34.1, 44.95],
  Sevastopol: [33.52, 44.6],
  Kerch: [36.47, 45.35],
  Yalta: [34.16, 44.5],
  Armiansk: [33.69, 46.1],
  Chonhar: [34.5, 46.0],
  Donetsk: [37.8, 48.0],
  Luhansk: [39.31, 48.57],
  Kherson: [32.61, 46.64],
  Zaporizhzhia: [35.14, 47.84],
  Mariupol: [37.55, 47.1],
  Melitopol: [35.36, 46.85],
  Kyiv: [30.52, 50.45],
};

/** Controls: a gate that says Ukraine to everything would be worth nothing. */
export const PLACES_IN_RUSSIA: Readonly<Record<string, readonly [number, number]>> = {
  Rostov: [39.72, 47.24],
  Krasnodar: [38.98, 45.04],
  Belgorod: [36.59, 50.6],
};

/** Where the isthmus joins Crimea to Kherson oblast: no state border is drawn in here. */
export const ISTHMUS = { west: 33.2, south: 45.7, east: 35.4, north: 46.5 } as const;

/** Is `point` inside `ring` (even-odd rule)? */
export function inRing(point: Position, ring: Ring): boolean {
  const [x = 0, y = 0] = point;
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Is `point` inside the polygon or one of the polygons of `geometry`, outside its holes? */
export function inGeometry(point: Position, geometry: PolygonGeometry): boolean {
  const polygons = (
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  ) as readonly (readonly Ring[])[];
  return polygons.some((rings) => {
    const [outer, ...holes] = rings;
    return outer !== undefined && inRing(point, outer) && !holes.some((h) => inRing(point, h));
  });
}
