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
import type { Ink, MarkColour, Palette } from '../palette.ts';
import { drawSign, SIGN_SIZE, type SignLook } from './draw-sign.ts';
import { signOf } from './icons.ts';
import type { Mark } from './mark.ts';

/** Longest label on the map, in characters; the card has all of it. */
const LABEL_SHOWN = 30;
/** How many marks share the view: the more, the less each may say. */
export type Crowd = 'few' | 'many' | 'throng';

/** Beyond 300 in view names would not find room, beyond 900 codes neither, and trying costs time. */
export function crowdOf(inView: number): Crowd {
  return inView > 900 ? 'throng' : inView > 300 ? 'many' : 'few';
}

export interface MarkState {
  readonly selected: boolean;
  readonly code: string;
  readonly crowd: Crowd;
}

/** What is higher is placed first, and on top: no sign is ever covered by somebody's label. */
const RANK = { code: 1, full: 2, sign: 3 } as const;
const rank = (base: number, state: MarkState) => base + (state.selected ? 10 : 0);

/** Colour of a mark: what it was given, or what its symbol means. */
export function colourOf(mark: Pick<Mark, 'style'>): MarkColour {
  if (mark.style.colour) return mark.style.colour;
  const { icon } = signOf(mark.style.icon);
  if (icon === 'critical' || icon === 'explosion') return 'critical';
  if (icon === 'incident' || icon === 'fire') return 'warning';
  return 'neutral';
}

/** Makes the looks of marks in one palette; bitmaps are drawn once and shared. */
export class MarkStyles {
  private readonly palette: Palette;
  private readonly ratio: number;
  private readonly icons = new Map<string, Icon>();
  private readonly halo: Stroke;

  constructor(palette: Palette, ratio: number) {
    this.palette = palette;
    this.ratio = ratio;
    this.halo = new Stroke({ color: palette.halo, width: 3.5 * palette.scale, lineJoin: 'round' });
  }

  stylesFor(mark: Mark, state: MarkState): Style[] {
    const ink = this.palette.marks[colourOf(mark)];
    if (mark.kind === 'point') return this.sign(mark, ink, state);
    if (mark.kind === 'text') return [this.words(mark, ink, state)];
    return this.shape(mark, ink, state);
  }

  private sign(mark: Mark, ink: Ink, state: MarkState): Style[] {
    const { icon } = signOf(mark.style.icon);
    const small = state.crowd === 'throng' && !state.selected;
    const look = { icon, ink, selected: state.selected, struck: mark.lifted !== null, small };
    const beside = (SIGN_SIZE / 2 + (state.selected ? 13 : 5)) * this.palette.scale;
    return [
      new Style({
        image: this.icon(look, colourOf(mark)),
        zIndex: rank(RANK.sign, state),
      }),
      ...this.caption(mark, state, { textAlign: 'left', offsetX: beside }),
    ];
  }

  private icon(look: SignLook, colour: MarkColour): Icon {
    const key = `${look.icon}|${colour}|${look.selected}|${look.struck}|${look.small}`;
    let icon = this.icons.get(key);
    if (!icon) {
      const img = drawSign(look, this.palette, this.ratio);
      icon = new Icon({ img, scale: 1 / this.ratio, declutterMode: 'obstacle' });
      this.icons.set(key, icon);
    }
    return icon;
  }

  private words(mark: Mark, ink: Ink, state: MarkState): Style {
    const struck = mark.lifted !== null;
    const k = this.palette.scale;
    return new Style({
      zIndex: rank(RANK.full, state),
      text: new Text({
        text: this.shorten(mark.label || '…', struck, 80),
        font: `600 ${13 * k}px ${this.palette.font}`,
        fill: new Fill({ color: ink.line }),
        stroke: this.halo,
        overflow: true,
        declutterMode: 'obstacle',
        padding: [4 * k, 6 * k, 4 * k, 6 * k],
        ...(state.selected
          ? { backgroundStroke: new Stroke({ color: this.palette.focus, width: 2 * k }) }
          : {}),
      }),
    });
  }

  private shape(mark: Mark, ink: Ink, state: MarkState): Style[] {
    const k = this.palette.scale;
    const struck = mark.lifted !== null;
    const width = (mark.style.width ?? (mark.kind === 'line' ? 3 : 1.8)) * k;
    const lineDash = struck ? [2 * k, 6 * k] : mark.style.dash ? [10 * k, 6 * k] : undefined;
    const line = new Stroke({ color: ink.line, width, ...(lineDash ? { lineDash } : {}) });
    const under = state.selected
      ? new Stroke({ color: this.palette.focus, width: width + 5 * k })
      : new Stroke({ color: alpha(this.palette.halo, 0.75), width: width + 3.5 * k });
    const filled = mark.kind !== 'line' && !struck;
    return [
      new Style({ stroke: under }),
      new Style({
        stroke: line,
        ...(filled ? { fill: new Fill({ color: alpha(ink.fill, 0.2) }) } : {}),
      }),
      ...this.caption(mark, state, {}, labelPoint),
    ];
  }

  /**
   * Code in bold, name beneath, as on the mock-ups. Where that finds no room, the code alone may:
   * it is tried after, in the same place, so that the two are never both there.
   */
  private caption(
    mark: Mark,
    state: MarkState,
    place: object,
    geometry?: (feature: FeatureLike) => OlGeometry,
  ): Style[] {
    if (state.crowd === 'throng' && !state.selected) return [];
    const wanted = state.crowd === 'many' && !state.selected && state.code ? '' : mark.label;
    const k = this.palette.scale;
    const struck = mark.lifted !== null;
    const bold = `600 ${11.5 * k}px ${this.palette.font}`;
    const light = `450 ${11 * k}px ${this.palette.font}`;
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
          ...(state.selected ? { declutterMode: 'obstacle' as const } : {}),
          ...place,
        }),
      });
    const name = this.shorten(wanted, struck, LABEL_SHOWN);
    const code = this.shorten(state.code, struck, LABEL_SHOWN);
    if (!code) return name ? [make([name, bold], RANK.full)] : [];
    const alone = make([code, bold], RANK.code);
    if (!name) return [alone];
    const full = make([code, bold, '\n', '', name, light], RANK.full);
    return state.selected ? [full] : [full, alone];
  }

  private shorten(text: string, struck: boolean, length: number): string {
    const flat = text.replace(/\s+/g, ' ');
    const short = flat.length > length ? `${flat.slice(0, length - 1).trimEnd()}…` : flat;
    return struck ? strikeThrough(short) : short;
  }
}

/** Canvas text knows no strike-through: a combining stroke over every character is one. */
function strikeThrough(text: string): string {
  return [...text].map((c) => `${c}\u0336`).join('');
}

/** Hexadecimal colour with an opacity of 0–1. */
export function alpha(colour: string, opacity: number): string {
  const [, r = '0', g = '0', b = '0'] = /^#(..)(..)(..)/.exec(colour) ?? [];
  return `rgba(${[r, g, b].map((x) => Number.parseInt(x, 16)).join()},${opacity})`;
}

function labelPoint(feature: FeatureLike): OlGeometry {
  const geometry = feature.getGeometry();
  if (geometry instanceof Polygon) return geometry.getInteriorPoint();
  if (geometry instanceof LineString) return new Point(geometry.getCoordinateAt(0.5));
  return geometry as unknown as OlGeometry;
}
