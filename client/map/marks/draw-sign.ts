import type { MarkIcon } from '../../../shared/messages/map.ts';
import type { Ink, Palette } from '../palette.ts';
import { PLATES, SIGNS } from './icons.ts';

/** Edge of a sign on screen, CSS px, before the palette's scale. */
export const SIGN_SIZE = 23;
/** Room around it for the halo; more for the ring of the selected one. Labels keep out of it. */
const MARGIN = { plain: 0, selected: 9 } as const;

export interface SignLook {
  readonly icon: MarkIcon;
  readonly ink: Ink;
  readonly selected: boolean;
  readonly struck: boolean;
  /** One of very many: its plate alone, at half the size. */
  readonly small: boolean;
}

/** A sign drawn once as a bitmap of `ratio` device px per CSS px. */
export function drawSign(look: SignLook, palette: Palette, ratio: number): HTMLCanvasElement {
  const sign = SIGNS[look.icon];
  const size = SIGN_SIZE * palette.scale * (look.small ? 0.5 : 1);
  const margin = MARGIN[look.selected ? 'selected' : 'plain'];
  const edge = Math.ceil((size + 2 * margin * palette.scale) * ratio);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = edge;
  const g = canvas.getContext('2d');
  if (!g) return canvas;
  const unit = (size * ratio) / 24;
  g.translate(edge / 2, edge / 2);
  g.scale(unit, unit);
  if (look.selected) {
    g.beginPath();
    g.arc(0, 0, 18.2, 0, 2 * Math.PI);
    g.lineWidth = 1.9;
    g.strokeStyle = palette.focus;
    g.stroke();
  }
  g.translate(-12, -12);
  if (look.struck) g.globalAlpha = 0.62;
  g.lineJoin = 'round';
  g.lineCap = 'round';
  const plate = new Path2D(PLATES[sign.plate]);
  g.lineWidth = 3.4;
  g.strokeStyle = palette.halo;
  g.stroke(plate);
  g.fillStyle = look.ink.fill;
  g.fill(plate);
  g.fillStyle = g.strokeStyle = look.ink.on;
  g.lineWidth = sign.plate === 'square' ? 1.7 : 2.5;
  if (sign.solids && !look.small) g.fill(new Path2D(sign.solids));
  if (sign.strokes && !look.small) g.stroke(new Path2D(sign.strokes));
  if (look.struck) strike(g, palette);
  return canvas;
}

/** Two lines through it, legible on any plate. */
function strike(g: CanvasRenderingContext2D, palette: Palette): void {
  g.globalAlpha = 1;
  const line = new Path2D('M1 23L23 1');
  g.lineWidth = 5;
  g.strokeStyle = palette.halo;
  g.stroke(line);
  g.lineWidth = 2.2;
  g.strokeStyle = palette.text;
  g.stroke(line);
}
