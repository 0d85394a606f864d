import type { LonLat } from '../../../shared/room/board/shape.ts';
import type { DeskHost } from '../desk-state.ts';
import type { Scene } from '../scene.ts';
import { ring } from './ring.ts';

/** What may lie over the map beside a mark that one goes to. */
const OVER = 'accord-mark-card .card, .marks';
/** Less than this between them is no place to show anything, CSS px. */
const LEAST = 120;

/** Go to a place and ring it, in the widest part of the map that no card and no list lies on. */
export async function arrive(
  scene: Scene,
  host: DeskHost,
  at: LonLat,
  zoom: number,
): Promise<void> {
  await host.updateComplete;
  const { left, right } = host.getBoundingClientRect();
  const over = [...host.renderRoot.querySelectorAll(OVER)].map((part) =>
    part.getBoundingClientRect(),
  );
  const aside = middleOfGap(left, right, over) - (left + right) / 2;
  scene.flyTo(at, zoom, aside);
  ring(scene.map, at);
}

/** The middle of the widest gap between `left` and `right` that none of `over` covers. */
export function middleOfGap(
  left: number,
  right: number,
  over: readonly { readonly left: number; readonly right: number }[],
): number {
  let at = left;
  let best = { width: LEAST, middle: (left + right) / 2 };
  const ends = [...over].sort((a, b) => a.left - b.left);
  for (const part of [...ends, { left: right, right }]) {
    const width = part.left - at;
    if (width > best.width) best = { width, middle: at + width / 2 };
    at = Math.max(at, part.right);
  }
  return best.middle;
}
