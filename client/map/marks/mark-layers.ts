import Feature from 'ol/Feature.js';
import type { FeatureLike } from 'ol/Feature.js';
import type { Extent } from 'ol/extent.js';
import type BaseLayer from 'ol/layer/Base.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import VectorSource from 'ol/source/Vector.js';
import type Style from 'ol/style/Style.js';
import type { Palette } from '../palette.ts';
import type { Crowd } from './brush.ts';
import { toCanvas } from './geometry.ts';
import { Layers } from './layers.ts';
import { byOrder, type Mark } from './mark.ts';
import { crowdOf, MarkStyles } from './mark-style.ts';
import { markOf, Marks } from './marks.ts';
import { ThrongLayer } from './throng/throng-layer.ts';

interface Drawn {
  readonly mark: Mark;
  readonly key: string;
  readonly styles: Style[];
}

/**
 * The seam between marks and how they are drawn. Cold: all that rests, drawn once and kept; of a
 * throng only the chosen ones, all others are the throng's. Hot: the few that are under somebody's
 * hand, drawn anew with every move, above the cold and hidden in it meanwhile. Whoever edits calls `hold`, `reshape` and `release`, and need not know more.
 */
export class MarkLayers {
  readonly marks: Marks;
  readonly layers: Layers;
  /** Hot features; also outlines of what colleagues drag. */
  readonly hot = new VectorSource();
  private readonly cold: VectorLayer;
  /** What the cold layer shows while there is a throng. */
  private readonly picked = new VectorSource();
  private readonly throng: ThrongLayer;
  private readonly hotLayer: VectorLayer;
  private readonly ratio: number;
  private styles: MarkStyles;
  private readonly drawn = new Map<string, Drawn>();
  /** How many hands are on a mark. */
  private readonly holds = new Map<string, number>();
  private chosen: ReadonlySet<string> = new Set();
  private liftedShown = false;
  private crowd: Crowd = 'few';

  constructor(palette: Palette, ratio: number, changed: (ids: readonly string[]) => void) {
    this.ratio = ratio;
    this.styles = this.stylesIn(palette);
    this.marks = new Marks(changed);
    this.layers = new Layers(() => {
      this.coldChanged();
      changed([]);
    });
    const { source } = this.marks;
    const style = (feature: FeatureLike) => this.coldStyle(feature);
    const order = (a: FeatureLike, b: FeatureLike) => this.order(markOf(a), markOf(b));
    const cold = { source, style, zIndex: 10, renderOrder: order };
    this.cold = new VectorLayer({ ...cold, declutter: 'map' });
    this.throng = new ThrongLayer(source, () => this.marks.features(), {
      style: (feature) => (this.isChosen(feature) ? undefined : this.coldStyle(feature)),
      order,
    });
    this.hotLayer = new VectorLayer({
      source: this.hot,
      style: (feature) => this.hotStyle(feature),
      zIndex: 20,
      // With the cold: what is in hand says its name, and its neighbours make room.
      declutter: 'map',
      updateWhileAnimating: true,
      updateWhileInteracting: true,
    });
  }

  /** Layers to give to the map. */
  get ol(): BaseLayer[] {
    return [this.cold, this.throng, this.hotLayer];
  }

  /** How full the view is decides what each mark may say. */
  count(view: Extent): void {
    const crowd = crowdOf(this.marks.source.getFeaturesInExtent(view).length);
    if (crowd === this.crowd) return;
    this.crowd = crowd;
    this.throng.show(crowd === 'throng');
    this.pick();
    this.cold.setSource(crowd === 'throng' ? this.picked : this.marks.source);
    this.coldChanged();
  }

  /** Are there so many in view that they are painted as a throng? */
  get thronged(): boolean {
    return this.crowd === 'throng';
  }

  dress(palette: Palette): void {
    this.styles = this.stylesIn(palette);
    this.drawn.clear();
    this.coldChanged();
    this.hotLayer.changed();
  }

  private stylesIn(palette: Palette): MarkStyles {
    return new MarkStyles(palette, this.ratio, () => this.dress(palette));
  }

  choose(ids: ReadonlySet<string>): void {
    const before = this.chosen;
    this.chosen = ids;
    for (const id of before) if (!ids.has(id)) this.redraw(id);
    const sole = (before.size === 1) !== (ids.size === 1);
    for (const id of ids) if (sole || !before.has(id)) this.redraw(id);
    this.pick();
  }

  private pick(): void {
    this.picked.clear(true);
    if (this.crowd !== 'throng') return;
    const chosen = [...this.chosen].map((id) => this.marks.source.getFeatureById(id));
    this.picked.addFeatures(chosen.filter((one) => one instanceof Feature));
  }

  private isSole(id: string): boolean {
    return this.chosen.size === 1 && this.chosen.has(id);
  }

  private isChosen(feature: FeatureLike): boolean {
    return this.chosen.has(String(feature.getId()));
  }

  showLifted(shown: boolean): void {
    this.liftedShown = shown;
    this.coldChanged();
  }

  /** Show or hide layers for oneself. */
  setOwn(own: ReadonlyMap<string, boolean>): void {
    this.layers.own = own;
    this.coldChanged();
  }

  /** Can it be seen, on a map that reaches far enough? */
  visible(mark: Mark): boolean {
    if (mark.lifted && !this.liftedShown && !this.chosen.has(mark.id)) return false;
    return this.layers.shows(mark.layer);
  }

  /** Draw a mark hot until it is released as often. @returns the feature that a hand may change */
  hold(mark: Mark): Feature {
    this.holds.set(mark.id, (this.holds.get(mark.id) ?? 0) + 1);
    const known = this.held(mark.id);
    if (known) return known;
    const feature = new Feature(toCanvas(mark.geom));
    feature.setId(mark.id);
    feature.set('mark', mark, true);
    this.hot.addFeature(feature);
    this.redraw(mark.id);
    return feature;
  }

  held(id: string): Feature | null {
    const feature = this.hot.getFeatureById(id);
    return feature instanceof Feature ? feature : null;
  }

  /** Draw a held mark in another place, or with other fields. */
  reshape(id: string, change: Partial<Mark>): void {
    const feature = this.held(id);
    const mark = feature && markOf(feature);
    if (!feature || !mark) return;
    feature.set('mark', { ...mark, ...change }, true);
    if (change.geom) feature.setGeometry(toCanvas(change.geom));
    else feature.changed();
  }

  /** Show it as the board has it again; back to the cold when no other hand is on it. */
  release(id: string): void {
    const mark = this.marks.get(id);
    if (mark) this.reshape(id, mark);
    const left = (this.holds.get(id) ?? 1) - 1;
    if (left > 0) return void this.holds.set(id, left);
    this.holds.delete(id);
    const feature = this.held(id);
    if (!feature) return;
    this.hot.removeFeature(feature);
    this.redraw(id);
  }

  /** The mark at a pixel of the viewport. @param tolerance px around it, wider for fingers */
  at(map: OlMap, pixel: number[], tolerance: number): Mark | undefined {
    const own = new Set<unknown>(this.ol);
    const mark = map.forEachFeatureAtPixel(pixel, (feature) => markOf(feature), {
      layerFilter: (layer) => own.has(layer),
      hitTolerance: tolerance,
    });
    if (mark) return mark;
    const found = this.throng.at(map.getCoordinateFromPixel(pixel), tolerance);
    return found && markOf(found);
  }

  /** Marks that can be seen and touch a box of the map. */
  within(box: Extent): Mark[] {
    const found: Mark[] = [];
    this.marks.source.forEachFeatureIntersectingExtent(box, (feature) => {
      const mark = markOf(feature);
      if (mark && !mark.lifted && this.visible(mark)) found.push(mark);
    });
    return found;
  }

  private order(a: Mark | undefined, b: Mark | undefined): number {
    if (!a || !b) return 0;
    const [x, y] = [this.layers.orderOf(a.layer), this.layers.orderOf(b.layer)];
    return x < y ? -1 : x > y ? 1 : byOrder(a, b);
  }

  private coldChanged(): void {
    this.cold.changed();
    this.throng.again();
  }

  private redraw(id: string): void {
    const feature = this.marks.source.getFeatureById(id);
    if (feature instanceof Feature) feature.changed();
    this.held(id)?.changed();
  }

  private coldStyle(feature: FeatureLike): Style[] | undefined {
    const mark = markOf(feature);
    if (!mark || !this.visible(mark) || this.held(mark.id)) return undefined;
    const selected = this.chosen.has(mark.id);
    const code = this.marks.codeOf(mark.id);
    const { crowd } = this;
    const sole = this.isSole(mark.id);
    const key = `${selected}|${sole}|${code}|${crowd}`;
    const known = this.drawn.get(mark.id);
    if (known && known.mark === mark && known.key === key) return known.styles;
    const styles = this.styles.stylesFor(mark, { selected, sole, code, crowd });
    this.drawn.set(mark.id, { mark, key, styles });
    return styles;
  }

  private hotStyle(feature: FeatureLike): Style[] | undefined {
    const mark = markOf(feature);
    if (!mark) return undefined;
    const selected = this.chosen.has(mark.id);
    const code = this.marks.codeOf(mark.id);
    const sole = this.isSole(mark.id);
    return this.styles.stylesFor(mark, { selected, sole, code, crowd: this.crowd });
  }
}
