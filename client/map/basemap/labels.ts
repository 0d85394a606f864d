/** Names on the ground, in the person's language, fewer as one looks from further away. */
import Feature, { type FeatureLike } from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import { fromLonLat } from 'ol/proj.js';
import VectorSource from 'ol/source/Vector.js';
import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style, { type StyleFunction } from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { Language } from '../../../shared/room/record/terms.ts';
import type { Palette } from '../palette.ts';
import type { LabelRow as Row } from './label-row.ts';
import { NameLayer } from './name-layer.ts';

const ROW = 'row';
/** Beyond these zooms a name this wide says nothing any more. */
const LAST_ZOOM = { country: 7.2, sea: 9, oblast: 8.8, town: 99, river: 99, lake: 99 } as const;
/** A river says its name again after this many px. */
const RIVER_REPEAT = 620;

/** All names as a layer without a style. Rejects when they cannot be had. */
export async function loadLabels(url: URL): Promise<NameLayer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`basemap labels: ${response.status}`);
  const rows = (await response.json()) as Row[];
  const features = rows.map((row) => {
    const feature = new Feature(
      row[8] ? courseOf(row[8]) : new Point(fromLonLat([row[4], row[5]])),
    );
    feature.set(ROW, row, true);
    return feature;
  });
  // What matters first is placed first, and so wins its place.
  const order = (a: FeatureLike, b: FeatureLike) => (a.get(ROW) as Row)[6] - (b.get(ROW) as Row)[6];
  return new NameLayer(new VectorSource({ features }), order);
}

/** Thousandths of a degree, each less the one before, back to a line on the map. */
function courseOf(steps: readonly number[]): LineString {
  let [x, y] = [0, 0];
  const line: number[][] = [];
  for (let i = 0; i + 1 < steps.length; i += 2) {
    x += steps[i] ?? 0;
    y += steps[i + 1] ?? 0;
    line.push(fromLonLat([x / 1000, y / 1000]));
  }
  return new LineString(line);
}

export function labelStyle(palette: Palette, language: Language): StyleFunction {
  const column = { en: 1, fr: 2, uk: 3 } as const;
  const cache = new Map<string, Style>();
  const k = palette.scale;
  const halo = new Stroke({ color: palette.halo, width: 3 * k });
  const text = (words: string, font: string, color: string, more: object = {}) =>
    new Text({
      text: words,
      font: `${font} ${palette.font}`,
      fill: new Fill({ color }),
      stroke: halo,
      ...more,
    });
  const px = (size: number) => `${(size * k).toFixed(1)}px`;

  /** Of two names that want the same place, the one with the higher z-index has it. */
  function styleOf(row: Row, words: string, close: number): Style {
    const style = make(row, words, close);
    const [kind, , , , , , zoom] = row;
    style.setZIndex(kind === 'river' ? -zoom - 2 : kind === 'oblast' ? -5.5 : -zoom);
    return style;
  }

  function make(row: Row, words: string, close: number): Style {
    const [kind, , , , , , , rank] = row;
    if (kind === 'country') {
      const size = rank === 0 ? 15 : rank === 1 ? 13 : 11;
      const spaced = [...words.toLocaleUpperCase(language)].join(rank === 2 ? '\u200a' : '\u2009');
      return new Style({ text: text(spaced, `600 ${px(size)}`, palette.labelQuiet) });
    }
    if (kind === 'sea' || kind === 'lake') {
      const stroke = new Stroke({ color: palette.sea, width: 2 * k });
      const size = kind === 'sea' ? 12.5 : 10.5;
      return new Style({
        text: text(words, `italic 500 ${px(size)}`, palette.seaLabel, { stroke }),
      });
    }
    if (kind === 'river') {
      const along = { placement: 'line', repeat: RIVER_REPEAT * k, maxAngle: Math.PI / 5.5 };
      const size = rank === 1 ? 11.5 : 10.5;
      return new Style({
        text: text(words, `italic 500 ${px(size)}`, palette.seaLabel, {
          ...along,
          textBaseline: 'bottom',
          offsetY: -1 * k,
        }),
      });
    }
    if (kind === 'oblast')
      return new Style({
        text: text(words.toLocaleUpperCase(language), `500 ${px(9.5)}`, palette.labelQuiet),
      });
    const size = [13, 12, 11][rank] ?? 11;
    const radius = ([3.4, 2.7, 2][rank] ?? 2) * k;
    const dot = new Circle({
      radius,
      fill: new Fill({ color: rank === 0 ? palette.halo : palette.label }),
      stroke: new Stroke({ color: palette.label, width: (rank === 0 ? 2 : 0.6) * k }),
    });
    return new Style({
      image: dot,
      text: text(words, `${[650, 600, 500][rank] ?? 500} ${px(size + close)}`, palette.label, {
        textAlign: 'left',
        offsetX: radius + 4 * k,
      }),
    });
  }

  return (feature, resolution) => {
    const row = feature.get(ROW) as Row;
    const zoom = Math.log2(156_543.03 / resolution / k);
    if (zoom < row[6] || zoom > LAST_ZOOM[row[0]]) return undefined;
    const close = zoom > 6.5 ? 1 : zoom < 4.5 ? -1 : 0;
    const words = row[column[language]];
    const key = `${row[0]}${row[6]}${row[7]}${close}${words}`;
    let style = cache.get(key);
    if (!style) cache.set(key, (style = styleOf(row, words, close)));
    return style;
  };
}
