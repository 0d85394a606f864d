/** Towns that can be searched besides those named on the map; GeoNames, by way of npm. */
import type { LabelRow } from '../../client/map/basemap/label-row.ts';
import { fold } from '../../client/map/places/fold.ts';
import { labelKey, type Gazetteer } from '../../client/map/places/load.ts';
import { allPlaces, cities, table } from './data.ts';
import { FORMER_NAMES } from './former-names.ts';

const EUROPE = new Set(
  (
    'AL AD AT BY BE BA BG HR CY CZ DK EE FI FR DE GR HU IS IE IT XK LV LI LT LU MT MD MC ME NL MK ' +
    'NO PL PT RO RU SM RS SK SI ES SE CH GB VA TR GE AM AZ'
  ).split(' '),
);
/** People from which a town is kept. Of Ukraine all are. */
const LEAST = { europe: 15_000, world: 100_000 };
/** The same place in two lists, degrees. */
const SAME = 0.06;

const near = (a: readonly number[], b: readonly number[], reach = SAME) =>
  Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0)) < reach;
/** Signs for soft consonants are left out, as in the official romanisation. */
const plain = (name: string) => name.replaceAll(/[’'ʼ`]/g, '').trim();
const round = (value: number, digits: number) => Number(value.toFixed(digits));

/** @param rows the names on the map, which are not kept twice */
export function gazetteer(rows: readonly LabelRow[]): Gazetteer {
  const towns = rows.filter(([kind]) => kind === 'town');
  const onMap = (name: string, at: readonly number[]) =>
    towns.some(
      (row) =>
        near([row[4], row[5]], at, 0.02) ||
        (near([row[4], row[5]], at) && fold(row[1]) === fold(name)),
    );
  const kept: Record<string, [string, number, number, number, string?][]> = {};

  const ukrainian = cities.filter((city) => city.country === 'UA');
  for (const { name, lat, lng, country, admin1 } of allPlaces) {
    if (country !== 'UA') continue;
    const at = [Number(lng), Number(lat)];
    if (onMap(name, at)) continue;
    const key = fold(name);
    const known = ukrainian.find((c) => fold(c.name) === key && near(c.loc.coordinates, at));
    const [lon = 0, north = 0] = at;
    (kept['UA'] ??= []).push([
      plain(name),
      round(lon, 3),
      round(north, 3),
      known?.population ?? 0,
      admin1,
    ]);
  }
  for (const { name, country, featureCode, population, loc } of cities) {
    const least = EUROPE.has(country) ? LEAST.europe : LEAST.world;
    if (country === 'UA' || featureCode === 'PPLX' || population < least) continue;
    if (onMap(name, loc.coordinates)) continue;
    const [lon, lat] = loc.coordinates;
    (kept[country] ??= []).push([plain(name), round(lon, 2), round(lat, 2), population]);
  }
  const labelled: Record<string, string> = {};
  for (const row of towns) {
    const city = cities
      .filter((each) => near(each.loc.coordinates, [row[4], row[5]], 0.03))
      .sort((a, b) => b.population - a.population)[0];
    const place = allPlaces.find((each) =>
      near([Number(each.lng), Number(each.lat)], [row[4], row[5]], 0.05),
    );
    const country = city?.country ?? place?.country ?? '';
    const admin = city?.adminCode ?? place?.admin1 ?? '';
    labelled[labelKey(row)] = country === 'UA' ? `UA.${admin}` : country;
  }
  return { towns: kept, former: table(FORMER_NAMES), labelled };
}
