import type Icon from 'ol/style/Icon.js';
import Style from 'ol/style/Style.js';
import { drawSymbol } from '../../symbols/draw-symbol.ts';
import { milsymbol } from '../../symbols/library.ts';
import { RANK, rank, silent, type Brush, type MarkState } from '../brush.ts';
import type { Mark } from '../mark.ts';
import type { Painter } from './painter.ts';
import { paintSign } from './sign.ts';

/** Height of a symbol's frame, CSS px: legible, and a company of them still finds room. */
const SIZE = 26;
const SMALL = 15;

/** A military symbol as milsymbol draws it. Until the library is here: a plain sign. */
export const paintSymbol: Painter = (mark, state, ink, brush) => {
  if (!mark.symbol) return paintSign(mark, state, ink, brush);
  if (!milsymbol.now()) {
    milsymbol.when(brush.again);
    return paintSign(mark, state, ink, brush);
  }
  const icon = iconOf(mark, state, brush);
  if (!icon) return paintSign(mark, state, ink, brush);
  if (silent(state)) return brush.bare(icon, rank(RANK.sign, state));
  const beside = (SIZE * 0.9 + (state.selected ? 8 : 4)) * brush.k;
  return [
    new Style({ image: icon, zIndex: rank(RANK.sign, state) }),
    ...brush.caption(mark, state, { textAlign: 'left', offsetX: beside }),
  ];
};

function iconOf(mark: Mark, state: MarkState, brush: Brush): Icon | null {
  const { symbol } = mark;
  if (!symbol) return null;
  const small = silent(state);
  // In a crowd the words around a symbol would cover its neighbours.
  const fields = state.crowd === 'few' || state.selected;
  const struck = mark.lifted !== null;
  const key = `symbol|${JSON.stringify(symbol)}|${state.selected}|${small}|${fields}|${struck}`;
  return brush.picture(key, () => {
    const { palette, ratio, k } = brush;
    const colour = state.selected ? palette.focus : palette.halo;
    const outline = { colour, width: state.selected ? 6 : 3.5 };
    const size = (small ? SMALL : SIZE) * k;
    const drawn = drawSymbol(symbol, { size, fields, outline, ink: palette.text }, ratio);
    if (drawn && struck) strike(drawn.canvas, palette.text, palette.halo, 2.2 * k * ratio);
    return drawn;
  });
}

/** A line through it, on any colour. */
function strike(canvas: HTMLCanvasElement, ink: string, halo: string, width: number): void {
  const g = canvas.getContext('2d');
  if (!g) return;
  for (const [colour, by] of [
    [halo, 2.2],
    [ink, 1],
  ] as const) {
    g.strokeStyle = colour;
    g.lineWidth = width * by;
    g.beginPath();
    g.moveTo(width, canvas.height - width);
    g.lineTo(canvas.width - width, width);
    g.stroke();
  }
}
