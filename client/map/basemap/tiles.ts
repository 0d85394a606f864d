/**
 * The seam to the ground: whatever gives layers here is the basemap. Today one PMTiles archive of
 * our own, held in memory whole (1.5 MB): no ranges, so that any proxy or cache may be between.
 */
import MVT from 'ol/format/MVT.js';
import VectorTileLayer from 'ol/layer/VectorTile.js';
import VectorTileSource from 'ol/source/VectorTile.js';
import type Tile from 'ol/Tile.js';
import TileState from 'ol/TileState.js';
import { createXYZ } from 'ol/tilegrid.js';
import type VectorTile from 'ol/VectorTile.js';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';

/** Tiles of the whole world exist to here, of `DETAIL` to the archive's last zoom. */
const WORLD_ZOOM = 5;
const DETAIL = { west: -25, south: 33, east: 60, north: 72 } as const;

class Memory implements Source {
  private readonly bytes: ArrayBuffer;
  constructor(bytes: ArrayBuffer) {
    this.bytes = bytes;
  }
  getKey(): string {
    return 'basemap';
  }
  getBytes(offset: number, length: number): Promise<RangeResponse> {
    return Promise.resolve({ data: this.bytes.slice(offset, offset + length) });
  }
}

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Which tile of the archive shows the ground of `wanted`: itself, or one that contains it. */
export function tileThatExists(wanted: TileAddress): TileAddress {
  if (wanted.z <= WORLD_ZOOM) return wanted;
  const n = 2 ** wanted.z;
  const lon = (column: number) => (column / n) * 360 - 180;
  const lat = (row: number) =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / n))) * 180) / Math.PI;
  const detailed =
    lon(wanted.x + 1) > DETAIL.west &&
    lon(wanted.x) < DETAIL.east &&
    lat(wanted.y) > DETAIL.south &&
    lat(wanted.y + 1) < DETAIL.north;
  if (detailed) return wanted;
  const up = wanted.z - WORLD_ZOOM;
  return { z: WORLD_ZOOM, x: wanted.x >> up, y: wanted.y >> up };
}

/** The ground as a layer without a style. Rejects when the archive cannot be had. */
export async function loadTiles(url: URL): Promise<VectorTileLayer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`basemap: ${response.status}`);
  const archive = new PMTiles(new Memory(await response.arrayBuffer()));
  const header = await archive.getHeader();
  const format = new MVT();
  const source = new VectorTileSource({
    format,
    tileGrid: createXYZ({ maxZoom: header.maxZoom, tileSize: 512 }),
    url: '{z}/{x}/{y}',
    transition: 0,
    tileLoadFunction: (loading: Tile) => {
      const tile = loading as VectorTile<never>;
      const [z = 0, x = 0, y = 0] = tile.getTileCoord();
      const found = tileThatExists({ z, x, y });
      const extent = source.getTileGrid()?.getTileCoordExtent([found.z, found.x, found.y]);
      tile.setLoader((_extent, _resolution, featureProjection) => {
        archive
          .getZxy(found.z, found.x, found.y)
          .then((data) =>
            tile.setFeatures(
              (data
                ? format.readFeatures(data.data, extent ? { extent, featureProjection } : {})
                : []) as never[],
            ),
          )
          .catch(() => tile.setState(TileState.ERROR));
      });
    },
  });
  return new VectorTileLayer({ source, renderMode: 'hybrid', renderBuffer: 32, preload: 1 });
}
