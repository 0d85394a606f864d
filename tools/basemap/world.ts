/** Countries from Natural Earth (public domain, by way of world-atlas), with borders put right. */
import {
  asPolygons,
  countryCodes,
  polygonsOf,
  readJson,
  topojson,
  type Feature,
  type FeatureCollection,
  type TopoGeometry,
  type Topology,
} from './data.ts';
import { inGeometry, PLACES_IN_RUSSIA, PLACES_IN_UKRAINE, type Position } from './gate.ts';

/** Natural Earth draws these apart; here they belong to the state that they are part of. */
const PARTS: readonly (readonly [string, string])[] = [
  ['N. Cyprus', 'Cyprus'],
  ['Cyprus U.N. Buffer Zone', 'Cyprus'],
  ['Dhekelia', 'Cyprus'],
  ['Akrotiri', 'Cyprus'],
  ['Somaliland', 'Somalia'],
  ['Baikonur', 'Kazakhstan'],
  ['USNB Guantanamo Bay', 'Cuba'],
];

export interface World {
  land: FeatureCollection;
  borders: FeatureCollection;
  countries: FeatureCollection;
}

/** Countries, land and state borders of Natural Earth at `scale`. @throws when the gate is shut. */
export function loadWorld(scale: '10m' | '50m' | '110m'): World {
  const topo = readJson<Topology>(`world-atlas/countries-${scale}.json`);
  const geometries = topo.objects['countries']?.geometries ?? [];
  const find = (name: string) => geometries.find((g) => g.properties['name'] === name);
  const merge = (into: TopoGeometry, part: unknown) => {
    const { type, arcs } = topojson.mergeArcs(topo, [into, part]);
    Object.assign(into, { type, arcs });
  };

  moveCrimea(topo, find('Russia'), find('Ukraine'), merge);
  for (const [part, whole] of PARTS) {
    const from = find(part);
    const into = find(whole);
    if (!from || !into) continue;
    merge(into, from);
    geometries.splice(geometries.indexOf(from), 1);
  }

  const countries = topojson.feature(topo, topo.objects['countries']);
  for (const country of countries.features)
    country.properties = { code: codeOf(country), name: country.properties['name'] ?? '' };
  // 110m draws Crimea in three points: the gate asks for places that its coast cuts off.
  if (scale !== '110m') checkGate(countries, scale);

  const borders = topojson
    .mesh(topo, topo.objects['countries'], (a, b) => a !== b)
    .coordinates.map((line) => feature('LineString', line));
  const land = topojson
    .merge(topo, geometries)
    .coordinates.map((rings) => feature('Polygon', rings.map(unwrap)));
  return { land: collection(land), borders: collection(borders), countries };
}

/** Natural Earth shows who holds Crimea; we show whose it is (UN General Assembly 68/262). */
function moveCrimea(
  topo: Topology,
  russia: TopoGeometry | undefined,
  ukraine: TopoGeometry | undefined,
  merge: (into: TopoGeometry, part: unknown) => void,
): void {
  if (!russia || !ukraine) throw new Error('basemap: Russia or Ukraine is missing');
  const inside = (arcs: unknown) =>
    inGeometry(
      PLACES_IN_UKRAINE['Simferopol'] ?? [],
      asPolygons(topojson.feature(topo, { type: 'Polygon', arcs, properties: {} })),
    );
  const moved = russia.arcs.filter(inside);
  if (moved.length > 1) throw new Error('basemap: Crimea in several polygons of Russia');
  russia.arcs = russia.arcs.filter((arcs) => !moved.includes(arcs));
  for (const arcs of moved) merge(ukraine, { type: 'Polygon', arcs });
}

function checkGate(countries: FeatureCollection, scale: string): void {
  const owners = (point: Position) =>
    countries.features.filter((f) => inGeometry(point, asPolygons(f))).map((f) => codeOf(f));
  const check = (places: typeof PLACES_IN_UKRAINE, code: string) => {
    for (const [place, point] of Object.entries(places)) {
      const found = owners(point).join();
      if (found !== code) throw new Error(`basemap ${scale}: ${place} is in '${found}'`);
    }
  };
  check(PLACES_IN_UKRAINE, 'UA');
  if (scale === '10m') check(PLACES_IN_RUSSIA, 'RU');
}

function codeOf(country: Feature & { id?: string }): string {
  const known = country.properties['code'];
  if (typeof known === 'string') return known;
  if (country.properties['name'] === 'Kosovo') return 'XK';
  return (country.id && countryCodes.numericToAlpha2(country.id)) || '';
}

/**
 * world-atlas cuts nothing at ±180°: a ring that crosses it jumps by 360°. Make it continuous, and
 * close one that goes round a pole (Antarctica) by way of the pole.
 */
export function unwrap(ring: readonly Position[]): Position[] {
  let offset = 0;
  const out: Position[] = [];
  let before: Position | undefined;
  for (const point of ring) {
    const step = before ? (point[0] ?? 0) - (before[0] ?? 0) : 0;
    if (step > 180) offset -= 360;
    else if (step < -180) offset += 360;
    out.push([(point[0] ?? 0) + offset, point[1] ?? 0]);
    before = point;
  }
  const [first, last] = [out[0], out.at(-1)];
  if (offset !== 0 && first && last) {
    const pole = (first[1] ?? 0) < 0 ? -90 : 90;
    out.push([last[0] ?? 0, pole], [first[0] ?? 0, pole], first);
  }
  return out;
}

/** The polygon of a country that is largest on paper, for its label. */
export function largestPolygon(country: Feature): { rings: Position[][]; area: number } {
  const area = (ring: readonly Position[]) =>
    Math.abs(
      ring.reduce((sum, [x = 0, y = 0], i) => {
        const [px = 0, py = 0] = ring.at(i - 1) ?? [];
        return sum + px * y - x * py;
      }, 0) / 2,
    );
  return polygonsOf(country.geometry)
    .map((rings) => ({ rings, area: area(rings[0] ?? []) }))
    .reduce((a, b) => (b.area > a.area ? b : a));
}

export function feature(type: string, coordinates: unknown[]): Feature {
  return { type: 'Feature', properties: {}, geometry: { type, coordinates } };
}
export const collection = (features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});
