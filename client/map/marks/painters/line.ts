import Point from 'ol/geom/Point.js';
import { fromLonLat } from 'ol/proj.js';
import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import RegularShape from 'ol/style/RegularShape.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { LonLat } from '../../../../shared/room/board/shape.ts';
import { along } from '../../geodesy.ts';
import type { Ink } from '../../palette.ts';
import { alpha, labelPoint, RANK, rank, shorten, type Brush, type MarkState } from '../brush.ts';
import type { Mark } from '../mark.ts';
import type { Painter } from './painter.ts';

const DASHES: Readonly<Record<string, readonly number[]>> = {
  dashed: [10, 6],
  dotted: [1.5, 6],
  dashdot: [12, 5, 1.5, 5],
};
const STRUCK = [2, 6];
const WIDTH: Readonly<Record<string, number>> = { line: 3, arrow: 3.5, route: 3.5, freehand: 2.5 };

/** Line, arrow, route and freehand line. */
export const paintLine: Painter = (mark, state, ink, brush) => [
  ...strokes(mark, state, ink, brush),
  ...heads(mark, ink, brush),
  ...(mark.kind === 'route' ? checkpoints(mark, state, ink, brush) : []),
  ...brush.caption(mark, state, {}, labelPoint),
];

/** The line itself, and beneath it what sets it off from the map. */
export function strokes(mark: Mark, state: MarkState, ink: Ink, brush: Brush): Style[] {
  const { k, palette } = brush;
  const width = (mark.style.width ?? WIDTH[mark.kind] ?? 1.8) * k;
  const dash = mark.lifted ? STRUCK : DASHES[mark.style.dash ?? ''];
  const under = state.selected
    ? new Stroke({ color: palette.focus, width: width + 5 * k })
    : new Stroke({ color: alpha(palette.halo, 0.75), width: width + 3.5 * k });
  const lineDash = dash?.map((part) => part * k);
  return [
    new Style({ stroke: under }),
    new Style({
      stroke: new Stroke({ color: ink.line, width, ...(lineDash ? { lineDash } : {}) }),
    }),
  ];
}

/** Arrowheads at the ends that have one; a route shows its direction in between as well. */
function heads(mark: Mark, ink: Ink, brush: Brush): Style[] {
  if (mark.geom.type !== 'LineString') return [];
  const points = mark.geom.coordinates;
  const directed = mark.kind === 'arrow' || mark.kind === 'route';
  const where = mark.style.heads ?? (directed ? 'end' : 'none');
  if (where === 'none') return [];
  const styles: Style[] = [];
  if (where !== 'start') styles.push(head(points.at(-1), points.at(-2), mark, ink, brush));
  if (where !== 'end') styles.push(head(points[0], points[1], mark, ink, brush));
  if (mark.kind !== 'route' || where === 'both') return styles;
  const reverse = where === 'start';
  for (let i = 1; i < points.length; i++) {
    const [a, b] = reverse ? [points[i], points[i - 1]] : [points[i - 1], points[i]];
    if (!a || !b) continue;
    const middle: LonLat = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    styles.push(head(middle, a, mark, ink, brush));
  }
  return styles;
}

/** A head at `at` that points away from `from`. */
function head(
  at: LonLat | undefined,
  from: LonLat | undefined,
  mark: Mark,
  ink: Ink,
  brush: Brush,
): Style {
  const [x = 0, y = 0] = fromLonLat(at ?? [0, 0]);
  const [fx = 0, fy = 0] = fromLonLat(from ?? [0, 0]);
  const width = mark.style.width ?? WIDTH[mark.kind] ?? 3;
  return new Style({
    geometry: new Point([x, y]),
    image: new RegularShape({
      points: 3,
      radius: (4.5 + width * 1.5) * brush.k,
      rotation: Math.atan2(x - fx, y - fy),
      fill: new Fill({ color: ink.line }),
      stroke: new Stroke({ color: alpha(brush.palette.halo, 0.75), width: 1.2 * brush.k }),
      declutterMode: 'none',
    }),
  });
}

function checkpoints(mark: Mark, state: MarkState, ink: Ink, brush: Brush): Style[] {
  if (mark.geom.type !== 'LineString' || state.crowd === 'throng') return [];
  const { coordinates } = mark.geom;
  const { k, palette } = brush;
  return (mark.checkpoints ?? []).map(
    ({ at, name }) =>
      new Style({
        geometry: new Point(fromLonLat(along(coordinates, at).at)),
        zIndex: rank(RANK.sign, state),
        image: new Circle({
          radius: 5 * k,
          fill: new Fill({ color: palette.panel }),
          stroke: new Stroke({ color: ink.line, width: 2.2 * k }),
          declutterMode: 'obstacle',
        }),
        text: new Text({
          text: shorten(name, mark.lifted !== null, 24),
          font: `500 ${11 * k}px ${palette.font}`,
          fill: new Fill({ color: palette.text }),
          stroke: brush.halo,
          offsetY: -13 * k,
        }),
      }),
  );
}
