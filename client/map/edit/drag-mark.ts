import Feature from 'ol/Feature.js';
import PointerInteraction from 'ol/interaction/Pointer.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import type { Geometry } from '../../../shared/room/board/shape.ts';
import { moved, positions, toCanvas } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';
import type { Scene } from '../scene.ts';
import type { Hands } from './tools.ts';

/** Less than this many px is a click with a shaking hand. */
const DEAD_ZONE = 4;

interface Grip {
  readonly mark: Mark;
  readonly from: number[];
  readonly pixel: number[];
  clone: Feature | null;
  geom: Geometry;
}

/**
 * Moves a mark: every step is presence, letting go is one edit. Lines and areas, and anything
 * under a finger, move only once selected: else who pans across a large area would carry it off.
 */
export class DragMark extends PointerInteraction {
  private grip: Grip | null = null;
  private readonly scene: Scene;
  private readonly hands: Hands;
  private readonly active: () => boolean;

  constructor(scene: Scene, hands: Hands, active: () => boolean) {
    super();
    this.scene = scene;
    this.hands = hands;
    this.active = active;
  }

  override handleDownEvent(event: MapBrowserEvent<PointerEvent>): boolean {
    if (!this.active() || !this.hands.allowed() || event.originalEvent.button !== 0) return false;
    const touch = event.originalEvent.pointerType === 'touch';
    const mark = this.scene.markAt(event.pixel, touch ? 14 : 4);
    if (!mark || mark.lifted) return false;
    const small = mark.kind === 'point' || mark.kind === 'text';
    if ((touch || !small) && mark.id !== this.scene.selected) return false;
    this.grip = { mark, from: event.coordinate, pixel: event.pixel, clone: null, geom: mark.geom };
    return true;
  }

  override handleDragEvent(event: MapBrowserEvent<PointerEvent>): void {
    const { grip } = this;
    if (!grip) return;
    const far = event.pixel.some((p, i) => Math.abs(p - (grip.pixel[i] ?? 0)) > DEAD_ZONE);
    if (!grip.clone && !far) return;
    grip.geom = moved(grip.mark.geom, grip.from, event.coordinate);
    grip.clone ??= this.heat(grip.mark);
    grip.clone.setGeometry(toCanvas(grip.geom));
    this.hands.dragging(grip.mark.id, positions(grip.geom));
  }

  override handleUpEvent(): boolean {
    const { grip } = this;
    this.grip = null;
    if (!grip?.clone) return false;
    this.hands.changed(grip.mark.id, grip.geom);
    this.hands.dragging(null, null);
    // A line that is being edited has a clone of its own, which stays hot.
    if (this.scene.hot.hasFeature(grip.clone) && grip.clone.getId() === undefined) {
      this.scene.hot.removeFeature(grip.clone);
      if (!this.scene.hot.getFeatureById(grip.mark.id)) this.scene.heat(null);
    }
    return false;
  }

  private heat(mark: Mark): Feature {
    const known = this.scene.hot.getFeatureById(mark.id);
    if (known instanceof Feature) return known;
    const clone = new Feature();
    clone.set('mark', mark, true);
    this.scene.hot.addFeature(clone);
    this.scene.heat(mark.id);
    return clone;
  }
}
