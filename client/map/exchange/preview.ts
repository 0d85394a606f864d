import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import Feature from 'ol/Feature.js';
import { createEmpty, extend } from 'ol/extent.js';
import VectorLayer from 'ol/layer/Vector.js';
import OlMap from 'ol/Map.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import View from 'ol/View.js';
import type { ReadObject } from '../../../shared/formats/contract.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import { loadBasemap } from '../basemap/basemap.ts';
import { toCanvas } from '../marks/geometry.ts';
import { readPalette, type Theme } from '../palette.ts';

/** Where on Earth the objects of a file would go: a small map to look at, not to work on. */
export class ImportPreview extends LitElement {
  static override properties = {
    objects: { attribute: false },
    language: { attribute: false },
    theme: { attribute: false },
  };
  declare objects: readonly ReadObject[];
  declare language: Language;
  declare theme: Theme;
  private map: OlMap | null = null;
  private readonly source = new VectorSource();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    return html`<div class="ground"></div>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.map?.setTarget(undefined);
    this.map = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.map ??= this.draw();
    if (changed.has('objects')) this.look();
  }

  private draw(): OlMap {
    const palette = readPalette(this, this.theme);
    const ink = palette.focus;
    const target = this.querySelector<HTMLElement>('.ground');
    if (target) target.style.background = palette.sea;
    const map = new OlMap({
      ...(target ? { target } : {}),
      controls: [],
      interactions: [],
      layers: [
        new VectorLayer({
          source: this.source,
          zIndex: 10,
          style: new Style({
            stroke: new Stroke({ color: ink, width: 2 }),
            fill: new Fill({ color: `${ink}33` }),
            image: new CircleStyle({ radius: 4, fill: new Fill({ color: ink }) }),
          }),
        }),
      ],
      view: new View({ center: [0, 0], zoom: 1, maxZoom: 12 }),
    });
    void loadBasemap().then(
      (basemap) => {
        basemap.dress(palette, this.language);
        map.getLayers().insertAt(0, basemap.ground);
        map.addLayer(basemap.names);
      },
      // The map itself says that its ground is missing; the objects are still drawn here.
      () => undefined,
    );
    return map;
  }

  private look(): void {
    this.source.clear();
    this.source.addFeatures(this.objects.map(({ geom }) => new Feature(toCanvas(geom))));
    const extent = createEmpty();
    for (const feature of this.source.getFeatures()) {
      const geometry = feature.getGeometry();
      if (geometry) extend(extent, geometry.getExtent());
    }
    if (!Number.isFinite(extent[0])) return;
    this.map?.updateSize();
    this.map?.getView().fit(extent, { padding: [28, 28, 28, 28], maxZoom: 9 });
  }
}
customElements.define('accord-import-preview', ImportPreview);
