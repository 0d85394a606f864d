import type OlMap from 'ol/Map.js';
import Overlay from 'ol/Overlay.js';
import { fromLonLat } from 'ol/proj.js';
import type { LonLat } from '../../../shared/room/board/shape.ts';

/** How long the ring stays, ms: as long as it takes to fade (links.css). */
const STAYS_MS = 2000;
const rings = new WeakMap<OlMap, () => void>();

/** A ring round the place that somebody jumped to. It goes by itself; there is one at a time. */
export function ring(map: OlMap, at: LonLat): void {
  rings.get(map)?.();
  const element = document.createElement('div');
  element.className = 'found-ring';
  const overlay = new Overlay({
    element,
    position: fromLonLat(at),
    positioning: 'center-center',
    stopEvent: false,
  });
  map.addOverlay(overlay);
  const gone = (): void => {
    clearTimeout(timer);
    map.removeOverlay(overlay);
    rings.delete(map);
  };
  const timer = setTimeout(gone, STAYS_MS);
  rings.set(map, gone);
}
