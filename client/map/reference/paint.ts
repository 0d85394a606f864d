import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import type { Look, Square } from './contract.ts';
import { zoomOf } from './naming.ts';
import type { Item, Sheet } from './sheet.ts';

/** A sign reaches this far from its place, a name this far from where it begins, CSS px. */
const SIGN = 8;
const REACH = 220;
/**
 * So many zooms before there is room for its name, an object is one of a crowd: a speck that lets the
 * ground through, so that fifty thousand of them are a tone and no blot.
 */
const CROWD = 2;
/** Lines and areas smaller than this are specks as well, CSS px. */
const SMALL = 5;
/** Lines are painted without corners closer than this to the one before, device px. */
const CORNER = 0.7;

type Brush = OffscreenCanvasRenderingContext2D;

/** Paints squares of the map: areas, lines, points and names over each other, all from one file. */
export class Painter {
  private readonly sheet: Sheet;
  private readonly look: Look;
  private readonly dot: OffscreenCanvas;
  private readonly sign: OffscreenCanvas;

  constructor(sheet: Sheet, look: Look) {
    this.sheet = sheet;
    this.look = look;
    this.dot = disc(look, 1.7, 0);
    this.sign = disc(look, 3.4, 1.5);
  }

  /** null: there is nothing in this square. */
  paint({ west, north, resolution, size }: Square): ImageBitmap | null {
    const { look } = this;
    const zoom = zoomOf(resolution * look.scale);
    const px = look.scale * resolution;
    const edge = size * resolution;
    const around = (by: number) => [west - by, north - edge - by, west + edge + by, north + by];
    const items = this.sheet.within(around(SIGN * px));
    const named = this.sheet.namedWithin(around(REACH * px), zoom);
    if (items.length + named.length === 0) return null;
    const pixels = Math.round(size * look.ratio);
    const canvas = new OffscreenCanvas(pixels, pixels);
    const brush = canvas.getContext('2d');
    if (!brush) return null;
    const at = { west, north, toPx: look.ratio / resolution };
    const [specks, others] = [[] as Item[], [] as Item[]];
    for (const item of items) (isSpeck(item, zoom, SMALL * px) ? specks : others).push(item);
    others.sort(inOrder);
    this.specks(brush, specks, at);
    this.shapes(brush, others, at);
    this.points(brush, others, at, zoom);
    this.names(brush, named.sort(inOrder), at);
    return canvas.transferToImageBitmap();
  }

  private specks(brush: Brush, items: readonly Item[], at: Place): void {
    const edge = Math.max(1, Math.round(1.3 * this.look.scale * this.look.ratio));
    brush.fillStyle = this.look.line;
    brush.globalAlpha = 0.4;
    for (const { x, y } of items)
      brush.fillRect(
        Math.round((x - at.west) * at.toPx),
        Math.round((at.north - y) * at.toPx),
        edge,
        edge,
      );
    brush.globalAlpha = 1;
  }

  private shapes(brush: Brush, items: readonly Item[], at: Place): void {
    const { look } = this;
    brush.lineJoin = 'round';
    brush.lineWidth = 1.4 * look.scale * look.ratio;
    brush.strokeStyle = look.line;
    brush.fillStyle = look.fill;
    for (const { geometry } of items) {
      if (geometry instanceof Point) continue;
      brush.beginPath();
      if (geometry instanceof LineString)
        trace(brush, geometry.getFlatCoordinates(), 0, geometry.getFlatCoordinates().length, at);
      if (geometry instanceof Polygon) {
        let from = 0;
        for (const to of geometry.getEnds()) {
          trace(brush, geometry.getFlatCoordinates(), from, to, at);
          from = to;
        }
        brush.globalAlpha = 0.12;
        brush.fill('evenodd');
      }
      brush.globalAlpha = 0.85;
      brush.stroke();
    }
    brush.globalAlpha = 1;
  }

  private points(brush: Brush, items: readonly Item[], at: Place, zoom: number): void {
    for (const item of items) {
      if (!(item.geometry instanceof Point)) continue;
      const picture = item.zoom <= zoom ? this.sign : this.dot;
      const x = Math.round((item.x - at.west) * at.toPx - picture.width / 2);
      const y = Math.round((at.north - item.y) * at.toPx - picture.height / 2);
      brush.drawImage(picture, x, y);
    }
  }

  private names(brush: Brush, items: readonly Item[], at: Place): void {
    const { look } = this;
    const k = look.scale * look.ratio;
    brush.font = `500 ${11 * k}px ${look.font}`;
    brush.textBaseline = 'middle';
    brush.lineJoin = 'round';
    brush.lineWidth = 3 * k;
    brush.strokeStyle = look.halo;
    brush.fillStyle = look.label;
    for (const { geometry, name, x, y } of items) {
      if (name === '') continue;
      const aside = geometry instanceof Point ? 11 * k : 0;
      const left = Math.round((x - at.west) * at.toPx + aside);
      const top = Math.round((at.north - y) * at.toPx);
      brush.strokeText(name, left, top);
      brush.fillText(name, left, top);
    }
  }
}

/** As in the file: what is later is above. */
const inOrder = (a: Item, b: Item): number => a.object.source - b.object.source;

function isSpeck({ geometry, zoom: named, width }: Item, zoom: number, small: number): boolean {
  return geometry instanceof Point ? named - zoom > CROWD : width < small;
}

/** Where the square is, and device px a metre of the canvas. */
interface Place {
  readonly west: number;
  readonly north: number;
  readonly toPx: number;
}

function trace(brush: Brush, flat: readonly number[], from: number, to: number, at: Place): void {
  let [lastX, lastY] = [Infinity, Infinity];
  for (let i = from; i < to; i += 2) {
    const x = ((flat[i] ?? 0) - at.west) * at.toPx;
    const y = (at.north - (flat[i + 1] ?? 0)) * at.toPx;
    const close = Math.abs(x - lastX) < CORNER && Math.abs(y - lastY) < CORNER;
    if (close && i < to - 2) continue;
    if (i === from) brush.moveTo(x, y);
    else brush.lineTo(x, y);
    [lastX, lastY] = [x, y];
  }
}

/** A round sign that is painted once and stamped thousands of times. @param ring px around it */
function disc(look: Look, radius: number, ring: number): OffscreenCanvas {
  const k = look.scale * look.ratio;
  const edge = Math.ceil((radius + ring) * k) * 2;
  const canvas = new OffscreenCanvas(edge, edge);
  const brush = canvas.getContext('2d');
  if (!brush) return canvas;
  const full = (colour: string, r: number): void => {
    brush.fillStyle = colour;
    brush.beginPath();
    brush.arc(edge / 2, edge / 2, r * k, 0, 2 * Math.PI);
    brush.fill();
  };
  if (ring > 0) full(look.halo, radius + ring);
  full(look.line, radius);
  return canvas;
}
