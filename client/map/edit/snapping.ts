import Collection from 'ol/Collection.js';
import type Feature from 'ol/Feature.js';
import Snap from 'ol/interaction/Snap.js';
import { markOf } from '../marks/marks.ts';
import type { Scene } from '../scene.ts';

/** Beyond this many marks in view, snapping would be a lottery, and dear. */
const MOST = 400;

/** Draws the hand to corners and edges of other marks in view. */
export class Snapping {
  private readonly scene: Scene;
  private snap: Snap | null = null;
  private readonly changed: () => void;
  on = true;

  constructor(scene: Scene, changed: () => void) {
    this.scene = scene;
    this.changed = changed;
  }

  toggle(): void {
    this.on = !this.on;
    this.changed();
  }

  /** From now on, or anew. Last of all interactions, so that it is asked first. @param but not to this mark */
  start(but: string | null): void {
    this.stop();
    if (!this.on) return;
    const { layers, map } = this.scene;
    const near: Feature[] = [];
    layers.marks.source.forEachFeatureIntersectingExtent(this.scene.extent(), (feature) => {
      const mark = markOf(feature);
      if (mark && mark.id !== but && layers.visible(mark)) near.push(feature);
      return near.length > MOST;
    });
    if (near.length === 0 || near.length > MOST) return;
    this.snap = new Snap({ features: new Collection(near), pixelTolerance: 10 });
    map.addInteraction(this.snap);
  }

  stop(): void {
    if (this.snap) this.scene.map.removeInteraction(this.snap);
    this.snap = null;
  }
}
