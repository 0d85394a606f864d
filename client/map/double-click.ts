import DoubleClickZoom from 'ol/interaction/DoubleClickZoom.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';

/** Further apart than this, px, two quick clicks are two clicks. */
const APART = 12;

/**
 * Zooms in where one clicked twice. OpenLayers takes any two clicks within a quarter of a second for
 * that, also of somebody who chooses one mark and then another far from it.
 */
export class DoubleClickHere extends DoubleClickZoom {
  private clicked: readonly number[] = [];
  private before: readonly number[] = [];

  override handleEvent(event: MapBrowserEvent): boolean {
    if (event.type === 'click') [this.before, this.clicked] = [this.clicked, event.pixel];
    const [x = 0, y = 0] = this.before;
    const [nowX = 0, nowY = 0] = event.pixel;
    const apart = Math.hypot(nowX - x, nowY - y) > APART;
    return event.type === 'dblclick' && apart ? true : super.handleEvent(event);
  }
}
