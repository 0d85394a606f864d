import type Feature from 'ol/Feature.js';
import type { FeatureLike } from 'ol/Feature.js';
import Layer from 'ol/layer/Layer.js';
import type { FrameState } from 'ol/Map.js';
import type VectorSource from 'ol/source/Vector.js';
import ViewHint from 'ol/ViewHint.js';
import { itemAt } from './hit.ts';
import { itemsOf, paint, type Item, type LookOf } from './items.ts';
import { fit, Picture } from './picture.ts';
import type { Sight } from './sight.ts';
import { Throng, type Easel } from './throng.ts';

export interface ThrongLook {
  style: LookOf;
  order(a: FeatureLike, b: FeatureLike): number;
}

/**
 * Shows a throng on canvases of its own, so that a mark that moves repaints neither the ground nor
 * the names: the picture of what rests, shifted while the map is moved, and the lively ones over it.
 */
export class ThrongLayer extends Layer implements Easel {
  private readonly look: ThrongLook;
  private readonly throng: Throng;
  private readonly element = document.createElement('div');
  private readonly picture = new Picture();
  private readonly canvas = document.createElement('canvas');
  private lively: readonly Item[] = [];
  /** What the screen shows; null: nothing yet. */
  private seen: Sight | null = null;
  private stale = true;
  private leaving = new Set<Feature>();
  private frame = 0;

  constructor(marks: VectorSource, all: () => Iterable<Feature>, look: ThrongLook) {
    // Under the marks that OpenLayers paints: the chosen ones, and what is in hand.
    super({ visible: false, zIndex: 9 });
    this.look = look;
    this.throng = new Throng(marks, all, this);
    this.element.className = 'ol-layer throng';
    for (const one of [this.picture.canvas, this.canvas]) {
      one.style.cssText =
        'position:absolute;left:0;top:0;transform-origin:top left;will-change:transform';
      this.element.append(one);
    }
  }

  show(shown: boolean): void {
    this.setVisible(shown);
    this.throng.show(shown);
  }

  /** Paint all of it again: another palette, other layers shown. */
  again(): void {
    if (this.getVisible()) this.whole();
  }

  whole(): void {
    this.stale = true;
    this.changed();
  }

  gone(feature: Feature): void {
    this.leaving.add(feature);
    this.front();
  }

  /** The mark at a place of the map. @param tolerance CSS px around it */
  at(place: readonly number[], tolerance: number): Feature | undefined {
    const { seen, lively, picture } = this;
    if (!seen || !this.getVisible()) return undefined;
    return itemAt(lively, seen, place, tolerance) ?? picture.at(place, tolerance);
  }

  /** Without the map: nothing else on it has changed. */
  front(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (!this.seen || this.stale || !this.getVisible()) return;
      this.spots();
      this.paintFront(this.seen);
    });
  }

  override render({ viewState, viewHints, size, pixelRatio }: FrameState): HTMLElement {
    const { center: centre, resolution } = viewState;
    const px = (css: number): number => Math.round(css * pixelRatio);
    const [width, height] = [px(size[0] ?? 0), px(size[1] ?? 0)];
    const sight = { centre, resolution, width, height, ratio: pixelRatio };
    const moves = Boolean(viewHints[ViewHint.ANIMATING] || viewHints[ViewHint.INTERACTING]);
    if (this.stale || !this.picture.serves(sight, moves)) this.paintWhole(sight);
    else this.spots();
    this.picture.place(sight);
    this.paintFront(sight);
    return this.element;
  }

  override disposeInternal(): void {
    this.throng.show(false);
    super.disposeInternal();
  }

  private paintWhole(sight: Sight): void {
    this.stale = false;
    this.leaving.clear();
    this.picture.paint(this.sorted(this.throng.still), this.look.style, sight);
  }

  private spots(): void {
    if (this.leaving.size === 0) return;
    this.picture.without(this.leaving);
    this.leaving.clear();
  }

  private paintFront(sight: Sight): void {
    this.seen = sight;
    const { canvas } = this;
    this.lively = itemsOf(this.sorted(this.throng.lively), this.look.style, sight);
    fit(canvas, sight);
    const g = canvas.getContext('2d');
    if (!g) return;
    g.clearRect(0, 0, canvas.width, canvas.height);
    paint(g, this.lively, sight);
  }

  private sorted(features: Iterable<Feature>): Feature[] {
    return [...features].sort((a, b) => this.look.order(a, b));
  }
}
