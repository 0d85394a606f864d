/**
 * Builds the detailed water of Ukraine and around it: rivers as broad as they are, and lakes. From
 * OpenStreetMap by way of the geo-maps packages, so the file is under the ODbL: it is a file of its
 * own, switched on by whoever wants it, with its attribution (README.md has the command).
 */
import { writeFileSync } from 'node:fs';
import { zxyToTileId } from 'pmtiles';
import { GeoJsonVt, polygonsOf, readJson, vtpbf } from './data.ts';
import { inGeometry, type Position } from './gate.ts';
import { archive, type Tile } from './pmtiles.ts';
import { collection, feature } from './world.ts';

const OUT = new URL('../../client/map/basemap/water-osm.pmtiles', import.meta.url);
const AREA = { west: 20, south: 43.3, east: 42.5, north: 54 } as const;
const ZOOMS = { first: 7, last: 10 } as const;
/** Smaller waters than this are left out, square degrees (0.00004 is some 0.3 km²). */
const LEAST = { lake: 0.00004, river: 0.00001 } as const;
/** The Kakhovka reservoir ran dry in June 2023. */
const KAKHOVKA = [34.2, 47.5];

interface Shapes {
  geometries: { type: string; coordinates: unknown[] }[];
}

function area(ring: readonly Position[]): number {
  const twice = ring.reduce((sum, [x = 0, y = 0], i) => {
    const [px = 0, py = 0] = ring.at(i - 1) ?? [];
    return sum + px * y - x * py;
  }, 0);
  return Math.abs(twice / 2);
}

/** Polygons of a package that lie in the area, large enough to be seen. */
function waters(name: string, least: number) {
  const { geometries } = readJson<Shapes>(`@geo-maps/${name}/map.geo.json`);
  return geometries.flatMap(polygonsOf).flatMap((rings) => {
    const outer = rings[0] ?? [];
    const inside = outer.some(
      ([x = 0, y = 0]) => x > AREA.west && x < AREA.east && y > AREA.south && y < AREA.north,
    );
    if (!inside || area(outer) < least) return [];
    const dry = inGeometry(KAKHOVKA, { type: 'Polygon', coordinates: rings });
    return dry ? [] : [feature('Polygon', rings)];
  });
}

const all = [...waters('earth-lakes-1km', LEAST.lake), ...waters('earth-rivers-100m', LEAST.river)];
const index = new GeoJsonVt(collection(all), {
  maxZoom: ZOOMS.last,
  indexMaxZoom: 0,
  indexMaxPoints: 0,
  extent: 4096,
  buffer: 64,
  tolerance: 4,
});
const column = (lon: number, z: number) => Math.floor((lon / 360 + 0.5) * 2 ** z);
const row = (lat: number, z: number) => {
  const sin = Math.sin((lat * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z);
};
const tiles: Tile[] = [];
for (let z = ZOOMS.first; z <= ZOOMS.last; z++)
  for (let x = column(AREA.west, z); x <= column(AREA.east, z); x++)
    for (let y = row(AREA.north, z); y <= row(AREA.south, z); y++) {
      const found = index.getTile(z, x, y);
      if (!found || found.features.length === 0) continue;
      const data = vtpbf.fromGeojsonVt({ water: found }, { version: 2, extent: 4096 });
      tiles.push({ id: zxyToTileId(z, x, y), data });
    }
const attribution = '© OpenStreetMap contributors, ODbL 1.0';
const bytes = archive(tiles, ZOOMS.last, { name: 'Accord water', attribution }, 'mvt', ZOOMS.first);
writeFileSync(OUT, bytes);
console.log(
  `water-osm.pmtiles ${(bytes.length / 1000).toFixed(0)} kB, ${tiles.length} tiles, ${all.length} waters`,
);
