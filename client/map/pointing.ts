import type { Coordinate } from 'ol/coordinate.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import type { LonLat } from '../../shared/room/board/shape.ts';
import { lonLat } from './marks/geometry.ts';
import type { Scene } from './scene.ts';

export interface PointingWorld {
  /** May a mark be taken in hand now? */
  selecting(): boolean;
  /** Is a read-only object there? Asked only where no mark is. */
  under(at: Coordinate): Promise<boolean>;
  /** Where the pointer is; null: nowhere. */
  at(place: LonLat | null): void;
}

/** Where the pointer is, and whether a mark, or an object of the operator's, is under it. */
export class Pointing {
  private readonly scene: Scene;
  private readonly ground: HTMLElement;
  private readonly world: PointingWorld;
  /** Where to look for a mark with the next frame; null: nothing to look for. */
  private pixel: number[] | null = null;
  /** Where to look for an object below; null: a mark is there, or it was answered. */
  private below: number[] | null = null;
  private asking = false;

  constructor(scene: Scene, ground: HTMLElement, world: PointingWorld) {
    this.scene = scene;
    this.ground = ground;
    this.world = world;
    scene.map.on('pointermove', (event) => this.moved(event as MapBrowserEvent));
    ground.addEventListener('pointerleave', () => world.at(null));
  }

  private moved(event: MapBrowserEvent): void {
    this.world.at(lonLat(event.coordinate));
    if (event.dragging || !this.world.selecting()) return;
    // Looking for what is under the pointer paints: once a frame is enough.
    const waiting = this.pixel !== null;
    this.pixel = event.pixel;
    if (!waiting) requestAnimationFrame(() => this.hover());
  }

  private hover(): void {
    const { pixel } = this;
    this.pixel = null;
    const mark = pixel !== null && this.scene.markAt(pixel, 4) !== undefined;
    this.below = mark ? null : pixel;
    if (mark) this.ground.classList.add('over');
    else if (!this.asking) void this.lookBelow();
  }

  /** Objects are known beside the page, and the answer comes later: one question at a time. */
  private async lookBelow(): Promise<void> {
    this.asking = true;
    while (this.below) {
      const pixel = this.below;
      const over = await this.world.under(this.scene.map.getCoordinateFromPixel(pixel));
      if (this.below === pixel) this.below = null;
      else if (this.below === null) break;
      this.ground.classList.toggle('over', over);
    }
    this.asking = false;
  }
}
