import type { LonLat } from '../../../shared/room/board/shape.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import { areaText, lengthText, scaleFor } from '../coordinates.ts';
import { coordinateText } from '../coordinates/formats.ts';
import { keptFormat } from '../coordinates/kept-format.ts';
import { areaOf, leg, lengthOf } from '../geodesy.ts';

const SCALE_PX = 96;

/** Writes the coordinates under the cursor and the scale bar into the pane's foot. */
export class Readout {
  format = keptFormat(localStorage);
  private readonly root: ParentNode;
  private at: LonLat = [0, 0];

  constructor(root: ParentNode) {
    this.root = root;
  }

  /** In the chosen format, and beside it in the grid, or in degrees where the grid is chosen. */
  coordinates(at: LonLat): void {
    this.at = at;
    const [chosen, beside] = this.root.querySelectorAll('.coord b, .coord span');
    if (chosen) chosen.textContent = this.text || '—';
    if (beside) beside.textContent = coordinateText(at, this.format === 'mgrs' ? 'dd' : 'mgrs');
  }

  /** The coordinates that are shown, in the chosen format. */
  get text(): string {
    return coordinateText(this.at, this.format);
  }

  /** The format is another. */
  again(): void {
    this.coordinates(this.at);
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
