import { paintArea } from './area.ts';
import { paintLine } from './line.ts';
import type { Painter } from './painter.ts';
import { paintSign } from './sign.ts';

/** A military symbol: until its drawing is there, a plain sign with its caption. */
export const paintSymbol: Painter = paintSign;

/** A tactical graphic: until its drawing is there, what its geometry is. */
export const paintGraphic: Painter = (mark, state, ink, brush) => {
  if (mark.geom.type === 'Point') return paintSign(mark, state, ink, brush);
  const paint = mark.geom.type === 'LineString' ? paintLine : paintArea;
  return paint(mark, state, ink, brush);
};
