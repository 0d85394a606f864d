/**
 * Patterns along a line, in pixels of the canvas: pure geometry, so that it can be tested without
 * one. A line is walked at even steps; a pattern that does not fit is left out at the end.
 */
export type Pixel = readonly [x: number, y: number];

export interface Step {
  readonly at: Pixel;
  /** Direction of the line there, a unit vector. */
  readonly along: Pixel;
  /** To the left of it as one walks, on a canvas whose y grows downwards. */
  readonly left: Pixel;
}

/** Longest walk: a line zoomed in far runs for millions of pixels outside the view. */
const MAX_STEPS = 4_000;

/** Points every `gap` px along the line, the first after half a gap. */
export function stepsAlong(line: readonly Pixel[], gap: number): Step[] {
  const steps: Step[] = [];
  let next = gap / 2;
  for (let i = 1; i < line.length && steps.length < MAX_STEPS; i++) {
    const [ax, ay] = line[i - 1] ?? [0, 0];
    const [bx, by] = line[i] ?? [0, 0];
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0) continue;
    const along: Pixel = [(bx - ax) / length, (by - ay) / length];
    const left: Pixel = [along[1], -along[0]];
    for (; next <= length && steps.length < MAX_STEPS; next += gap)
      steps.push({ at: [ax + along[0] * next, ay + along[1] * next], along, left });
    next -= length;
  }
  return steps;
}

/** `[from + by · towards]` */
export const shifted = (from: Pixel, towards: Pixel, by: number): Pixel => [
  from[0] + towards[0] * by,
  from[1] + towards[1] * by,
];

/**
 * The outline of a hollow arrow around a line: an axis of advance.
 * @param half half its width, px. @returns a closed ring; empty when the line is shorter than its head
 */
export function hollowArrow(line: readonly Pixel[], half: number): Pixel[] {
  const ends = line.filter((p, i) => {
    const before = line[i - 1];
    return !before || Math.hypot(p[0] - before[0], p[1] - before[1]) > 0.5;
  });
  const tip = ends.at(-1);
  const last = ends.at(-2);
  if (!tip || !last) return [];
  const length = Math.hypot(tip[0] - last[0], tip[1] - last[1]);
  const head = half * 2.4;
  if (length <= head) return [];
  const along: Pixel = [(tip[0] - last[0]) / length, (tip[1] - last[1]) / length];
  const left: Pixel = [along[1], -along[0]];
  const neck = shifted(tip, along, -head);
  const body = [...ends.slice(0, -1), neck];
  const side = (sign: 1 | -1): Pixel[] => body.map((_, i) => offset(body, i, sign * half));
  return [
    ...side(1),
    shifted(neck, left, half * 2.1),
    tip,
    shifted(neck, left, -half * 2.1),
    ...side(-1).reverse(),
  ];
}

/** Corner `i` of a line moved aside, along the middle of the angle there. */
function offset(line: readonly Pixel[], i: number, by: number): Pixel {
  const at = line[i] ?? [0, 0];
  const before = line[i - 1] ?? at;
  const after = line[i + 1] ?? at;
  const dx = after[0] - before[0];
  const dy = after[1] - before[1];
  const length = Math.hypot(dx, dy) || 1;
  return [at[0] + (dy / length) * by, at[1] - (dx / length) * by];
}
