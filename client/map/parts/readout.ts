import type { LonLat } from '../../../shared/room/board/shape.ts';
import type { Language } from '../../../shared/room/record/bodies-common.ts';
import { latLonText, lengthText, mgrsText, scaleFor } from '../coordinates.ts';

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
