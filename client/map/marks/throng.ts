import Feature, { type FeatureLike } from 'ol/Feature.js';
import type BaseLayer from 'ol/layer/Base.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorImageLayer from 'ol/layer/VectorImage.js';
import VectorSource, { type VectorSourceEvent } from 'ol/source/Vector.js';
import type Style from 'ol/style/Style.js';

/** How long a mark that began to move is still in the picture as well, ms: one repaint for many. */
const LEAVE_MS = 600;
/** How often the picture may take back what rests, ms. */
const SETTLE_MS = 15_000;

export interface ThrongLook {
  style(feature: FeatureLike): Style[] | undefined;
  order(a: FeatureLike, b: FeatureLike): number;
}

/**
 * Thousands of marks: those at rest are painted once and then moved as one picture, those that
 * colleagues change are lively and painted over it. One change repaints the lively few, never the
 * thousands. The picture holds copies, so that it hears of no change by itself.
 */
export class Throng {
  private readonly still = new VectorSource();
  private readonly lively = new VectorSource();
  private readonly picture: VectorImageLayer;
  private readonly front: VectorLayer;
  private coming: Feature[] = [];
  private readonly leaving = new Set<string>();
  private settling: ReturnType<typeof setInterval> | null = null;
  private changedSince = false;

  /** @param marks every mark of the board */
  constructor(marks: VectorSource, look: ThrongLook) {
    const layer = { style: look.style, renderOrder: look.order, visible: false };
    this.picture = new VectorImageLayer({
      ...layer,
      source: this.still,
      imageRatio: 1.5,
      zIndex: 10,
    });
    this.front = new VectorLayer({ ...layer, source: this.lively, zIndex: 11 });
    marks.on('addfeature', ({ feature }: VectorSourceEvent) => this.come(feature));
    marks.on('changefeature', ({ feature }: VectorSourceEvent) => this.stir(feature));
    marks.on('removefeature', ({ feature }: VectorSourceEvent) => this.leave(feature));
    marks.on('clear', () => this.empty());
  }

  get ol(): BaseLayer[] {
    return [this.picture, this.front];
  }

  show(shown: boolean): void {
    this.picture.setVisible(shown);
    this.front.setVisible(shown);
  }

  /** Paint all of it again: another palette, other layers shown. */
  changed(): void {
    this.picture.changed();
    this.front.changed();
  }

  private come(feature: Feature | undefined): void {
    if (!feature) return;
    if (this.coming.length === 0) queueMicrotask(() => this.arrive());
    this.coming.push(feature);
  }

  private arrive(): void {
    const coming = this.coming.filter((feature) => !this.lively.hasFeature(feature));
    this.coming = [];
    this.still.addFeatures(coming.map(copyOf));
  }

  private stir(feature: Feature | undefined): void {
    this.changedSince = true;
    if (!feature || this.lively.hasFeature(feature)) return;
    this.lively.addFeature(feature);
    if (this.leaving.size === 0) setTimeout(() => this.depart(), LEAVE_MS);
    this.leaving.add(String(feature.getId()));
    this.settling ??= setInterval(() => this.settle(), SETTLE_MS);
  }

  /** What has begun to move leaves the picture, many at once. */
  private depart(): void {
    const gone = [...this.leaving]
      .map((id) => this.still.getFeatureById(id))
      .filter((copy) => copy instanceof Feature);
    this.leaving.clear();
    this.still.removeFeatures(gone);
  }

  /** After a while without any change the lively ones are part of the picture again. */
  private settle(): void {
    const rest = !this.changedSince;
    this.changedSince = false;
    if (!rest) return;
    const features = this.lively.getFeatures();
    this.lively.clear(true);
    this.still.addFeatures(features.map(copyOf));
    if (this.settling) clearInterval(this.settling);
    this.settling = null;
  }

  private leave(feature: Feature | undefined): void {
    if (!feature) return;
    if (this.lively.hasFeature(feature)) this.lively.removeFeature(feature);
    const copy = this.still.getFeatureById(feature.getId() ?? '');
    if (copy instanceof Feature) this.still.removeFeature(copy);
  }

  private empty(): void {
    this.coming = [];
    this.leaving.clear();
    this.lively.clear(true);
    this.still.clear(true);
  }
}

/** Its look and place as they are now; what becomes of the mark later does not reach it. */
function copyOf(feature: Feature): Feature {
  const copy = new Feature(feature.getProperties());
  copy.setId(feature.getId());
  return copy;
}
