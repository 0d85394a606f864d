/** The OpenLayers side of the pane: layers, looks and the view. Knows no Lit and no room client. */
import type Feature from 'ol/Feature.js';
import type { FeatureLike } from 'ol/Feature.js';
import { createEmpty, extend } from 'ol/extent.js';
import { defaults as defaultInteractions } from 'ol/interaction/defaults.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorImageLayer from 'ol/layer/VectorImage.js';
import OlMap from 'ol/Map.js';
import { fromLonLat } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import type Style from 'ol/style/Style.js';
import View from 'ol/View.js';
import type { LonLat } from '../../shared/room/board/shape.ts';
import type { Language } from '../../shared/room/record/bodies-common.ts';
import type { Basemap } from './basemap/basemap.ts';
import { lonLat } from './marks/geometry.ts';
import { byOrder, type Mark } from './marks/mark.ts';
import { crowdOf, MarkStyles, type Crowd } from './marks/mark-style.ts';
import { markOf, Marks } from './marks/marks.ts';
import type { Palette } from './palette.ts';

/** A wall display has pixels to spare and no processor for them. */
const MAX_RATIO = 2;
const PAN_PX = 96;
const UKRAINE: LonLat = [31.2, 48.6];

interface Drawn {
  readonly mark: Mark;
  readonly key: string;
  readonly styles: Style[];
}

export class Scene {
  readonly map: OlMap;
  readonly marks: Marks;
  /** What is being edited or dragged, by us or others: small, and so cheap to redraw. */
  readonly hot = new VectorSource();
  readonly coldLayer: VectorLayer;
  /** A throng is painted once and then moved as one picture. */
  private readonly throngLayer: VectorImageLayer;
  readonly hotLayer: VectorLayer;
  readonly ratio = Math.min(MAX_RATIO, window.devicePixelRatio || 1);
  private styles: MarkStyles;
  private readonly drawn = new Map<string, Drawn>();
  private selectedId: string | null = null;
  private hotId: string | null = null;
  private liftedShown = false;
  private crowd: Crowd = 'few';

  constructor(target: HTMLElement, palette: Palette, changed: (ids: readonly string[]) => void) {
    this.styles = new MarkStyles(palette, this.ratio);
    this.marks = new Marks((ids) => {
      // One more makes no crowd, a room that has just been loaded does.
      if (ids.length > 20) this.count();
      changed(ids);
    });
    const cold = {
      source: this.marks.source,
      style: (feature: FeatureLike) => this.styleOf(feature),
      zIndex: 10,
      renderOrder: (a: FeatureLike, b: FeatureLike) => {
        const [x, y] = [markOf(a), markOf(b)];
        return x && y ? byOrder(x, y) : 0;
      },
    };
    this.coldLayer = new VectorLayer({ ...cold, declutter: 'map' });
    this.throngLayer = new VectorImageLayer({ ...cold, imageRatio: 1.5, visible: false });
    this.hotLayer = new VectorLayer({
      source: this.hot,
      style: (feature) => this.styleOf(feature, true),
      zIndex: 20,
      updateWhileAnimating: true,
      updateWhileInteracting: true,
    });
    this.map = new OlMap({
      target,
      controls: [],
      pixelRatio: this.ratio,
      layers: [this.coldLayer, this.throngLayer, this.hotLayer],
      interactions: defaultInteractions({
        altShiftDragRotate: false,
        pinchRotate: false,
        keyboard: false,
      }),
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

  /** How full the view is decides what each mark may say. */
  private count(): void {
    const extent = this.view.calculateExtent(this.map.getSize());
    const crowd = crowdOf(this.marks.source.getFeaturesInExtent(extent).length);
    if (crowd === this.crowd) return;
    this.crowd = crowd;
    this.coldLayer.setVisible(crowd !== 'throng');
    this.throngLayer.setVisible(crowd === 'throng');
    this.coldChanged();
  }

  get view(): View {
    return this.map.getView();
  }

  get selected(): string | null {
    return this.selectedId;
  }

  /** The mark that is drawn by the hot layer instead of the cold one. */
  get hotMark(): string | null {
    return this.hotId;
  }

  lay(basemap: Basemap): void {
    this.map.getLayers().insertAt(0, basemap.ground);
    this.map.addLayer(basemap.names);
  }

  /** Draw everything in other colours or another language. */
  dress(palette: Palette, language: Language, basemap: Basemap | null): void {
    this.styles = new MarkStyles(palette, this.ratio);
    this.drawn.clear();
    basemap?.dress(palette, language);
    this.coldChanged();
    this.hotLayer.changed();
  }

  select(id: string | null): void {
    const before = this.selectedId;
    this.selectedId = id;
    this.redraw(before);
    this.redraw(id);
  }

  /** Hand a mark to the hot layer, or (null) take it back. */
  heat(id: string | null): void {
    const before = this.hotId;
    if (before === id) return;
    this.hotId = id;
    this.redraw(before);
    this.redraw(id);
  }

  showLifted(shown: boolean): void {
    this.liftedShown = shown;
    this.coldChanged();
  }

  /** The mark at a pixel of the viewport. @param tolerance px around it, wider for fingers */
  markAt(pixel: number[], tolerance: number): Mark | undefined {
    return this.map.forEachFeatureAtPixel(pixel, (feature) => markOf(feature), {
      layerFilter: (layer) =>
        layer === this.coldLayer || layer === this.throngLayer || layer === this.hotLayer,
      hitTolerance: tolerance,
    });
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

  zoom(by: number): void {
    this.view.cancelAnimations();
    this.view.animate({ zoom: (this.view.getZoom() ?? 6) + by, duration: 180 });
  }

  flyTo(at: LonLat, zoom?: number): void {
    const center = fromLonLat(at);
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

  private coldChanged(): void {
    this.coldLayer.changed();
    this.throngLayer.changed();
  }

  private redraw(id: string | null): void {
    if (id === null) return;
    (this.marks.source.getFeatureById(id) as Feature | null)?.changed();
  }

  private styleOf(feature: FeatureLike, hot = false): Style[] | undefined {
    const mark = markOf(feature);
    if (!mark) return undefined;
    const selected = mark.id === this.selectedId;
    if (!hot && mark.id === this.hotId) return undefined;
    if (mark.lifted && !this.liftedShown && !selected) return undefined;
    const code = this.marks.codeOf(mark.id);
    const { crowd } = this;
    const key = `${selected}|${code}|${crowd}`;
    const known = this.drawn.get(mark.id);
    if (known && known.mark === mark && known.key === key) return known.styles;
    const styles = this.styles.stylesFor(mark, { selected, code, crowd });
    if (!hot) this.drawn.set(mark.id, { mark, key, styles });
    return styles;
  }
}
