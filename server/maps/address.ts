/** The address of one tile on the operator's map server, made of the configuration and three integers. */
import type { TileSource } from './source.ts';

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Half the width of the world in Web Mercator (EPSG:3857), m. */
const EDGE = 20_037_508.342_789_244;

/** Path segments to integers inside the pyramid; null: there is no such tile. */
export function tileAddress(z: string, x: string, y: string): TileAddress | null {
  if (![z, x, y].every((part) => /^(0|[1-9]\d{0,7})$/.test(part))) return null;
  const tile = { z: Number(z), x: Number(x), y: Number(y) };
  const n = 2 ** tile.z;
  return tile.z <= 22 && tile.x < n && tile.y < n ? tile : null;
}

export function upstreamAddress(source: TileSource, { z, x, y }: TileAddress): string {
  const n = 2 ** z;
  if (source.kind === 'xyz')
    return source.url
      .replaceAll('{z}', String(z))
      .replaceAll('{x}', String(x))
      .replaceAll('{y}', String(y))
      .replaceAll('{-y}', String(n - 1 - y));
  const size = (2 * EDGE) / n;
  const [west, north] = [x * size - EDGE, EDGE - y * size];
  const url = new URL(source.url);
  const latest = source.version === '1.3.0';
  // Of the operator's own query only what is not ours stays, such as a MapServer's `map`.
  const ours = Object.entries({
    SERVICE: 'WMS',
    REQUEST: 'GetMap',
    VERSION: source.version,
    LAYERS: source.layers,
    STYLES: source.styles,
    FORMAT: source.format,
    TRANSPARENT: source.overlay || source.format !== 'image/jpeg' ? 'TRUE' : 'FALSE',
    [latest ? 'CRS' : 'SRS']: 'EPSG:3857',
    BBOX: [west, north - size, west + size, north].join(','),
    WIDTH: String(source.tileSize),
    HEIGHT: String(source.tileSize),
  });
  const names = new Set(ours.map(([name]) => name));
  for (const name of [...url.searchParams.keys()])
    if (names.has(name.toUpperCase())) url.searchParams.delete(name);
  for (const [name, value] of ours) url.searchParams.set(name, value);
  return url.href;
}
