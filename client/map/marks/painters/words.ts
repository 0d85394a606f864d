import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import { RANK, rank, shorten } from '../brush.ts';
import type { Painter } from './painter.ts';

/** A text on the map. */
export const paintWords: Painter = (mark, state, ink, brush) => {
  const struck = mark.lifted !== null;
  const { k, palette } = brush;
  return [
    new Style({
      zIndex: rank(RANK.full, state),
      text: new Text({
        text: shorten(mark.label || '…', struck, 80),
        font: `600 ${(mark.style.size ?? 13) * k}px ${palette.font}`,
        fill: new Fill({ color: ink.line }),
        stroke: brush.halo,
        overflow: true,
        rotation: ((mark.rotation ?? 0) * Math.PI) / 180,
        declutterMode: 'obstacle',
        padding: [4 * k, 6 * k, 4 * k, 6 * k],
        ...(state.selected
          ? { backgroundStroke: new Stroke({ color: palette.focus, width: 2 * k }) }
          : {}),
      }),
    }),
  ];
};
