import type { Coordinate } from 'ol/coordinate.js';
import Point from 'ol/geom/Point.js';
import { fromLonLat } from 'ol/proj.js';
import type { State } from 'ol/render.js';
import Fill from 'ol/style/Fill.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { LonLat } from '../../../../shared/room/board/shape.ts';
import { labelPoint, RANK, rank, shorten, type Brush, type MarkState } from '../../marks/brush.ts';
import type { Mark } from '../../marks/mark.ts';
import { paintArea } from '../../marks/painters/area.ts';
import { strokes } from '../../marks/painters/line.ts';
import type { Painter } from '../../marks/painters/painter.ts';
import type { Ink } from '../../palette.ts';
import { affiliationOf } from '../sidc.ts';
import { hollowArrow, type Pixel } from './along.ts';
import { ECHELON_SIGNS, lookOf, type TacticalLook } from './looks.ts';
import { tracePattern } from './patterns.ts';

/** Size of one sign of a pattern, and half the width of an axis, CSS px. */
const SIGN = 7;
const AXIS = 9;

/** A tactical line or area (APP-6(D), control measures). Hostile ones say so: `ENY`. */
export const paintTactical: Painter = (mark, state, given, brush) => {
  const sidc = mark.symbol?.sidc ?? '';
  const look = lookOf(sidc);
  const hostile = affiliationOf(sidc) === 'hostile';
  const ink = mark.style.colour || !hostile ? given : brush.palette.marks.hostile;
  const planned = /^\d{6}1/.test(sidc) || look.dashed;
  const styled: Mark = {
    ...mark,
    style: {
      ...mark.style,
      ...(planned && !mark.style.dash ? { dash: 'dashed' } : {}),
      ...(look.hatch && !mark.style.hatch ? { hatch: look.hatch } : {}),
      fill: mark.style.fill ?? 0.08,
    },
  };
  const words = wordsOf(mark, look, hostile);
  const unnamed = { ...styled, label: '' };
  const base =
    mark.geom.type === 'LineString'
      ? lineBase(strokes(styled, state, ink, brush), look)
      : paintArea(unnamed, { ...state, code: '' }, ink, brush);
  return [
    ...base,
    ...drawnAlong(mark, look, ink, brush),
    ...(mark.geom.type === 'LineString'
      ? lineWords(mark, words, look, state, ink, brush)
      : areaWords(mark, words, state, ink, brush)),
  ];
};

/** An axis is its outline: of the line itself only what sets it off, to be seen and taken hold of. */
function lineBase(styles: Style[], look: TacticalLook): Style[] {
  return look.arrow?.startsWith('axis') ? styles.slice(0, 1) : styles;
}

/** `PL BLUE`, `OBJ 4`: the standard's letters, then the name. */
function wordsOf(mark: Mark, look: TacticalLook, hostile: boolean): string {
  const name = mark.symbol?.modifiers?.['T'] ?? mark.label;
  return [hostile ? 'ENY' : '', look.letters ?? '', name].filter((part) => part !== '').join(' ');
}

/** Patterns and arrows are as large on every scale, so they are drawn in pixels. */
function drawnAlong(mark: Mark, look: TacticalLook, ink: Ink, brush: Brush): Style[] {
  const { pattern, arrow } = look;
  if (!pattern && !arrow) return [];
  return [
    new Style({
      renderer: (coordinates: unknown, { context, pixelRatio }: State) => {
        const g = context as CanvasRenderingContext2D;
        const k = brush.k * pixelRatio;
        g.save();
        g.strokeStyle = ink.line;
        g.fillStyle = ink.line;
        g.lineWidth = (mark.style.width ?? 2) * k;
        g.lineJoin = 'round';
        g.beginPath();
        for (const line of linesOf(coordinates)) {
          if (pattern) tracePattern(g, line, pattern, SIGN * k);
          if (arrow) traceArrow(g, line, arrow, k);
        }
        g.stroke();
        if (pattern === 'discs') g.fill();
        g.restore();
      },
    }),
  ];
}

function traceArrow(
  g: CanvasRenderingContext2D,
  line: readonly Pixel[],
  arrow: NonNullable<TacticalLook['arrow']>,
  k: number,
): void {
  const ring = (half: number, points: readonly Pixel[]): void => {
    hollowArrow(points, half).forEach(([x, y], i) => (i === 0 ? g.moveTo(x, y) : g.lineTo(x, y)));
  };
  if (arrow.startsWith('axis')) {
    ring(AXIS * k, line);
    if (arrow === 'axis-main') ring(AXIS * 0.45 * k, line);
    return;
  }
  const [tip, from] = [line.at(-1), line.at(-2)];
  if (!tip || !from) return;
  const angle = Math.atan2(tip[1] - from[1], tip[0] - from[0]);
  for (const back of arrow === 'head-main' ? [0, 8] : [0]) {
    const [x, y] = [tip[0] - Math.cos(angle) * back * k, tip[1] - Math.sin(angle) * back * k];
    for (const side of [2.6, -2.6]) {
      g.moveTo(x, y);
      g.lineTo(x + Math.cos(angle + side) * 14 * k, y + Math.sin(angle + side) * 14 * k);
    }
  }
}

/** Pixel coordinates of a line, or of the rings of an area. */
function linesOf(coordinates: unknown): Pixel[][] {
  const nested = coordinates as Coordinate[] | Coordinate[][];
  if (nested.length === 0) return [];
  return typeof nested[0]?.[0] === 'number'
    ? [nested as unknown as Pixel[]]
    : (nested as unknown as Pixel[][]);
}

function text(words: string, mark: Mark, state: MarkState, ink: Ink, brush: Brush, place: object) {
  return new Text({
    text: shorten(words, mark.lifted !== null, 40),
    font: `650 ${12 * brush.k}px ${brush.palette.font}`,
    fill: new Fill({ color: ink.line }),
    stroke: brush.halo,
    overflow: true,
    ...(state.sole ? { declutterMode: 'obstacle' as const } : {}),
    ...place,
  });
}

/** Named at both ends, as staffs expect; a boundary says its echelon in the middle. */
function lineWords(
  mark: Mark,
  words: string,
  look: TacticalLook,
  state: MarkState,
  ink: Ink,
  brush: Brush,
): Style[] {
  if (mark.geom.type !== 'LineString' || (state.crowd === 'throng' && !state.selected)) return [];
  const { coordinates } = mark.geom;
  const zIndex = rank(RANK.full, state);
  const at = (place: LonLat | undefined, said: string, offset: number) =>
    new Style({
      zIndex,
      geometry: new Point(fromLonLat(place ?? [0, 0])),
      text: text(said, mark, state, ink, brush, { offsetY: offset * brush.k }),
    });
  if (look.echelon) {
    const sign = ECHELON_SIGNS[mark.symbol?.sidc.slice(8, 10) ?? ''] ?? '';
    return [
      new Style({
        zIndex,
        geometry: labelPoint,
        text: text([sign, words].filter(Boolean).join('\n'), mark, state, ink, brush, {}),
      }),
    ];
  }
  if (words === '') return [];
  if (look.arrow)
    return [
      new Style({
        zIndex,
        geometry: labelPoint,
        text: text(words, mark, state, ink, brush, { offsetY: -16 * brush.k }),
      }),
    ];
  return [at(coordinates[0], words, -11), at(coordinates.at(-1), words, -11)];
}

function areaWords(mark: Mark, words: string, state: MarkState, ink: Ink, brush: Brush): Style[] {
  if (words === '' || (state.crowd === 'throng' && !state.selected)) return [];
  const zIndex = rank(RANK.full, state);
  return [
    new Style({ zIndex, geometry: labelPoint, text: text(words, mark, state, ink, brush, {}) }),
  ];
}
