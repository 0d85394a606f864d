import Collection from 'ol/Collection.js';
import Feature from 'ol/Feature.js';
import { altKeyOnly, primaryAction, singleClick } from 'ol/events/condition.js';
import Point from 'ol/geom/Point.js';
import Modify from 'ol/interaction/Modify.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { fromLonLat } from 'ol/proj.js';
import type Style from 'ol/style/Style.js';
import type { FeatureChange } from '../../../shared/room/board/build.ts';
import type { Geometry, LonLat } from '../../../shared/room/board/shape.ts';
import { along, partOf } from '../geodesy.ts';
import { fromCanvas, trace } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';
import type { Scene } from '../scene.ts';
import type { Hands } from './hands.ts';
import { nudgeCheckpoint, placesOf } from './checkpoint-edits.ts';
import { insertCorner, moveCorner, removeCorner, cornersOf } from './shape-edits.ts';
import type { Snapping } from './snapping.ts';

/**
 * The corners of the chosen shape: taken, put in, moved and taken out, by hand and by key. By key also
 * a route's checkpoints, which follow the corners; the hand takes those itself (DragCheckpoint).
 */
export class Corners {
  private readonly scene: Scene;
  private readonly hands: Hands;
  private readonly snapping: Snapping;
  private readonly look: () => Style;
  private readonly elsewhere: (event: MapBrowserEvent<PointerEvent>) => boolean;
  private modify: Modify | null = null;
  private mark: Mark | null = null;
  private feature: Feature | null = null;
  private busy = false;
  /** The corner that keys speak of; those after the last are checkpoints; null: none. */
  private at: number | null = null;
  private readonly spot = new Feature();

  /** @param look of the handle under the pointer @param elsewhere is another hand there already? */
  constructor(
    scene: Scene,
    hands: Hands,
    snapping: Snapping,
    look: () => Style,
    elsewhere: (event: MapBrowserEvent<PointerEvent>) => boolean,
  ) {
    this.scene = scene;
    this.hands = hands;
    this.snapping = snapping;
    this.look = look;
    this.elsewhere = elsewhere;
  }

  /** Is a corner chosen by key? */
  get chosen(): boolean {
    return this.at !== null;
  }

  /** Give a shape handles at its corners; null: to none. */
  edit(mark: Mark | null): void {
    const editable = mark && hasCorners(mark) && this.hands.allowed() && this.hands.free(mark);
    if (editable && this.mark?.id === mark.id) {
      // A colleague's change while our hand is off it; or a checkpoint that passed another.
      this.at = sameStop(this.mark, mark, this.at);
      this.mark = mark;
      if (!this.busy) this.scene.layers.reshape(mark.id, mark);
      return this.showSpot();
    }
    this.release();
    if (editable) this.take(mark);
  }

  /** Choose the next (1) or the one before (-1). @returns false when there are no corners */
  step(by: 1 | -1): boolean {
    const corners = this.places;
    if (corners.length === 0) return false;
    const from = this.at ?? (by > 0 ? -1 : 0);
    this.at = (from + by + corners.length) % corners.length;
    this.showSpot();
    const place = corners[this.at];
    if (place) this.scene.reveal(place);
    return true;
  }

  /** @returns false when no corner was chosen */
  letGo(): boolean {
    if (this.at === null) return false;
    this.at = null;
    this.showSpot();
    return true;
  }

  /** `mark` with the chosen corner or checkpoint moved by canvas metres; null: none is chosen. */
  nudged(dx: number, dy: number, mark: Mark): FeatureChange | null {
    if (this.at === null) return null;
    const stop = this.at - cornersOf(mark.geom).length;
    if (stop >= 0) return { checkpoints: nudgeCheckpoint(mark, stop, dx, dy) };
    return reshaped(mark, moveCorner(mark.geom, this.at, dx, dy));
  }

  /** Corners, then checkpoints. */
  private get places(): readonly LonLat[] {
    return this.mark ? [...cornersOf(this.mark.geom), ...placesOf(this.mark)] : [];
  }

  /** A corner in the middle of the next leg. */
  insert(): boolean {
    if (this.at === null || !this.mark) return false;
    if (this.at >= cornersOf(this.mark.geom).length) return false;
    const geom = insertCorner(this.mark.geom, this.at);
    this.at += 1;
    return this.write(this.mark, geom);
  }

  /** @returns false when no corner is chosen */
  remove(): boolean {
    if (this.at === null || !this.mark) return false;
    const stop = this.at - cornersOf(this.mark.geom).length;
    if (stop >= 0) {
      const checkpoints = (this.mark.checkpoints ?? []).filter((_, i) => i !== stop);
      this.at = null;
      void this.hands.changed(new Map([[this.mark.id, { checkpoints }]]));
      return true;
    }
    const geom = removeCorner(this.mark.geom, this.at);
    if (geom) {
      this.at = Math.min(this.at, cornersOf(geom).length - 1);
      this.write(this.mark, geom);
    }
    return true;
  }

  private write(mark: Mark, geom: Geometry): boolean {
    void this.hands.changed(new Map([[mark.id, reshaped(mark, geom)]]));
    return true;
  }

  private take(mark: Mark): void {
    const feature = this.scene.layers.hold(mark);
    this.mark = mark;
    this.feature = feature;
    const modify = new Modify({
      features: new Collection([feature]),
      pixelTolerance: matchMedia('(pointer: coarse)').matches ? 22 : 9,
      style: this.look(),
      // With Shift or Alt the whole shape moves or turns (DragMark).
      condition: (event) => {
        const { shiftKey, altKey } = event.originalEvent as PointerEvent;
        const other = this.elsewhere(event as MapBrowserEvent<PointerEvent>);
        return primaryAction(event) && !shiftKey && !altKey && !other;
      },
      deleteCondition: (event) => altKeyOnly(event) && singleClick(event),
    });
    modify.on('modifystart', () => {
      this.busy = true;
      this.at = null;
      this.showSpot();
      feature.getGeometry()?.on('change', this.share);
    });
    modify.on('modifyend', () => void this.modified());
    this.modify = modify;
    this.scene.map.addInteraction(modify);
    this.snapping.start(mark.id);
  }

  private async modified(): Promise<void> {
    const { feature, mark } = this;
    this.busy = false;
    const geometry = feature?.getGeometry();
    geometry?.un('change', this.share);
    const geom = geometry ? fromCanvas(geometry) : null;
    if (!mark) return;
    if (geom) await this.hands.changed(new Map([[mark.id, reshaped(mark, geom)]]));
    this.hands.dragging(null);
    this.hands.measuring(null, false);
    // Refused, or too little to be a shape: as the board has it.
    const now = this.scene.marks.get(mark.id);
    if (now && this.mark?.id === mark.id && !this.busy) this.scene.layers.reshape(mark.id, now);
  }

  private release(): void {
    if (this.modify) this.scene.map.removeInteraction(this.modify);
    if (this.mark) {
      this.scene.layers.release(this.mark.id);
      this.snapping.stop();
    }
    this.modify = null;
    this.mark = null;
    this.feature = null;
    this.busy = false;
    this.at = null;
    this.showSpot();
  }

  private readonly share = (): void => {
    const geometry = this.feature?.getGeometry();
    const geom = geometry ? fromCanvas(geometry) : null;
    if (!this.mark || !geometry) return;
    const points = trace(geometry);
    // Arrowheads and checkpoints go with the line.
    if (geom) this.feature?.set('mark', { ...this.mark, ...reshaped(this.mark, geom) }, true);
    this.hands.dragging({ feature: this.mark.id, points });
    this.hands.measuring(points, geom?.type === 'Polygon');
  };

  private showSpot(): void {
    const place = this.at === null ? undefined : this.places[this.at];
    const { hot } = this.scene.layers;
    if (!place) {
      if (hot.hasFeature(this.spot)) hot.removeFeature(this.spot);
      return;
    }
    this.spot.setGeometry(new Point(fromLonLat(place)));
    this.spot.setStyle(this.look());
    if (!hot.hasFeature(this.spot)) hot.addFeature(this.spot);
  }
}

/** The checkpoint that was chosen, by its name, wherever it stands in the row by now. */
function sameStop(before: Mark, mark: Mark, at: number | null): number | null {
  const stop = (at ?? 0) - cornersOf(before.geom).length;
  const held = at === null ? undefined : before.checkpoints?.[stop];
  if (!held) return at;
  const now = (mark.checkpoints ?? []).findIndex(({ name }) => name === held.name);
  return now < 0 ? null : cornersOf(mark.geom).length + now;
}

function hasCorners({ geom }: Mark): boolean {
  return geom.type === 'LineString' || geom.type === 'Polygon';
}

/** The edit that gives a mark this shape: checkpoints stay where they are on the ground. */
export function reshaped(mark: Mark, geom: Geometry): FeatureChange {
  if (geom.type !== 'LineString' || mark.geom.type !== 'LineString' || !mark.checkpoints?.length)
    return { geom };
  const before: readonly LonLat[] = mark.geom.coordinates;
  const after = geom.coordinates;
  const checkpoints = mark.checkpoints.map((checkpoint) => ({
    ...checkpoint,
    at: Number(partOf(after, along(before, checkpoint.at).at).toFixed(6)),
  }));
  return { geom, checkpoints };
}
