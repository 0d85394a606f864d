import type { FeatureLike } from 'ol/Feature.js';
import type OlGeometry from 'ol/geom/Geometry.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import Fill from 'ol/style/Fill.js';
import Icon from 'ol/style/Icon.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import { shownText } from '../../../shared/room/shown-text.ts';
import type { Palette } from '../palette.ts';
import type { Mark } from './mark.ts';

/** How many marks share the view: the more, the less each may say. */
export type Crowd = 'few' | 'many' | 'throng';

export interface MarkState {
  readonly selected: boolean;
  /** The only one that is chosen: its name stands whatever is there. Of several each makes room. */
  readonly sole: boolean;
  readonly code: string;
  readonly crowd: Crowd;
}

/** Longest label on the map, in characters; the card has all of it. */
const LABEL_SHOWN = 30;

/** What is higher is placed first, and on top: no sign is ever covered by somebody's label. */
export const RANK = { code: 1, full: 2, sign: 3 } as const;
export const rank = (base: number, state: MarkState) => base + (state.selected ? 10 : 0);

export interface Picture {
  readonly canvas: HTMLCanvasElement;
  /** Where on the canvas the place is that it marks, device px from the top left. */
  readonly anchor: readonly [number, number];
}

/**
 * What all painters share, in one palette: captions, and pictures that are drawn once and then
 * reused by every mark that looks the same.
 */
export class Brush {
  readonly palette: Palette;
  /** Device px per CSS px that pictures are drawn with. */
  readonly ratio: number;
  /** How much larger than usual all is (wall displays). */
  readonly k: number;
  readonly halo: Stroke;
  /** Call when what was missing for a painter has come: everything is painted again. */
  readonly again: () => void;
  private readonly icons = new Map<string, Icon>();
  private readonly pictures = new Map<string, Icon | null>();
  private readonly bares = new WeakMap<Icon, Style[]>();
  private readonly patterns = new Map<string, CanvasPattern | null>();

  constructor(palette: Palette, ratio: number, again: () => void) {
    this.palette = palette;
    this.ratio = ratio;
    this.again = again;
    this.k = palette.scale;
    this.halo = new Stroke({ color: palette.halo, width: 3.5 * this.k, lineJoin: 'round' });
  }

  /** The icon of this key: made by `draw` (at `ratio`), once. Keys of painters do not meet. */
  icon(key: string, draw: () => HTMLCanvasElement): Icon {
    let icon = this.icons.get(key);
    if (!icon) {
      icon = new Icon({ img: draw(), scale: 1 / this.ratio, declutterMode: 'obstacle' });
      this.icons.set(key, icon);
    }
    return icon;
  }

  /** As `icon`, for pictures whose place is not their middle; null: there is nothing to draw. */
  picture(key: string, draw: () => Picture | null): Icon | null {
    const known = this.pictures.get(key);
    if (known !== undefined) return known;
    const drawn = draw();
    const icon =
      drawn &&
      new Icon({
        img: drawn.canvas,
        anchor: [...drawn.anchor],
        anchorXUnits: 'pixels',
        anchorYUnits: 'pixels',
        scale: 1 / this.ratio,
        declutterMode: 'obstacle',
      });
    this.pictures.set(key, icon);
    return icon;
  }

  /** The pattern of this key: made by `draw`, once; null where there is no canvas. */
  pattern(key: string, draw: () => CanvasPattern | null): CanvasPattern | null {
    const known = this.patterns.get(key);
    if (known !== undefined) return known;
    const pattern = draw();
    this.patterns.set(key, pattern);
    return pattern;
  }

  /** An icon without words, as in a throng: one look for all the marks that bear it. */
  bare(image: Icon, zIndex: number): Style[] {
    let bare = this.bares.get(image);
    if (!bare) this.bares.set(image, (bare = [new Style({ image, zIndex })]));
    return bare;
  }

  /**
   * Code in bold, name beneath, as on the mock-ups. Where that finds no room, the code alone may:
   * it is tried after, in the same place, so that the two are never both there.
   */
  caption(
    mark: Mark,
    state: MarkState,
    place: object,
    geometry?: (feature: FeatureLike) => OlGeometry,
  ): Style[] {
    if (silent(state)) return [];
    const wanted = state.crowd === 'many' && !state.selected && state.code ? '' : mark.label;
    const struck = mark.lifted !== null;
    const bold = `600 ${11.5 * this.k}px ${this.palette.font}`;
    const light = `450 ${11 * this.k}px ${this.palette.font}`;
    const make = (text: string[], zIndex: number) =>
      new Style({
        zIndex: rank(zIndex, state),
        ...(geometry ? { geometry } : {}),
        text: new Text({
          text,
          font: bold,
          justify: 'left',
          fill: new Fill({ color: struck ? this.palette.textQuiet : this.palette.text }),
          stroke: this.halo,
          overflow: true,
          ...(state.sole ? { declutterMode: 'obstacle' as const } : {}),
          ...place,
        }),
      });
    const name = shorten(wanted, struck, LABEL_SHOWN);
    const code = shorten(state.code, struck, LABEL_SHOWN);
    if (!code) return name ? [make([name, bold], RANK.full)] : [];
    const alone = make([code, bold], RANK.code);
    if (!name) return [alone];
    const full = make([code, bold, '\n', '', name, light], RANK.full);
    return state.sole ? [full] : [full, alone];
  }
}

/** Among so many no mark says its name, unless it is chosen. */
export const silent = ({ crowd, selected }: MarkState): boolean => crowd === 'throng' && !selected;

/** One line, at most `length` characters; struck through when `struck`. */
export function shorten(text: string, struck: boolean, length: number): string {
  const flat = shownText(text).replace(/\s+/g, ' ');
  const short = flat.length > length ? `${flat.slice(0, length - 1).trimEnd()}…` : flat;
  return struck ? strikeThrough(short) : short;
}

/** Canvas text knows no strike-through: a combining stroke over every character is one. */
export function strikeThrough(text: string): string {
  return [...text].map((c) => `${c}\u0336`).join('');
}

/** Hexadecimal colour with an opacity of 0–1. */
export function alpha(colour: string, opacity: number): string {
  const [, r = '0', g = '0', b = '0'] = /^#(..)(..)(..)/.exec(colour) ?? [];
  return `rgba(${[r, g, b].map((x) => Number.parseInt(x, 16)).join()},${opacity})`;
}

/** Where the caption of a line or an area stands. */
export function labelPoint(feature: FeatureLike): OlGeometry {
  const geometry = feature.getGeometry();
  if (geometry instanceof Polygon) return geometry.getInteriorPoint();
  if (geometry instanceof LineString) return new Point(geometry.getCoordinateAt(0.5));
  return geometry as unknown as OlGeometry;
}
