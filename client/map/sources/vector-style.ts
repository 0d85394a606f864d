/**
 * A plain style for vector tiles: in the Protomaps schema (docs.protomaps.com/basemaps/layers, 3 and 4),
 * in OpenMapTiles' (openmaptiles.org/schema), and, of layers that neither knows, in outline.
 */
import type { FeatureLike } from 'ol/Feature.js';
import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style, { type StyleFunction } from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import type { Language } from '../../../shared/room/record/terms.ts';
import { alpha } from '../marks/brush.ts';
import type { Palette } from '../palette.ts';

const GREEN = { dark: '#13201a', light: '#e3eddc' } as const;
const ROAD = { dark: '#2c3947', light: '#ffffff' } as const;
const HIGHWAY = { dark: '#4d5a66', light: '#e9c58d' } as const;
const BUILDING = { dark: '#1b242d', light: '#e4e0d6' } as const;
const GREENS = ['park', 'forest', 'wood', 'nature_reserve', 'grass', 'national_park', 'cemetery'];

export function vectorStyle(palette: Palette, language: Language): StyleFunction {
  const { theme, scale: k } = palette;
  const area = (color: string, zIndex: number) => new Style({ fill: new Fill({ color }), zIndex });
  const line = (color: string, width: number, zIndex: number, lineDash?: number[]) =>
    new Style({
      stroke: new Stroke({ color, width: width * k, ...(lineDash ? { lineDash } : {}) }),
      zIndex,
    });
  const styles = {
    earth: area(palette.land, 0),
    green: area(GREEN[theme], 1),
    water: area(palette.sea, 2),
    stream: line(palette.river, 1, 2),
    building: area(BUILDING[theme], 3),
    path: line(palette.oblast, 0.8, 4, [3, 3]),
    minor: line(ROAD[theme], 1.6, 5),
    major: line(ROAD[theme], 3, 6),
    highway: line(HIGHWAY[theme], 3.4, 7),
    rail: line(palette.labelQuiet, 0.9, 7, [6, 3]),
    country: line(palette.border, 1.4, 8),
    region: line(palette.oblast, 1, 8, [5, 4]),
    unknown: new Style({
      stroke: new Stroke({ color: palette.labelQuiet, width: 0.9 * k }),
      fill: new Fill({ color: alpha(palette.labelQuiet, 0.08) }),
      image: new Circle({ radius: 2 * k, fill: new Fill({ color: palette.labelQuiet }) }),
      zIndex: 3,
    }),
  };
  const roads: Readonly<Record<string, Style>> = {
    highway: styles.highway,
    major_road: styles.major,
    medium_road: styles.major,
    minor_road: styles.minor,
    path: styles.path,
    other: styles.path,
    rail: styles.rail,
    motorway: styles.highway,
    trunk: styles.highway,
    primary: styles.major,
    secondary: styles.major,
    tertiary: styles.major,
    minor: styles.minor,
    service: styles.minor,
    track: styles.path,
  };
  const named = (feature: FeatureLike, size: number, weight: number): Style | undefined => {
    const text = String(feature.get(`name:${language}`) ?? feature.get('name') ?? '');
    if (!text) return undefined;
    return new Style({
      text: new Text({
        text,
        font: `${weight} ${(size * k).toFixed(1)}px ${palette.font}`,
        fill: new Fill({ color: palette.label }),
        stroke: new Stroke({ color: palette.halo, width: 3 * k }),
      }),
      zIndex: 20 + weight / 100,
    });
  };
  const kindOf = (feature: FeatureLike): string =>
    String(feature.get('kind') ?? feature.get('pmap:kind') ?? feature.get('class') ?? '');
  return (feature) => {
    const kind = kindOf(feature);
    switch (String(feature.get('layer'))) {
      case 'earth':
        return styles.earth;
      case 'landuse':
      case 'landcover':
      case 'natural':
      case 'park':
        return GREENS.includes(kind) ? styles.green : undefined;
      case 'water':
      case 'waterway':
        return feature.getGeometry()?.getType().includes('Line') ? styles.stream : styles.water;
      case 'buildings':
      case 'building':
        return styles.building;
      case 'roads':
      case 'transportation':
        return roads[kind];
      case 'transit':
        return kind === 'rail' ? styles.rail : undefined;
      case 'boundaries':
      case 'boundary':
        return kind === 'country' || feature.get('admin_level') === 2
          ? styles.country
          : styles.region;
      case 'places':
      case 'place':
        return kind === 'country' ? named(feature, 13, 600) : named(feature, 11.5, 500);
      case 'pois':
      case 'poi':
      case 'transportation_name':
      case 'water_name':
      case 'housenumber':
      case 'mountain_peak':
      case 'aerodrome_label':
        return undefined;
      default:
        return styles.unknown;
    }
  };
}
