/** The OpenLayers side of the pane: layers, looks and the view. Knows no Lit and no room client. */
import { createEmpty, extend, type Extent } from 'ol/extent.js';
import { defaults as defaultInteractions } from 'ol/interaction/defaults.js';
import OlMap from 'ol/Map.js';
import { fromLonLat } from 'ol/proj.js';
import View from 'ol/View.js';
import type { LonLat } from '../../shared/room/board/shape.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { Basemap } from './basemap/basemap.ts';
import { DoubleClickHere } from './double-click.ts';
import { lonLat } from './marks/geometry.ts';
import type { Mark } from './marks/mark.ts';
import { MarkLayers } from './marks/mark-layers.ts';
import { markOf, type Marks } from './marks/marks.ts';
import type { Palette } from './palette.ts';

/** A wall display has pixels to spare and no processor for them. */
const MAX_RATIO = 2;
const PAN_PX = 96;
const UKRAINE: LonLat = [31.2, 48.6];

export class Scene {
  readonly map: OlMap;
  readonly layers: MarkLayers;
  private basemap: Basemap | null = null;
  readonly ratio = Math.min(MAX_RATIO, window.devicePixelRatio || 1);

  constructor(target: HTMLElement, palette: Palette, changed: (ids: readonly string[]) => void) {
    this.layers = new MarkLayers(palette, this.ratio, (ids) => {
      // One more makes no crowd, a room that has just been loaded does.
      if (ids.length > 20) this.count();
      changed(ids);
    });
    this.map = new OlMap({
      target,
      controls: [],
      pixelRatio: this.ratio,
      layers: [],
      interactions: defaultInteractions({
        doubleClickZoom: false,
        altShiftDragRotate: false,
        pinchRotate: false,
        keyboard: false,
        shiftDragZoom: false,
      }).extend([new DoubleClickHere()]),
      view: new View({
        center: fromLonLat(UKRAINE),
        zoom: 5.6 + Math.log2(palette.scale),
        minZoom: 2,
        maxZoom: 19,
        enableRotation: false,
        extent: [-2.5e7, -2e7, 2.5e7, 2e7],
        smoothExtentConstraint: true,
      }),
    });
    this.map.on('moveend', () => this.count());
  }

  private count(): void {
    this.layers.count(this.extent());
    this.basemap?.names.asPicture(this.layers.thronged);
  }

  get marks(): Marks {
    return this.layers.marks;
  }

  /** What can be seen, in canvas metres. */
  extent(): Extent {
    return this.view.calculateExtent(this.map.getSize());
  }

  get view(): View {
    return this.map.getView();
  }

  /** Paint marks, from now on. */
  open(): void {
    // The room around it came with the marks, and took room from it: all would be painted twice.
    this.map.updateSize();
    this.count();
    for (const layer of this.layers.ol) this.map.addLayer(layer);
  }

  lay(basemap: Basemap): void {
    this.basemap = basemap;
    basemap.names.asPicture(this.layers.thronged);
    this.map.getLayers().insertAt(0, basemap.ground);
    this.map.addLayer(basemap.names);
  }

  /** Draw everything in other colours or another language. */
  dress(palette: Palette, language: Language): void {
    this.basemap?.dress(palette, language);
    this.layers.dress(palette);
  }

  /** The mark at a pixel of the viewport. @param tolerance px around it, wider for fingers */
  markAt(pixel: number[], tolerance: number): Mark | undefined {
    return this.layers.at(this.map, pixel, tolerance);
  }

  centre(): LonLat {
    return lonLat(this.view.getCenter() ?? [0, 0]);
  }

  /** By steps to the right and up. */
  pan(x: number, y: number): void {
    const [cx = 0, cy = 0] = this.view.getCenter() ?? [];
    const step = PAN_PX * (this.view.getResolution() ?? 1);
    this.view.cancelAnimations();
    this.view.animate({ center: [cx + x * step, cy + y * step], duration: 120 });
  }

  /** Bring a place into view if it is not, without zooming. */
  reveal(at: LonLat): void {
    const pixel = this.map.getPixelFromCoordinate(fromLonLat(at)) as [number, number] | null;
    const [width = 0, height = 0] = this.map.getSize() ?? [];
    if (pixel && pixel[0] > 0 && pixel[1] > 0 && pixel[0] < width && pixel[1] < height) return;
    this.flyTo(at);
  }

  zoom(by: number): void {
    this.view.cancelAnimations();
    this.view.animate({ zoom: (this.view.getZoom() ?? 6) + by, duration: 180 });
  }

  /** @param aside how far right of the middle it is to be shown, CSS px */
  flyTo(at: LonLat, zoom?: number, aside = 0): void {
    const [x = 0, y = 0] = fromLonLat(at);
    const resolution = this.view.getResolutionForZoom(zoom ?? this.view.getZoom() ?? 0);
    const center = [x - aside * resolution, y];
    this.view.animate({ center, duration: 250, ...(zoom === undefined ? {} : { zoom }) });
  }

  /** All marks that stand, with room around them. @returns false when there are none */
  fitAll(duration: number): boolean {
    const extent = createEmpty();
    for (const feature of this.marks.source.getFeatures()) {
      const geometry = feature.getGeometry();
      if (geometry && markOf(feature)?.lifted === null) extend(extent, geometry.getExtent());
    }
    // One point alone has no width: that is an extent too, `isEmpty` would say otherwise.
    if (!Number.isFinite(extent[0])) return false;
    this.view.fit(extent, { padding: [90, 90, 80, 90], maxZoom: 9, duration });
    return true;
  }
}
