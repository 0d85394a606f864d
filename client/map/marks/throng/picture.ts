import type Feature from 'ol/Feature.js';
import { itemAt } from './hit.ts';
import { itemsOf, paint, type Item, type LookOf } from './items.ts';
import { meet, type Box, type Sight } from './sight.ts';

/** How much more than the screen the picture covers on each side, of the screen's size. */
const MARGIN = 0.25;

/** Marks at rest, painted once and then moved about as one picture. */
export class Picture {
  readonly canvas = document.createElement('canvas');
  private sight: Sight | null = null;
  private items: readonly Item[] = [];
  /** Items by their mark: those of marks that are gone are no longer here. */
  private readonly held = new Map<Feature, Item[]>();

  /** Can it be shown for `seen`? While the map is moved it may be blurred, but must not end. */
  serves(seen: Sight, moves: boolean): boolean {
    const { sight } = this;
    if (!sight || sight.ratio !== seen.ratio) return false;
    if (sight.width !== grown(seen.width) || sight.height !== grown(seen.height)) return false;
    if (sight.resolution !== seen.resolution) return moves;
    const [x, y] = shift(sight, seen);
    // At rest half of the margin is left for the next move.
    const part = moves ? MARGIN : MARGIN / 2;
    return Math.abs(x) <= part * seen.width && Math.abs(y) <= part * seen.height;
  }

  /** @param features lowest first */
  paint(features: readonly Feature[], lookOf: LookOf, seen: Sight): void {
    const sight = { ...seen, width: grown(seen.width), height: grown(seen.height) };
    this.sight = sight;
    this.items = itemsOf(features, lookOf, sight);
    this.held.clear();
    for (const item of this.items) {
      const others = this.held.get(item.feature);
      if (others) others.push(item);
      else this.held.set(item.feature, [item]);
    }
    fit(this.canvas, sight);
    const g = this.canvas.getContext('2d');
    if (!g) return;
    g.clearRect(0, 0, sight.width, sight.height);
    paint(g, this.items, sight);
  }

  /** Paint again where these were. */
  without(gone: ReadonlySet<Feature>): void {
    const { sight } = this;
    const g = this.canvas.getContext('2d');
    if (!sight || !g) return;
    const spots: Box[] = [];
    for (const feature of gone) {
      for (const { box } of this.held.get(feature) ?? []) spots.push(outward(box));
      this.held.delete(feature);
    }
    if (spots.length === 0) return;
    const hurt = this.items.filter(
      ({ box, feature }) => spots.some((spot) => meet(box, spot)) && this.held.has(feature),
    );
    g.save();
    g.beginPath();
    for (const [left, top, right, bottom] of spots) g.rect(left, top, right - left, bottom - top);
    g.clip();
    g.clearRect(0, 0, sight.width, sight.height);
    paint(g, hurt, sight);
    g.restore();
  }

  /** Lay it where it belongs on the screen. */
  place(seen: Sight): void {
    const { sight } = this;
    if (!sight) return;
    const scale = sight.resolution / seen.resolution;
    const [x, y] = shift(sight, seen);
    // Whole device px, unless it is scaled anyway: the picture stays sharp.
    const whole = scale === 1 ? Math.round : (px: number): number => px;
    const left = whole(seen.width / 2 - x - (sight.width / 2) * scale) / seen.ratio;
    const top = whole(seen.height / 2 - y - (sight.height / 2) * scale) / seen.ratio;
    const size = scale / seen.ratio;
    this.canvas.style.transform = `matrix(${size}, 0, 0, ${size}, ${left}, ${top})`;
  }

  at(place: readonly number[], tolerance: number): Feature | undefined {
    if (!this.sight) return undefined;
    return itemAt(this.items, this.sight, place, tolerance, (feature) => this.held.has(feature));
  }
}

/** The canvas for a sight; its size in CSS px is left to a matrix. */
export function fit(canvas: HTMLCanvasElement, { width, height, ratio }: Sight): void {
  if (canvas.width === width && canvas.height === height) return;
  [canvas.width, canvas.height] = [width, height];
  canvas.style.transform = `matrix(${1 / ratio}, 0, 0, ${1 / ratio}, 0, 0)`;
}

/** An even number more: the margins of both sides are the same. */
function grown(px: number): number {
  return px + 2 * Math.round(px * MARGIN);
}

/** How far the middle of the screen is from that of the picture, device px of the screen. */
function shift(sight: Sight, seen: Sight): [number, number] {
  const scale = seen.ratio / seen.resolution;
  const [x = 0, y = 0] = sight.centre;
  const [sx = 0, sy = 0] = seen.centre;
  return [(sx - x) * scale, (y - sy) * scale];
}

function outward([left, top, right, bottom]: Box): Box {
  return [Math.floor(left) - 1, Math.floor(top) - 1, Math.ceil(right) + 1, Math.ceil(bottom) + 1];
}
