import type { LonLat } from '../../../shared/room/board/shape.ts';
import type { Language } from '../../../shared/room/record/bodies-common.ts';
import { areaText, latLonText, lengthText, mgrsText, scaleFor } from '../coordinates.ts';
import { areaOf, leg, lengthOf } from '../geodesy.ts';

const SCALE_PX = 96;

/** Writes the coordinates under the cursor and the scale bar into the pane's foot. */
export class Readout {
  private readonly root: ParentNode;

  constructor(root: ParentNode) {
    this.root = root;
  }

  coordinates(at: LonLat): void {
    const [degrees, grid] = this.root.querySelectorAll('.coord > *');
    if (degrees) degrees.textContent = latLonText(at);
    if (grid) grid.textContent = mgrsText(at);
  }

  /**
   * What is being drawn or measured: its length and last bearing, and of something closed its area.
   * @param points null: nothing @param closed do they go round an area?
   */
  measure(points: readonly LonLat[] | null, closed: boolean, language: Language): void {
    const plate = this.root.querySelector<HTMLElement>('.measured');
    if (!plate) return;
    const [before, last] = (points ?? []).slice(closed ? -3 : -2);
    plate.hidden = !points || !before || !last;
    if (!points || !before || !last) return;
    const bearing = `${Math.round(leg(before, last).bearing) % 360}°`;
    const round =
      points.length > 3 ? areaText(areaOf([[...points, ...points.slice(0, 1)]]), language) : '';
    const text = [lengthText(lengthOf(points), language), bearing, ...(round ? [round] : [])];
    plate.textContent = text.join(' · ');
  }

  /** @param resolution metres of Web Mercator per px @param k how much larger than usual all is */
  scale(resolution: number, latitude: number, k: number, language: Language): void {
    const bar = this.root.querySelector<HTMLElement>('.scale i');
    const words = this.root.querySelector('.scale span');
    if (!bar || !words) return;
    // A Mercator pixel is cos(latitude) as long on the ground as at the equator.
    const ground = resolution * Math.cos((latitude * Math.PI) / 180);
    const { metres, pixels } = scaleFor(ground, SCALE_PX * k);
    bar.style.width = `${Math.round(pixels)}px`;
    words.textContent = lengthText(metres, language);
  }
}
