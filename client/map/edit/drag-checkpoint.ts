import PointerInteraction from 'ol/interaction/Pointer.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { fromLonLat } from 'ol/proj.js';
import type { Checkpoint } from '../../../shared/room/board/shape.ts';
import { lonLat } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';
import type { Scene } from '../scene.ts';
import { checkpointAt, inOrder, placesOf } from './checkpoint-edits.ts';
import type { Hands } from './hands.ts';

/** How near to a checkpoint one takes hold of it, CSS px. */
const REACH = { mouse: 8, touch: 22 } as const;

interface Grip {
  readonly mark: Mark;
  readonly index: number;
  checkpoints: Checkpoint[] | null;
}

/** Moves a checkpoint of the chosen route along it: dragging is presence, letting go is one edit. */
export class DragCheckpoint extends PointerInteraction {
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

  /** The checkpoint under the pointer, of the one route that is chosen; null: none. */
  under(event: MapBrowserEvent<PointerEvent>): { mark: Mark; index: number } | null {
    const [id, ...others] = this.hands.chosen();
    const mark = id === undefined ? undefined : this.scene.marks.get(id);
    if (!mark || others.length > 0 || !this.active()) return null;
    if (!this.hands.allowed() || !this.hands.free(mark)) return null;
    const reach: number = event.originalEvent.pointerType === 'touch' ? REACH.touch : REACH.mouse;
    const [x = 0, y = 0] = event.pixel;
    let best = { off: reach, index: -1 };
    for (const [index, place] of placesOf(mark).entries()) {
      const [px = Infinity, py = 0] =
        this.scene.map.getPixelFromCoordinate(fromLonLat(place)) ?? [];
      const off = Math.hypot(px - x, py - y);
      if (off < best.off) best = { off, index };
    }
    return best.index < 0 ? null : { mark, index: best.index };
  }

  override handleDownEvent(event: MapBrowserEvent<PointerEvent>): boolean {
    const { button, altKey, shiftKey } = event.originalEvent;
    const under = button === 0 && !altKey && !shiftKey ? this.under(event) : null;
    if (!under) return false;
    this.grip = { ...under, checkpoints: null };
    this.scene.layers.hold(under.mark);
    return true;
  }

  override handleDragEvent(event: MapBrowserEvent<PointerEvent>): void {
    const { grip } = this;
    if (!grip) return;
    const { mark, index } = grip;
    grip.checkpoints = checkpointAt(mark, index, lonLat(event.coordinate));
    const moved = { checkpoints: grip.checkpoints };
    this.scene.layers.reshape(mark.id, moved);
    const place = placesOf({ ...mark, ...moved })[index];
    if (place) this.hands.dragging({ feature: mark.id, points: [place] });
  }

  override handleUpEvent(): boolean {
    const { grip } = this;
    this.grip = null;
    if (grip) void this.letGo(grip);
    return false;
  }

  private async letGo({ mark, checkpoints }: Grip): Promise<void> {
    if (checkpoints)
      await this.hands.changed(new Map([[mark.id, { checkpoints: inOrder(checkpoints) }]]));
    this.hands.dragging(null);
    this.scene.layers.release(mark.id);
  }
}
