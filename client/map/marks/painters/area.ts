import Fill from 'ol/style/Fill.js';
import Style from 'ol/style/Style.js';
import type { FeatureStyle } from '../../../../shared/room/board/shape.ts';
import { alpha, labelPoint, type Brush } from '../brush.ts';
import { strokes } from './line.ts';
import type { Painter } from './painter.ts';

const FILL = 0.2;
/** Edge of a hatch's tile, CSS px. */
const TILE = 10;

/** Area and circle: tint, hatch, outline. Lifted: outline alone. */
export const paintArea: Painter = (mark, state, ink, brush) => {
  const outline = strokes(mark, state, ink, brush);
  const caption = brush.caption(mark, state, {}, labelPoint);
  if (mark.lifted) return [...outline, ...caption];
  const opacity = mark.style.fill ?? FILL;
  const tint =
    opacity > 0 ? [new Style({ fill: new Fill({ color: alpha(ink.fill, opacity) }) })] : [];
  const pattern = mark.style.hatch ? hatch(mark.style.hatch, ink.line, brush) : null;
  const hatched = pattern ? [new Style({ fill: new Fill({ color: pattern }) })] : [];
  return [...tint, ...hatched, ...outline, ...caption];
};

const STROKES: Readonly<Record<NonNullable<FeatureStyle['hatch']>, string>> = {
  rising: 'M-1 1L1 -1M0 10L10 0M9 11L11 9',
  falling: 'M-1 9L1 11M0 0L10 10M9 -1L11 1',
  cross: 'M-1 1L1 -1M0 10L10 0M9 11L11 9M-1 9L1 11M0 0L10 10M9 -1L11 1',
  level: 'M0 5H10',
  upright: 'M5 0V10',
  dots: 'M5 5h.01',
};

function hatch(
  name: NonNullable<FeatureStyle['hatch']>,
  colour: string,
  brush: Brush,
): CanvasPattern | null {
  return brush.pattern(`hatch|${name}|${colour}`, () => {
    const scale = brush.k * brush.ratio;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.round(TILE * scale);
    const g = canvas.getContext('2d');
    if (!g) return null;
    g.scale(scale, scale);
    g.lineCap = 'round';
    g.lineWidth = name === 'dots' ? 2.4 : 1.3;
    g.globalAlpha = 0.75;
    g.strokeStyle = colour;
    g.stroke(new Path2D(STROKES[name]));
    return g.createPattern(canvas, 'repeat');
  });
}
