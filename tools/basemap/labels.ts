/** Names on the map, in three languages: countries, seas, oblasts, towns. */
import type { LabelRow } from '../../client/map/basemap/label-row.ts';
import {
  cities,
  polylabel,
  table,
  type City,
  type Feature,
  type FeatureCollection,
} from './data.ts';
import { calmed, joined, riverNameZoom, thinned, type River } from './rivers.ts';
import { UKRAINE_EXTRA, UKRAINE_OBLASTS, UKRAINE_TOWNS } from './names-ukraine.ts';
import { LAKES, SEAS, WORLD_TOWNS } from './names-world.ts';
import { largestPolygon } from './world.ts';

const round = (value: number, digits: number) => Number(value.toFixed(digits));

/** By population, the zoom from which a town is worth its place. */
function townZoom(population: number): number {
  const steps: readonly (readonly [number, number])[] = [
    [3e6, 3.6],
    [1e6, 4.4],
    [5e5, 5.1],
    [2.5e5, 5.8],
    [1e5, 6.4],
    [5e4, 7],
    [2e4, 7.7],
  ];
  return steps.find(([least]) => population >= least)?.[1] ?? 8.2;
}

function findCity(country: string, key: string): City {
  const [name, adminCode] = key.split('@');
  const found = cities
    .filter((c) => c.country === country && c.name === name && c.featureCode !== 'PPLX')
    .filter((c) => adminCode === undefined || c.adminCode === adminCode)
    .sort((a, b) => b.population - a.population)[0];
  if (!found) throw new Error(`basemap: no town '${country}:${key}' in GeoNames`);
  return found;
}

/** 0: a state's capital, 1: an oblast's centre or a great city, 2: other. */
function town(country: string, row: string[]): LabelRow {
  const [key = '', en = '', fr = '', uk = ''] = row;
  const city = findCity(country, key);
  const capital = city.featureCode === 'PPLC' || (country === 'KZ' && en === 'Astana');
  const centre =
    country === 'UA' && (city.featureCode === 'PPLA' || ['Simferopol', 'Sevastopol'].includes(en));
  const rank = capital ? 0 : centre || city.population >= 1e6 ? 1 : 2;
  let zoom = townZoom(city.population);
  if (country === 'UA') zoom = centre ? Math.min(zoom, 5.3) : zoom - 0.2;
  if (capital) zoom = city.population > 3e5 ? 3.2 : 4.8;
  const [lon, lat] = city.loc.coordinates;
  return ['town', en, fr, uk, round(lon, 4), round(lat, 4), round(zoom, 1), rank];
}

function countries(world: FeatureCollection): LabelRow[] {
  const names = (language: string) => new Intl.DisplayNames([language], { type: 'region' });
  const [en, fr, uk] = [names('en'), names('fr'), names('uk')];
  /** Where the middle of the largest polygon is no good place for the name. */
  const by: Record<string, [number, number]> = { RU: [42, 56.6], UA: [31.4, 48.95] };
  return world.features.flatMap((country: Feature): LabelRow[] => {
    const code = String(country.properties['code']);
    if (!code) return [];
    const { rings, area } = largestPolygon(country);
    const [lon, lat] = by[code] ?? polylabel(rings, 0.3);
    const zoom = area > 150 ? 1.5 : area > 40 ? 2.3 : area > 10 ? 3.2 : area > 3 ? 4 : 5;
    const text = (of: Intl.DisplayNames) => of.of(code) ?? code;
    const rank = code === 'UA' ? 0 : area > 40 ? 1 : 2;
    return [['country', text(en), text(fr), text(uk), round(lon, 2), round(lat, 2), zoom, rank]];
  });
}

function oblasts(areas: FeatureCollection): LabelRow[] {
  return table(UKRAINE_OBLASTS).map(([key, en = '', fr = '', uk = '']) => {
    const area = areas.features.find((f) => f.properties['name'] === key);
    if (!area) throw new Error(`basemap: no oblast '${key}'`);
    const [lon, lat] = polylabel(largestPolygon(area).rings, 0.02);
    return ['oblast', en, fr, uk, round(lon, 3), round(lat, 3), 5.8, 2];
  });
}

/** Every Ukrainian town of this many people has its name on the map. */
const SHOWN_FROM = 20_000;

/** @throws Error that names the towns of Ukraine that the tables leave out */
function checkTowns(rows: readonly LabelRow[]): void {
  const named = ([lon, lat]: readonly [number, number]) =>
    rows.some((row) => Math.hypot(row[4] - lon, row[5] - lat) < 0.03);
  const missing = cities.filter(
    (city) =>
      city.country === 'UA' && city.population >= SHOWN_FROM && !named(city.loc.coordinates),
  );
  if (missing.length > 0)
    throw new Error(`basemap: no names for ${missing.map((city) => city.name).join(', ')}`);
}

/** Shorter stretches than this carry no name, points. */
const NAMEABLE = 4;
/** Between two points of the line that a name runs along, degrees. */
const COURSE = 0.08;

/** One row a stretch of a named river. */
function riverRows(rivers: readonly River[]): LabelRow[] {
  return rivers
    .filter(({ en }) => en !== '')
    .flatMap(({ en, fr, uk, rank, lines }) =>
      joined(lines)
        .map((line) => thinned(calmed(line), COURSE))
        .filter((line) => line.length >= NAMEABLE)
        .map((line): LabelRow => {
          const flat = line.flatMap((point) => point.map((n) => Math.round(n * 1000)));
          const course = flat.map((n, i) => n - (i < 2 ? 0 : (flat[i - 2] ?? 0)));
          const [lon = 0, lat = 0] = line[line.length >> 1] ?? [];
          const zoom = riverNameZoom(rank);
          return ['river', en, fr, uk, round(lon, 3), round(lat, 3), zoom, rank, course];
        }),
    );
}

/** All labels, the ones that matter most first. */
export function labels(
  world: FeatureCollection,
  oblastAreas: FeatureCollection,
  rivers: readonly River[],
): LabelRow[] {
  const foreign = table(WORLD_TOWNS).map(([key = '', ...rest]) => {
    const at = key.indexOf(':');
    return town(key.slice(0, at), [key.slice(at + 1), ...rest]);
  });
  const extra = table(UKRAINE_EXTRA).map(
    ([en = '', fr = '', uk = '', lon, lat, population]): LabelRow => {
      const zoom = round(townZoom(Number(population)), 1);
      return ['town', en, fr, uk, Number(lon), Number(lat), zoom, 2];
    },
  );
  const waters = (kind: 'sea' | 'lake', rows: string) =>
    table(rows).map(([en = '', fr = '', uk = '', lon, lat, zoom]): LabelRow => {
      return [kind, en, fr, uk, Number(lon), Number(lat), Number(zoom), 1];
    });
  const towns = [...table(UKRAINE_TOWNS).map((row) => town('UA', row)), ...foreign, ...extra];
  checkTowns(towns);
  const water = [...waters('sea', SEAS), ...waters('lake', LAKES), ...riverRows(rivers)];
  return [...countries(world), ...water, ...oblasts(oblastAreas), ...towns].sort(
    (a, b) => a[6] - b[6] || a[7] - b[7],
  );
}
