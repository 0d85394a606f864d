/** The tools on the map: which one is in hand, and what it draws. Writes through the desk only. */
import Feature from 'ol/Feature.js';
import Draw, { type GeometryFunction } from 'ol/interaction/Draw.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import type OlGeometry from 'ol/geom/Geometry.js';
import Polygon from 'ol/geom/Polygon.js';
import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import { fromLonLat } from 'ol/proj.js';
import type { LonLat } from '../../../shared/room/board/shape.ts';
import { circleRing, leg } from '../geodesy.ts';
import { alpha } from '../marks/brush.ts';
import { fromCanvas, lonLat, simplified, trace } from '../marks/geometry.ts';
import type { Palette } from '../palette.ts';
import type { Scene } from '../scene.ts';
import { boxSelection, chooseIn } from './box.ts';
import { Corners } from './corners.ts';
import { DragCheckpoint } from './drag-checkpoint.ts';
import { DragMark } from './drag-mark.ts';
import type { Hands } from './hands.ts';
import { Snapping } from './snapping.ts';

/** Tools that leave a mark of their kind. */
export const DRAWING_TOOLS = [
  'point',
  'line',
  'arrow',
  'route',
  'freehand',
  'area',
  'circle',
  'text',
  'symbol',
] as const;
type DrawingTool = (typeof DRAWING_TOOLS)[number];
export const TOOLS = ['select', 'box', ...DRAWING_TOOLS, 'measure'] as const;
export type Tool = (typeof TOOLS)[number];

/** A hand's tremble is not a line: what is within this many px of it is left out. */
const FREEHAND_PX = 1.5;
const TYPES = { point: 'Point', text: 'Point', area: 'Polygon', circle: 'Circle' } as const;
const SYMBOL_TYPES = { point: 'Point', line: 'LineString', area: 'Polygon' } as const;

export class Tools {
  readonly corners: Corners;
  readonly snapping: Snapping;
  private readonly scene: Scene;
  private readonly hands: Hands;
  private palette: Palette;
  private current: Tool = 'select';
  private draw: Draw | null = null;
  /** First corner of a box, or centre of a circle, that was placed by key. */
  private begun: LonLat | null = null;

  constructor(scene: Scene, hands: Hands, palette: Palette, changed: () => void) {
    this.scene = scene;
    this.hands = hands;
    this.palette = palette;
    this.snapping = new Snapping(scene, changed);
    const selecting = () => this.current === 'select';
    const checkpoints = new DragCheckpoint(scene, hands, selecting);
    this.corners = new Corners(
      scene,
      hands,
      this.snapping,
      () => this.handle(),
      (event) => checkpoints.under(event) !== null,
    );
    scene.map.addInteraction(new DragMark(scene, hands, selecting));
    scene.map.addInteraction(checkpoints);
    scene.map.addInteraction(boxSelection(scene, hands, () => this.current === 'box'));
    scene.map.on('click', (event) => this.click(event as MapBrowserEvent<PointerEvent>));
  }

  get tool(): Tool {
    return this.current;
  }

  use(tool: Tool): void {
    this.abort();
    const allowed = tool === 'measure' || tool === 'box' || this.hands.allowed();
    this.current = allowed ? tool : 'select';
    if (this.draw) this.scene.map.removeInteraction(this.draw);
    this.draw = null;
    this.snapping.stop();
    if (this.current === 'select' || this.current === 'box') return;
    this.corners.edit(null);
    this.draw = this.makeDraw(this.current);
    this.scene.map.addInteraction(this.draw);
    if (this.current !== 'freehand') this.snapping.start(null);
  }

  /** Snapping was switched, or the view moved: what is near is another. */
  near(): void {
    if (this.draw && this.current !== 'freehand' && !this.drawing) this.snapping.start(null);
  }

  dress(palette: Palette): void {
    this.palette = palette;
    if (this.current !== 'select') this.use(this.current);
  }

  /** Is something begun and not finished? */
  get drawing(): boolean {
    return this.begun !== null || this.sketch !== null;
  }

  abort(): void {
    this.begun = null;
    this.draw?.abortDrawing();
    this.hands.dragging(null);
    this.hands.measuring(null, false);
  }

  /** Keyboard: place, or add a corner, at the centre of the view. */
  atCentre(): void {
    const centre = this.scene.view.getCenter();
    if (!centre || this.current === 'select') return;
    const at = lonLat(centre);
    const { current } = this;
    const placed = current === 'point' || current === 'text' || current === 'symbol';
    if (placed && this.typeOf(current) === 'Point')
      return this.hands.drawn(current, { type: 'Point', coordinates: at });
    if (this.current !== 'circle' && this.current !== 'box')
      return this.draw?.appendCoordinates([centre]);
    if (!this.begun) {
      this.begun = at;
      return this.hands.measuring([at], false);
    }
    const from = this.begun;
    this.abort();
    if (this.current === 'circle') return this.circleDrawn(from, at);
    const [a, b] = [fromLonLat(from), centre];
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [a[0], a[1], b[0], b[1]];
    const box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
    chooseIn(this.scene, this.hands, box, false);
  }

  finish(): void {
    this.draw?.finishDrawing();
  }

  /** Take the last corner back. @returns false when nothing is being drawn */
  dropLast(): boolean {
    if (!this.sketch) return false;
    this.draw?.removeLastPoint();
    return true;
  }

  private get sketch(): Feature | null {
    const { sketchFeature_: sketch } = (this.draw ?? {}) as { sketchFeature_?: unknown };
    return sketch instanceof Feature ? sketch : null;
  }

  private makeDraw(tool: DrawingTool | 'measure'): Draw {
    const type = this.typeOf(tool);
    const draw = new Draw({
      type,
      stopClick: true,
      freehand: tool === 'freehand',
      // With Shift any line is drawn freehand; ours has a tool of its own.
      freehandCondition: () => false,
      style: [this.sketchLook(), this.handle()],
      ...(tool === 'circle' ? { geometryFunction: circle } : {}),
    });
    draw.on('drawstart', ({ feature }) => {
      if (tool === 'measure') this.hands.measuring(null, false);
      feature.getGeometry()?.on('change', () => this.drew(tool, feature.getGeometry()));
    });
    draw.on('drawend', ({ feature }) => this.drawn(tool, feature.getGeometry()));
    return draw;
  }

  private typeOf(tool: DrawingTool | 'measure'): 'Point' | 'LineString' | 'Polygon' | 'Circle' {
    if (tool === 'symbol') return SYMBOL_TYPES[this.hands.symbol()?.geometry ?? 'point'];
    return tool in TYPES ? TYPES[tool as keyof typeof TYPES] : 'LineString';
  }

  private drew(tool: Tool, geometry: OlGeometry | undefined): void {
    const points = trace(geometry);
    const measured = tool === 'circle' ? radiusOf(geometry) : points;
    this.hands.measuring(measured, tool === 'area');
    if (tool !== 'measure') this.hands.dragging({ feature: null, points });
  }

  private drawn(tool: DrawingTool | 'measure', geometry: OlGeometry | undefined): void {
    if (tool === 'measure') return this.hands.measuring(trace(geometry), false);
    this.hands.dragging(null);
    this.hands.measuring(null, false);
    if (tool === 'circle') {
      const [centre, edge] = radiusOf(geometry);
      if (centre && edge) this.circleDrawn(centre, edge);
      return;
    }
    if (tool === 'freehand' && geometry) this.simplify(geometry);
    const geom = geometry ? fromCanvas(geometry) : null;
    if (geom) this.hands.drawn(tool, geom);
  }

  private circleDrawn(centre: LonLat, edge: LonLat): void {
    const radius = Number(leg(centre, edge).metres.toFixed(1));
    if (radius >= 1) this.hands.drawn('circle', { type: 'Circle', centre, radius });
  }

  private simplify(geometry: OlGeometry): void {
    const tolerance = FREEHAND_PX * (this.scene.view.getResolution() ?? 1);
    const line = geometry as OlGeometry & {
      getCoordinates(): number[][];
      setCoordinates(coordinates: number[][]): void;
    };
    line.setCoordinates(simplified(line.getCoordinates(), tolerance));
  }

  private sketchLook(): Style {
    const { line, fill } = this.palette.marks.neutral;
    return new Style({
      stroke: new Stroke({ color: line, width: 2 * this.palette.scale, lineDash: [6, 5] }),
      fill: new Fill({ color: alpha(fill, 0.12) }),
    });
  }

  private handle(): Style {
    const k = this.palette.scale;
    return new Style({
      zIndex: 30,
      image: new Circle({
        radius: 5.5 * k,
        fill: new Fill({ color: this.palette.panel }),
        stroke: new Stroke({ color: this.palette.text, width: 2 * k }),
      }),
    });
  }

  private click(event: MapBrowserEvent<PointerEvent>): void {
    if (this.current !== 'select') return;
    const { pointerType, shiftKey } = event.originalEvent;
    const tolerance = pointerType === 'touch' ? 14 : 6;
    const mark = this.scene.markAt(event.pixel, tolerance);
    if (mark) return this.hands.choose([mark.id], shiftKey);
    if (shiftKey) return;
    this.hands.choose([], false);
    this.hands.look(event.coordinate, tolerance);
  }
}

/** A circle of true metres as the ring it is on the map; centre and edge are kept with it. */
const circle: GeometryFunction = (coordinates, geometry) => {
  const [from = [0, 0], to = from] = coordinates as number[][];
  const [centre, edge] = [lonLat(from), lonLat(to)];
  const ring = circleRing(centre, Math.max(0.1, leg(centre, edge).metres));
  const drawn = (geometry as Polygon | undefined) ?? new Polygon([]);
  drawn.set('radius', [centre, edge], true);
  drawn.setCoordinates([ring.map((p) => fromLonLat(p))]);
  return drawn;
};

function radiusOf(geometry: OlGeometry | undefined): LonLat[] {
  return (geometry?.get('radius') as LonLat[] | undefined) ?? [];
}
