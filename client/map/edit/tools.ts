/** The hands on the map: select, drag, change vertices, draw. Writes through the editor only. */
import Collection from 'ol/Collection.js';
import Feature from 'ol/Feature.js';
import type OlGeometry from 'ol/geom/Geometry.js';
import { altKeyOnly, primaryAction, singleClick } from 'ol/events/condition.js';
import Draw from 'ol/interaction/Draw.js';
import Modify from 'ol/interaction/Modify.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import type { FeatureKind, Geometry, LonLat } from '../../../shared/room/board/shape.ts';
import { fromCanvas, lonLat, toCanvas, trace } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';
import type { Palette } from '../palette.ts';
import { alpha } from '../marks/mark-style.ts';
import type { Scene } from '../scene.ts';
import { DragMark } from './drag-mark.ts';

export const TOOLS = ['select', 'point', 'line', 'area', 'text'] as const;
export type Tool = (typeof TOOLS)[number];

const DRAWN = { point: 'Point', text: 'Point', line: 'LineString', area: 'Polygon' } as const;

export interface Hands {
  /** May this person change the map now? */
  allowed(): boolean;
  selected(id: string | null): void;
  drawn(kind: FeatureKind, geom: Geometry): void;
  changed(id: string, geom: Geometry): void;
  /** What is being dragged or drawn, for colleagues; null: nothing any more. */
  dragging(feature: string | null, points: readonly LonLat[] | null): void;
}

export class Tools {
  private readonly scene: Scene;
  private readonly hands: Hands;
  private palette: Palette;
  private current: Tool = 'select';
  private draw: Draw | null = null;
  private modify: Modify | null = null;
  private clone: Feature | null = null;
  private modifying = false;

  constructor(scene: Scene, hands: Hands, palette: Palette) {
    this.scene = scene;
    this.hands = hands;
    this.palette = palette;
    scene.map.addInteraction(new DragMark(scene, hands, () => this.current === 'select'));
    scene.map.on('click', (event) => this.click(event as MapBrowserEvent<PointerEvent>));
  }

  get tool(): Tool {
    return this.current;
  }

  use(tool: Tool): void {
    this.abort();
    this.current = this.hands.allowed() ? tool : 'select';
    if (this.draw) this.scene.map.removeInteraction(this.draw);
    this.draw = null;
    if (this.current === 'select') return;
    this.edit(null);
    this.draw = this.makeDraw(this.current);
    this.scene.map.addInteraction(this.draw);
  }

  dress(palette: Palette): void {
    this.palette = palette;
    if (this.current !== 'select') this.use(this.current);
  }

  /** Is a line or an area begun and not finished? */
  get drawing(): boolean {
    return (this.draw as { sketchFeature_?: unknown } | null)?.sketchFeature_ instanceof Feature;
  }

  abort(): void {
    this.draw?.abortDrawing();
    this.hands.dragging(null, null);
  }

  /** Keyboard: place, or add a corner, at the centre of the view. */
  atCentre(): void {
    const centre = this.scene.view.getCenter();
    if (!centre || this.current === 'select') return;
    if (this.current === 'point' || this.current === 'text')
      this.hands.drawn(this.current, { type: 'Point', coordinates: lonLat(centre) });
    else this.draw?.appendCoordinates([centre]);
  }

  finish(): void {
    this.draw?.finishDrawing();
  }

  /** Give a line or an area handles at its corners; null: to none. */
  edit(mark: Mark | null): void {
    const editable =
      mark &&
      !mark.lifted &&
      (mark.kind === 'line' || mark.kind === 'area') &&
      this.hands.allowed();
    if (editable && this.clone?.getId() === mark.id) {
      // A colleague's change while our hand is off it.
      this.clone.set('mark', mark, true);
      if (!this.modifying) this.clone.setGeometry(toCanvas(mark.geom));
      return;
    }
    this.release();
    if (editable) this.take(mark);
  }

  private take(mark: Mark): void {
    const clone = new Feature(toCanvas(mark.geom));
    clone.setId(mark.id);
    clone.set('mark', mark, true);
    this.clone = clone;
    this.scene.hot.addFeature(clone);
    this.scene.heat(mark.id);
    const modify = new Modify({
      features: new Collection([clone]),
      pixelTolerance: 9,
      style: this.handle(),
      // With Shift the whole line moves (DragMark).
      condition: (event) => primaryAction(event) && !(event.originalEvent as PointerEvent).shiftKey,
      deleteCondition: (event) => altKeyOnly(event) && singleClick(event),
    });
    modify.on('modifystart', () => {
      this.modifying = true;
      clone.getGeometry()?.on('change', this.share);
    });
    modify.on('modifyend', () => {
      this.modifying = false;
      const geometry = clone.getGeometry();
      geometry?.un('change', this.share);
      const geom = geometry ? fromCanvas(geometry) : null;
      if (geom) this.hands.changed(mark.id, geom);
      this.hands.dragging(null, null);
    });
    this.modify = modify;
    this.scene.map.addInteraction(modify);
  }

  private release(): void {
    if (this.modify) this.scene.map.removeInteraction(this.modify);
    if (this.clone) this.scene.hot.removeFeature(this.clone);
    if (this.clone && this.scene.hotMark === this.clone.getId()) this.scene.heat(null);
    this.modify = null;
    this.clone = null;
    this.modifying = false;
  }

  private readonly share = (): void => {
    if (this.clone)
      this.hands.dragging(String(this.clone.getId()), trace(this.clone.getGeometry()));
  };

  private makeDraw(tool: Exclude<Tool, 'select'>): Draw {
    const draw = new Draw({
      type: DRAWN[tool],
      stopClick: true,
      style: [this.sketch(), this.handle()],
    });
    draw.on('drawstart', ({ feature }) => {
      feature
        .getGeometry()
        ?.on('change', () => this.hands.dragging(null, trace(feature.getGeometry())));
    });
    draw.on('drawend', ({ feature }) => {
      const geom = shape(feature.getGeometry());
      this.hands.dragging(null, null);
      if (geom) this.hands.drawn(tool, geom);
    });
    return draw;
  }

  private sketch(): Style {
    const { line, fill } = this.palette.marks.neutral;
    return new Style({
      stroke: new Stroke({ color: line, width: 2 * this.palette.scale, lineDash: [6, 5] }),
      fill: new Fill({ color: alpha(fill, 0.12) }),
    });
  }

  private handle(): Style {
    const k = this.palette.scale;
    return new Style({
      image: new Circle({
        radius: 5.5 * k,
        fill: new Fill({ color: this.palette.panel }),
        stroke: new Stroke({ color: this.palette.text, width: 2 * k }),
      }),
    });
  }

  private click(event: MapBrowserEvent<PointerEvent>): void {
    if (this.current !== 'select') return;
    const touch = event.originalEvent.pointerType === 'touch';
    this.hands.selected(this.scene.markAt(event.pixel, touch ? 14 : 6)?.id ?? null);
  }
}

function shape(geometry: OlGeometry | undefined): Geometry | null {
  return geometry ? fromCanvas(geometry) : null;
}
