import PointerInteraction from 'ol/interaction/Pointer.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { fromLonLat } from 'ol/proj.js';
import type { Geometry, LonLat } from '../../../shared/room/board/shape.ts';
import { leg } from '../geodesy.ts';
import { lonLat, middle, moved, positions, turned } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';
import type { Scene } from '../scene.ts';
import type { Hands } from './hands.ts';

/** Less than this many px is a click with a shaking hand. */
const DEAD_ZONE = 4;
/** What a hand changes of a mark. */
export type Reshaped = { readonly geom: Geometry } | { readonly rotation: number };

/** How near to the edge of a circle one takes hold of its radius, px. */
const EDGE = { mouse: 7, touch: 22 } as const;

interface Grip {
  readonly marks: readonly Mark[];
  readonly from: number[];
  readonly pixel: number[];
  /** What the hand does: carry, turn round the middle, or widen a circle. */
  readonly does: 'move' | 'turn' | 'widen';
  readonly centre: LonLat;
  changes: ReadonlyMap<string, Reshaped> | null;
}

/**
 * Moves marks, turns them (Alt) and widens circles (by their edge): every step is presence, letting
 * go is one edit. Lines and areas, and anything under a finger, move only once chosen: else who
 * pans across a large area would carry it off.
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
    const chosen = this.hands.chosen();
    const widened = this.edgeAt(event, touch);
    const mark = widened ?? this.scene.markAt(event.pixel, touch ? 14 : 4);
    if (!mark || !this.hands.free(mark)) return false;
    const small = mark.geom.type === 'Point';
    if ((touch || !small) && !chosen.has(mark.id)) return false;
    const group = chosen.has(mark.id) && chosen.size > 1 ? this.free(chosen) : [mark];
    const does = widened ? 'widen' : event.originalEvent.altKey ? 'turn' : 'move';
    // With Shift on what was not chosen, a click adds it: no drag of that.
    if (event.originalEvent.shiftKey && !chosen.has(mark.id)) return false;
    const centre = middle(mark.geom);
    const { coordinate: from, pixel } = event;
    this.grip = { marks: group, from, pixel, does, centre, changes: null };
    return true;
  }

  override handleDragEvent(event: MapBrowserEvent<PointerEvent>): void {
    const { grip } = this;
    if (!grip) return;
    const far = event.pixel.some((p, i) => Math.abs(p - (grip.pixel[i] ?? 0)) > DEAD_ZONE);
    if (!grip.changes && !far) return;
    const changes = new Map<string, Reshaped>();
    for (const mark of grip.marks) {
      const change = this.changeOf(mark, grip, event);
      changes.set(mark.id, change);
      if (!grip.changes) this.scene.layers.hold(mark);
      this.scene.layers.reshape(mark.id, change);
    }
    grip.changes = changes;
    this.tell(grip, event.coordinate);
  }

  override handleUpEvent(): boolean {
    const { grip } = this;
    this.grip = null;
    if (!grip?.changes) return false;
    void this.letGo(grip.marks, grip.changes);
    return false;
  }

  private async letGo(
    marks: readonly Mark[],
    changes: ReadonlyMap<string, Reshaped>,
  ): Promise<void> {
    await this.hands.changed(changes);
    this.hands.dragging(null);
    for (const { id } of marks) this.scene.layers.release(id);
  }

  private changeOf(mark: Mark, grip: Grip, event: MapBrowserEvent<PointerEvent>): Reshaped {
    const { geom } = mark;
    if (grip.does === 'widen' && geom.type === 'Circle') {
      const radius = Math.max(1, leg(geom.centre, lonLat(event.coordinate)).metres);
      return { geom: { ...geom, radius: Number(radius.toFixed(1)) } };
    }
    if (grip.does !== 'turn') return { geom: moved(geom, grip.from, event.coordinate) };
    const degrees = angle(grip.centre, event.coordinate) - angle(grip.centre, grip.from);
    return turnedBy(mark, degrees, grip.centre);
  }

  private tell(grip: Grip, to: number[]): void {
    const [first] = grip.marks;
    const change = first && grip.changes?.get(first.id);
    if (!first || !change) return;
    const points = positions('geom' in change ? change.geom : first.geom);
    const together = { from: lonLat(grip.from), to: lonLat(to) };
    const ids = grip.marks.map(({ id }) => id);
    this.hands.dragging({
      feature: first.id,
      points,
      ...(ids.length > 1 ? { together: { ids, ...together } } : {}),
    });
  }

  private free(ids: ReadonlySet<string>): Mark[] {
    return [...ids]
      .map((id) => this.scene.marks.get(id))
      .filter((mark): mark is Mark => mark !== undefined && this.hands.free(mark));
  }

  /** The chosen circle whose edge is under the pointer. */
  private edgeAt(event: MapBrowserEvent<PointerEvent>, touch: boolean): Mark | null {
    const [id] = this.hands.chosen();
    const mark = id ? this.scene.marks.get(id) : undefined;
    if (mark?.geom.type !== 'Circle' || this.hands.chosen().size > 1) return null;
    const { centre, radius } = mark.geom;
    const off = Math.abs(leg(centre, lonLat(event.coordinate)).metres - radius);
    const resolution = this.scene.view.getResolution() ?? 1;
    const ground = resolution * Math.cos((centre[1] * Math.PI) / 180);
    return off / ground <= EDGE[touch ? 'touch' : 'mouse'] ? mark : null;
  }
}

/** `mark` turned clockwise; a point and a text turn where they stand. */
export function turnedBy(mark: Mark, degrees: number, centre: LonLat): Reshaped {
  if (mark.kind !== 'point' && mark.kind !== 'text')
    return { geom: turned(mark.geom, degrees, centre) };
  const rotation = ((((mark.rotation ?? 0) + degrees) % 360) + 360) % 360;
  return { rotation: Number(rotation.toFixed(1)) };
}

/** Direction from `centre` to a place on the canvas, degrees clockwise from up. */
function angle(centre: LonLat, to: number[]): number {
  const [x = 0, y = 0] = fromLonLat(centre);
  return (Math.atan2((to[0] ?? 0) - x, (to[1] ?? 0) - y) * 180) / Math.PI;
}
