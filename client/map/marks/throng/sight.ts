import type { Coordinate } from 'ol/coordinate.js';
import type { Extent } from 'ol/extent.js';

/** What a canvas shows of the map. */
export interface Sight {
  /** In its middle, canvas metres. */
  readonly centre: Coordinate;
  /** Canvas metres a CSS px. */
  readonly resolution: number;
  /** Size, device px. */
  readonly width: number;
  readonly height: number;
  /** Device px a CSS px. */
  readonly ratio: number;
}

/** Left, top, right, bottom; device px of a canvas. */
export type Box = readonly [number, number, number, number];

/** From canvas metres to device px, as OpenLayers and the canvas write matrices. */
export function matrixOf({ centre, resolution, width, height, ratio }: Sight): number[] {
  const [x = 0, y = 0] = centre;
  const scale = ratio / resolution;
  return [scale, 0, 0, -scale, width / 2 - x * scale, height / 2 + y * scale];
}

/** What the canvas covers of the map, and `margin` device px around it. */
export function extentOf({ centre, resolution, width, height, ratio }: Sight, margin = 0): Extent {
  const [x = 0, y = 0] = centre;
  const half = (px: number) => ((px / 2 + margin) * resolution) / ratio;
  return [x - half(width), y - half(height), x + half(width), y + half(height)];
}

/** Where a part of the map lies on the canvas. */
export function boxOf([west, south, east, north]: Extent, sight: Sight): Box {
  const [scale = 1, , , , x = 0, y = 0] = matrixOf(sight);
  return [west! * scale + x, y - north! * scale, east! * scale + x, y - south! * scale];
}

export const meet = (a: Box, b: Box): boolean =>
  a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
