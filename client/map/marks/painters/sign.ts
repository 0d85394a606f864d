import Style from 'ol/style/Style.js';
import { RANK, rank, silent } from '../brush.ts';
import { colourOf } from '../colour.ts';
import { drawSign, SIGN_SIZE } from '../draw-sign.ts';
import { signOf } from '../icons.ts';
import type { Painter } from './painter.ts';

/** A point: our own sign on its plate, caption beside it. */
export const paintSign: Painter = (mark, state, ink, brush) => {
  const { icon } = signOf(mark.style.icon);
  const { selected } = state;
  const small = silent(state);
  const struck = mark.lifted !== null;
  const look = { icon, ink, selected, struck, small };
  const key = `sign|${icon}|${colourOf(mark)}|${selected}|${struck}|${small}`;
  let image = brush.icon(key, () => drawSign(look, brush.palette, brush.ratio));
  if (mark.rotation) {
    image = image.clone();
    image.setRotation((mark.rotation * Math.PI) / 180);
  }
  if (small) return brush.bare(image, rank(RANK.sign, state));
  const beside = (SIGN_SIZE / 2 + (selected ? 13 : 5)) * brush.k;
  return [
    new Style({ image, zIndex: rank(RANK.sign, state) }),
    ...brush.caption(mark, state, { textAlign: 'left', offsetX: beside }),
  ];
};
