/** The detailed water that comes with Accord: OpenStreetMap's, under the ODbL, and so switched on by whoever wants it. */
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import { PMTiles } from 'pmtiles';
import { groundMessages } from '../../../shared/messages/map-ground.ts';
import type { MapSourceView } from '../../../shared/protocol/http/maps.ts';
import type { Palette } from '../palette.ts';
import { MapFailure, type FetchTile } from './fetch-tile.ts';

/** Zooms of tools/basemap/water.ts. */
export const WATER: MapSourceView = {
  id: 'accord-water',
  name: groundMessages.waterDetail,
  access: 'file',
  content: 'vector',
  attribution: '© OpenStreetMap contributors (ODbL)',
  minZoom: 7,
  maxZoom: 10,
  tileSize: 512,
  opacity: 1,
  overlay: true,
  classification: '',
  problem: null,
};

export function waterStyle(palette: Palette): Style {
  return new Style({
    fill: new Fill({ color: palette.sea }),
    stroke: new Stroke({ color: palette.coast, width: 0.6 * palette.scale }),
  });
}

/** The file is small and fetched whole, with the first tile that is wanted. */
export function waterTiles(): FetchTile {
  let archive: Promise<PMTiles> | null = null;
  const load = async (): Promise<PMTiles> => {
    const response = await fetch(new URL('../basemap/water-osm.pmtiles', import.meta.url));
    if (!response.ok) throw new MapFailure('file-missing');
    const bytes = await response.arrayBuffer();
    return new PMTiles({
      getKey: () => WATER.id,
      getBytes: (from, length) => Promise.resolve({ data: bytes.slice(from, from + length) }),
    });
  };
  return async (z, x, y) => {
    archive ??= load();
    try {
      return (await (await archive).getZxy(z, x, y))?.data ?? null;
    } catch (error) {
      archive = null;
      throw error instanceof MapFailure ? error : new MapFailure('file-missing');
    }
  };
}
