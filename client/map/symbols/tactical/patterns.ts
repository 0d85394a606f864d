import { shifted, stepsAlong, type Pixel, type Step } from './along.ts';
import type { Pattern } from './looks.ts';

/** How far apart the signs of a pattern are, in its own size. */
const GAP: Readonly<Record<Pattern, number>> = {
  scallops: 2,
  teeth: 2.4,
  battlements: 2,
  ticks: 1.6,
  discs: 4,
  crosses: 4,
};

type Sign = (g: CanvasRenderingContext2D, step: Step, size: number) => void;

function move(g: CanvasRenderingContext2D, [x, y]: Pixel): void {
  g.moveTo(x, y);
}
function draw(g: CanvasRenderingContext2D, [x, y]: Pixel): void {
  g.lineTo(x, y);
}

const SIGNS: Readonly<Record<Pattern, Sign>> = {
  scallops: (g, { at, along }, size) => {
    const angle = Math.atan2(along[1], along[0]);
    const start = shifted(at, along, -size);
    g.moveTo(start[0], start[1]);
    g.arc(at[0], at[1], size, angle + Math.PI, angle + 2 * Math.PI);
  },
  teeth: (g, { at, along, left }, size) => {
    move(g, shifted(at, along, -size * 0.7));
    draw(g, shifted(at, left, size * 1.2));
    draw(g, shifted(at, along, size * 0.7));
  },
  battlements: (g, { at, along, left }, size) => {
    const [a, b] = [shifted(at, along, -size / 2), shifted(at, along, size / 2)];
    move(g, a);
    draw(g, shifted(a, left, size));
    draw(g, shifted(b, left, size));
    draw(g, b);
  },
  ticks: (g, { at, left }, size) => {
    move(g, at);
    draw(g, shifted(at, left, size));
  },
  discs: (g, { at }, size) => {
    g.moveTo(at[0] + size * 0.6, at[1]);
    g.arc(at[0], at[1], size * 0.6, 0, 2 * Math.PI);
  },
  crosses: (g, { at, along, left }, size) => {
    for (const sign of [1, -1]) {
      const arm: Pixel = [along[0] + sign * left[0], along[1] + sign * left[1]];
      move(g, shifted(at, arm, -size * 0.45));
      draw(g, shifted(at, arm, size * 0.45));
    }
  },
};

/** Adds a pattern to the path that is begun on `g`. @param size of one sign, px */
export function tracePattern(
  g: CanvasRenderingContext2D,
  line: readonly Pixel[],
  pattern: Pattern,
  size: number,
): void {
  const sign = SIGNS[pattern];
  for (const step of stepsAlong(line, GAP[pattern] * size)) sign(g, step, size);
}
