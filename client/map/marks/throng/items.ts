import type Feature from 'ol/Feature.js';
import type { FeatureLike } from 'ol/Feature.js';
import { intersects } from 'ol/extent.js';
import type Geometry from 'ol/geom/Geometry.js';
import Point from 'ol/geom/Point.js';
import type SimpleGeometry from 'ol/geom/SimpleGeometry.js';
import Immediate from 'ol/render/canvas/Immediate.js';
import type ImageStyle from 'ol/style/Image.js';
import type Style from 'ol/style/Style.js';
import { boxOf, extentOf, matrixOf, type Box, type Sight } from './sight.ts';

/** A look of a mark that reaches further than its geometry: room for it, CSS px. */
const REACH = 60;

/** One look of one mark, ready to be painted. */
export interface Item {
  readonly feature: Feature;
  readonly style: Style;
  readonly geometry: Geometry;
  readonly z: number;
  /** All that it covers, or somewhat more. */
  readonly box: Box;
  /** A picture at a place, as most are: painted without more ado. */
  readonly picture: CanvasImageSource | null;
}

export type LookOf = (feature: FeatureLike) => readonly Style[] | undefined;

/** What is to be painted of marks, in the order of painting. @param features lowest first */
export function itemsOf(features: Iterable<Feature>, lookOf: LookOf, sight: Sight): Item[] {
  const items: Item[] = [];
  const around = extentOf(sight, REACH * sight.ratio);
  for (const feature of features) {
    const own = feature.getGeometry();
    if (!own || !intersects(around, own.getExtent())) continue;
    for (const style of lookOf(feature) ?? []) {
      const geometry = style.getGeometryFunction()(feature);
      if (geometry) items.push(itemOf(feature, style, geometry as Geometry, sight));
    }
  }
  return items.sort((a, b) => a.z - b.z);
}

function itemOf(feature: Feature, style: Style, geometry: Geometry, sight: Sight): Item {
  const z = style.getZIndex() ?? 0;
  const image = style.getImage();
  if (image && geometry instanceof Point && !style.getText() && image.getRotation() === 0) {
    const stamp = stampOf(image, geometry, sight);
    if (stamp) return { feature, style, geometry, z, ...stamp };
  }
  const [left, top, right, bottom] = boxOf(geometry.getExtent(), sight);
  const by = reachOf(style) * sight.ratio;
  const box: Box = [left - by, top - by, right + by, bottom + by];
  return { feature, style, geometry, z, box, picture: null };
}

/** Whole device px: between two a picture would be blurred. */
function stampOf(image: ImageStyle, at: Point, sight: Sight) {
  const picture = image.getImage(sight.ratio);
  const size = image.getSize();
  const [scale] = image.getScaleArray() as number[];
  // Only what was drawn for this screen, one px for one px.
  if (!picture || !size || Math.abs(scale! * sight.ratio - image.getPixelRatio(sight.ratio)) > 1e-6)
    return null;
  const [ax = 0, ay = 0] = image.getAnchor() ?? [];
  const [x = 0, y = 0] = boxOf(at.getExtent(), sight);
  const [left, top] = [Math.round(x - ax), Math.round(y - ay)];
  const box: Box = [left, top, left + (size[0] ?? 0), top + (size[1] ?? 0)];
  return { picture: picture as CanvasImageSource, box };
}

/** How far a look may reach from its geometry, CSS px. */
function reachOf(style: Style): number {
  const size = style.getImage()?.getSize() ?? [0, 0];
  const image = Math.hypot(size[0] ?? 0, size[1] ?? 0);
  const words = style.getText()?.getText() ?? '';
  const font = Number(/(\d+(\.\d+)?)px/.exec(style.getText()?.getFont() ?? '')?.[1] ?? 0);
  const text = words.length * font + font;
  const stroke = (style.getStroke()?.getWidth() ?? 0) + 2;
  return Math.max(image, text, stroke, style.getRenderer() ? REACH : 0);
}

/** Paint items onto a canvas that shows `sight`. */
export function paint(g: CanvasRenderingContext2D, items: Iterable<Item>, sight: Sight): void {
  const matrix = matrixOf(sight);
  const others = new Immediate(g, sight.ratio, extentOf(sight, REACH * sight.ratio), matrix, 0);
  for (const item of items) {
    const { picture, box, style, geometry } = item;
    if (picture) g.drawImage(picture, box[0], box[1]);
    else if (style.getRenderer()) paintByHand(g, item, sight, matrix);
    else {
      others.setStyle(style);
      others.drawGeometry(geometry);
    }
  }
}

/** A look that paints itself, as tactical lines do (symbols/tactical). */
function paintByHand(
  g: CanvasRenderingContext2D,
  { feature, style, geometry }: Item,
  { ratio, resolution }: Sight,
  [a = 1, , , d = 1, e = 0, f = 0]: number[],
): void {
  type Nested = number[] | Nested[];
  const onCanvas = (at: Nested): Nested =>
    typeof at[0] === 'number'
      ? [a * at[0] + e, d * (at[1] as number) + f]
      : (at as Nested[]).map(onCanvas);
  const pixels = onCanvas((geometry as SimpleGeometry).getCoordinates() as Nested);
  g.save();
  style.getRenderer()?.(pixels as number[][], {
    context: g,
    feature,
    geometry: geometry as SimpleGeometry,
    pixelRatio: ratio,
    resolution,
    rotation: 0,
  });
  g.restore();
}
