import type { Coordinate } from 'ol/coordinate.js';
import Feature from 'ol/Feature.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import VectorSource from 'ol/source/Vector.js';
import Circle from 'ol/style/Circle.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import { toCanvas } from '../marks/geometry.ts';
import type { Palette } from '../palette.ts';
import type { Backdrop, Found } from '../sources/backdrop.ts';

/** Over the names of places (5), below the marks (10). */
const Z = 7;

/** The one read-only object whose card is open, outlined on the map. */
export class Reading {
  found: Found | null = null;
  private readonly backdrop: Backdrop;
  private readonly changed: () => void;
  private readonly outline = new VectorSource();
  private readonly layer = new VectorLayer({ source: this.outline, zIndex: Z });
  /** Which question was asked last: answers come later, and another way round perhaps. */
  private asked = 0;

  constructor(map: OlMap, backdrop: Backdrop, changed: () => void) {
    this.backdrop = backdrop;
    this.changed = changed;
    map.addLayer(this.layer);
  }

  /** Read what is there. @param tolerance CSS px around the place @returns was there anything? */
  async look(at: Coordinate, tolerance: number): Promise<boolean> {
    const question = ++this.asked;
    const found = await this.backdrop.objectAt(at, tolerance);
    if (question !== this.asked || !found) return false;
    this.found = found;
    this.outline.clear();
    this.outline.addFeature(new Feature(toCanvas(found.object.geom)));
    this.changed();
    return true;
  }

  /** @returns was there anything to close? */
  close(): boolean {
    this.asked++;
    if (!this.found) return false;
    this.found = null;
    this.outline.clear();
    this.changed();
    return true;
  }

  dress({ focus, scale }: Palette): void {
    const stroke = new Stroke({ color: focus, width: 2.4 * scale });
    this.layer.setStyle(new Style({ stroke, image: new Circle({ radius: 8 * scale, stroke }) }));
  }
}
