import type Feature from 'ol/Feature.js';
import type VectorSource from 'ol/source/Vector.js';
import type { VectorSourceEvent } from 'ol/source/Vector.js';

/** So many that come at once are painted into the picture; fewer are lively first. */
const MANY = 50;
/** How often the picture may take back what rests, ms. */
const SETTLE_MS = 15_000;

/** Whoever paints a throng. Called often: it gathers, and paints with the next frame. */
export interface Easel {
  /** All of the picture is to be painted again. */
  whole(): void;
  /** This mark is in the picture no longer: paint again where it was. */
  gone(feature: Feature): void;
  /** The lively ones look different, or are others. */
  front(): void;
}

/**
 * Thousands of marks: those at rest are painted once and then moved as one picture, those that
 * colleagues change are lively and painted over it. One change repaints the lively few and, when a
 * mark begins to move, the spot that it leaves; never the thousands.
 */
export class Throng {
  /** In the picture. */
  readonly still = new Set<Feature>();
  /** Painted over it. */
  readonly lively = new Set<Feature>();
  private readonly marks: VectorSource;
  private readonly all: () => Iterable<Feature>;
  private readonly easel: Easel;
  private shown = false;
  private coming: Feature[] = [];
  private changedSince = false;
  private settling: ReturnType<typeof setInterval> | null = null;

  /**
   * @param marks every mark of the board; listened to only while the throng is shown
   * @param all the same in about the order of painting, which to sort them then takes no time
   */
  constructor(marks: VectorSource, all: () => Iterable<Feature>, easel: Easel) {
    this.marks = marks;
    this.all = all;
    this.easel = easel;
  }

  show(shown: boolean): void {
    if (shown === this.shown) return;
    this.shown = shown;
    const { marks } = this;
    this.rest();
    if (shown) {
      marks.on('addfeature', this.come);
      marks.on('changefeature', this.stir);
      marks.on('removefeature', this.leave);
      marks.on('clear', this.empty);
      for (const feature of this.all()) this.still.add(feature);
      this.easel.whole();
    } else {
      marks.un('addfeature', this.come);
      marks.un('changefeature', this.stir);
      marks.un('removefeature', this.leave);
      marks.un('clear', this.empty);
      this.still.clear();
    }
  }

  private readonly come = ({ feature }: VectorSourceEvent): void => {
    if (!feature) return;
    if (this.coming.length === 0) queueMicrotask(() => this.arrive());
    this.coming.push(feature);
  };

  private arrive(): void {
    const { coming } = this;
    this.coming = [];
    const here = coming.filter((one) => this.shown && this.marks.hasFeature(one));
    if (here.length < MANY) return here.forEach((feature) => this.enliven(feature));
    for (const feature of here) if (!this.lively.has(feature)) this.still.add(feature);
    this.easel.whole();
  }

  private readonly stir = ({ feature }: VectorSourceEvent): void => {
    if (!feature) return;
    this.enliven(feature);
    if (this.still.delete(feature)) this.easel.gone(feature);
  };

  private enliven(feature: Feature): void {
    this.changedSince = true;
    this.lively.add(feature);
    this.easel.front();
    this.settling ??= setInterval(() => this.settle(), SETTLE_MS);
  }

  /** After a while without any change the lively ones are part of the picture again. */
  private settle(): void {
    const rest = !this.changedSince;
    this.changedSince = false;
    if (!rest) return;
    for (const feature of this.lively) this.still.add(feature);
    this.rest();
    this.easel.whole();
  }

  private rest(): void {
    this.lively.clear();
    if (this.settling) clearInterval(this.settling);
    this.settling = null;
  }

  private readonly leave = ({ feature }: VectorSourceEvent): void => {
    if (!feature) return;
    if (this.lively.delete(feature)) this.easel.front();
    if (this.still.delete(feature)) this.easel.gone(feature);
  };

  private readonly empty = (): void => {
    this.rest();
    this.still.clear();
    this.easel.whole();
  };
}
