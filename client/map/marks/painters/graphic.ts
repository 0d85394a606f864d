import { tactical } from '../../symbols/library.ts';
import { paintArea } from './area.ts';
import { paintLine } from './line.ts';
import type { Painter } from './painter.ts';
import { paintSymbol } from './symbol.ts';

/** A tactical graphic; until its drawing is here, what its geometry is. */
export const paintGraphic: Painter = (mark, state, ink, brush) => {
  if (mark.geom.type === 'Point') return paintSymbol(mark, state, ink, brush);
  const drawing = tactical.now();
  if (drawing) return drawing.paintTactical(mark, state, ink, brush);
  tactical.when(brush.again);
  const paint = mark.geom.type === 'LineString' ? paintLine : paintArea;
  return paint(mark, state, ink, brush);
};
