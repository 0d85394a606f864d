import type OlMap from 'ol/Map.js';
import type { Sheet } from '../../../shared/formats/written.ts';
import { shownText } from '../../../shared/room/shown-text.ts';
import type { Palette } from '../palette.ts';

/** One line of the legend: a colour, or a sign drawn already, and what it stands for. */
export interface LegendLine {
  readonly colour: string;
  readonly words: string;
}

export interface PictureWords {
  readonly legend: string;
  /** When the map was as it is drawn, in words. */
  readonly asOf: string;
  readonly attribution: string;
}

const PAD = 16;
const LINE = 22;

function canvasesOf(map: OlMap): Iterable<HTMLCanvasElement> {
  return map.getTargetElement()?.querySelectorAll<HTMLCanvasElement>('.ol-layer canvas') ?? [];
}

/** The map's own canvases, laid over one another as the screen shows them. */
function copyMap(map: OlMap, onto: CanvasRenderingContext2D, ratio: number, top: number): void {
  for (const canvas of canvasesOf(map)) {
    if (canvas.width === 0) continue;
    onto.save();
    onto.globalAlpha = Number(canvas.parentElement?.style.opacity || 1);
    // OpenLayers places a canvas by a CSS matrix while it pans and zooms.
    const matrix = /^matrix\((.*)\)$/.exec(canvas.style.transform)?.[1];
    const size = (css: string, pixels: number): number =>
      Number.parseFloat(css) / pixels || 1 / ratio;
    const [a, b = 0, c = 0, d, e = 0, f = 0] = matrix?.split(',').map(Number) ?? [];
    const wide = a ?? size(canvas.style.width, canvas.width);
    const high = d ?? size(canvas.style.height, canvas.height);
    onto.setTransform(ratio, 0, 0, ratio, 0, top * ratio);
    onto.transform(wide, b, c, high, e, f);
    onto.drawImage(canvas, 0, 0);
    onto.restore();
  }
}

interface Brush {
  readonly g: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly font: string;
}

function words(
  { g, palette, font }: Brush,
  text: string,
  at: { x: number; y: number; size: number; weight?: number; align?: CanvasTextAlign },
): void {
  g.font = `${at.weight ?? 400} ${at.size}px ${font}`;
  g.textAlign = at.align ?? 'left';
  g.textBaseline = 'middle';
  g.fillStyle = palette.text;
  g.fillText(shownText(text), at.x, at.y);
}

/**
 * The map as it is seen now, as a sheet that can be filed: classification above and below, title,
 * time, legend, attribution.
 * @returns a canvas of device pixels; CSS size is the map's, plus the margins of the sheet
 */
export function drawSheet(
  map: OlMap,
  sheet: Sheet,
  legend: readonly LegendLine[],
  said: PictureWords,
  palette: Palette,
): HTMLCanvasElement {
  const [width = 0, height = 0] = map.getSize() ?? [];
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const head = 56;
  const perRow = Math.max(1, Math.floor((width - 2 * PAD) / 210));
  const foot = PAD + LINE * (1 + Math.ceil(legend.length / perRow)) + 34;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round((head + height + foot) * ratio);
  const g = canvas.getContext('2d');
  if (!g) return canvas;
  const brush: Brush = { g, palette, font: '"Inter Variable", Inter, sans-serif' };
  const plain = (): void => g.setTransform(ratio, 0, 0, ratio, 0, 0);
  plain();
  g.fillStyle = palette.halo;
  g.fillRect(0, 0, width, head + height + foot);
  g.fillStyle = palette.sea;
  g.fillRect(0, head, width, height);
  g.save();
  g.beginPath();
  g.rect(0, head, width, height);
  g.clip();
  copyMap(map, g, ratio, head);
  g.restore();
  plain();
  words(brush, sheet.title, { x: PAD, y: 22, size: 17, weight: 650 });
  words(brush, said.asOf, { x: PAD, y: 42, size: 12 });
  const mark = { x: width - PAD, size: 13, weight: 700, align: 'right' } as const;
  words(brush, sheet.marking, { ...mark, y: 22 });
  const top = head + height + PAD;
  words(brush, said.legend, { x: PAD, y: top + 8, size: 12, weight: 650 });
  legend.forEach((line, index) => {
    const x = PAD + (index % perRow) * 210;
    const y = top + 8 + LINE * (1 + Math.floor(index / perRow));
    g.fillStyle = line.colour;
    g.fillRect(x, y - 6, 18, 12);
    words(brush, line.words, { x: x + 26, y, size: 12 });
  });
  const last = head + height + foot - 16;
  words(brush, said.attribution, { x: PAD, y: last, size: 11 });
  words(brush, sheet.marking, { ...mark, y: last });
  return canvas;
}
