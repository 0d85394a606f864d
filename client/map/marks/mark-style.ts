import type Style from 'ol/style/Style.js';
import type { FeatureKind } from '../../../shared/room/board/shape.ts';
import type { Palette } from '../palette.ts';
import { Brush, type Crowd, type MarkState } from './brush.ts';
import { colourOf } from './colour.ts';
import type { Mark } from './mark.ts';
import { paintArea } from './painters/area.ts';
import { paintLine } from './painters/line.ts';
import type { Painter } from './painters/painter.ts';
import { paintSign } from './painters/sign.ts';
import { paintGraphic } from './painters/graphic.ts';
import { paintSymbol } from './painters/symbol.ts';
import { paintWords } from './painters/words.ts';

/** One painter a kind: to change how a kind looks, change its file in painters/. */
const PAINTERS: Readonly<Record<FeatureKind, Painter>> = {
  point: paintSign,
  text: paintWords,
  line: paintLine,
  arrow: paintLine,
  route: paintLine,
  freehand: paintLine,
  area: paintArea,
  circle: paintArea,
  symbol: paintSymbol,
  graphic: paintGraphic,
};

/** Beyond 300 in view names would not find room, beyond 900 codes neither, and trying costs time. */
export function crowdOf(inView: number): Crowd {
  return inView > 900 ? 'throng' : inView > 300 ? 'many' : 'few';
}

/** Makes the looks of marks in one palette. */
export class MarkStyles {
  private readonly brush: Brush;

  /** @param again called when a look that was made do without can be made in full */
  constructor(palette: Palette, ratio: number, again: () => void) {
    this.brush = new Brush(palette, ratio, again);
  }

  stylesFor(mark: Mark, state: MarkState): Style[] {
    const ink = this.brush.palette.marks[colourOf(mark)];
    return PAINTERS[mark.kind](mark, state, ink, this.brush);
  }
}
