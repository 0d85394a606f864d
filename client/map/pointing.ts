import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import type { LonLat } from '../../shared/room/board/shape.ts';
import { lonLat } from './marks/geometry.ts';
import type { Scene } from './scene.ts';

export interface PointingWorld {
  /** May a mark be taken in hand now? */
  selecting(): boolean;
  /** Where the pointer is; null: nowhere. */
  at(place: LonLat | null): void;
}

/** Where the pointer is, and whether a mark is under it. */
export class Pointing {
  private readonly scene: Scene;
  private readonly ground: HTMLElement;
  private readonly world: PointingWorld;
  /** Where to look for a mark with the next frame; null: nothing to look for. */
  private pixel: number[] | null = null;

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
    const over = this.pixel !== null && this.scene.markAt(this.pixel, 4) !== undefined;
    this.pixel = null;
    this.ground.classList.toggle('over', over);
  }
}
