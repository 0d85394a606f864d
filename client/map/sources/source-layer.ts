/** An operator's map as a layer. Reports why tiles are missing, and that none is any more. */
import MVT from 'ol/format/MVT.js';
import type ImageTile from 'ol/ImageTile.js';
import type BaseLayer from 'ol/layer/Base.js';
import TileLayer from 'ol/layer/Tile.js';
import VectorTileLayer from 'ol/layer/VectorTile.js';
import VectorTileSource from 'ol/source/VectorTile.js';
import XYZ from 'ol/source/XYZ.js';
import type { StyleLike } from 'ol/style/Style.js';
import type Tile from 'ol/Tile.js';
import TileState from 'ol/TileState.js';
import { createXYZ } from 'ol/tilegrid.js';
import type VectorTile from 'ol/VectorTile.js';
import type { MapProblem, MapSourceView } from '../../../shared/protocol/http/maps.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import type { Palette } from '../palette.ts';
import { fetcherOf, MapFailure, type FetchTile } from './fetch-tile.ts';
import { missingTiles } from './missing-tiles.ts';
import { vectorStyle } from './vector-style.ts';
import { WATER, waterStyle, waterTiles } from './water.ts';

export interface SourceLayer {
  readonly layer: BaseLayer;
  dress(palette: Palette, language: Language): void;
  /** Ask again for whatever failed. */
  refresh(): void;
}

/** Null: no tile is missing. */
export type Report = (problem: MapProblem | null) => void;

const problemOf = (error: unknown): MapProblem =>
  error instanceof MapFailure ? error.problem : 'not-image';

export function sourceLayer(view: MapSourceView, report: Report): SourceLayer {
  if (view.id === WATER.id) return vector(view, waterTiles(), report, waterStyle);
  const fetchTile = fetcherOf(view);
  return view.content === 'vector'
    ? vector(view, fetchTile, report, vectorStyle)
    : raster(view, fetchTile, report);
}

function raster(
  { minZoom, maxZoom, tileSize }: MapSourceView,
  fetchTile: FetchTile,
  report: Report,
): SourceLayer {
  const missing = missingTiles(report);
  const source = new XYZ({
    url: '{z}/{x}/{y}',
    tileGrid: createXYZ({ minZoom, maxZoom, tileSize }),
    transition: 0,
    tileLoadFunction: (loading: Tile) => {
      const tile = loading as ImageTile;
      const [z = 0, x = 0, y = 0] = tile.getTileCoord();
      const image = tile.getImage() as HTMLImageElement;
      const became = missing.ask(`${z}/${x}/${y}`);
      fetchTile(z, x, y)
        .then((bytes) => {
          if (!bytes) {
            became(null);
            return tile.setState(TileState.EMPTY);
          }
          const url = URL.createObjectURL(new Blob([bytes]));
          const done = (problem: MapProblem | null) => () => {
            URL.revokeObjectURL(url);
            became(problem);
          };
          image.addEventListener('load', done(null), { once: true });
          image.addEventListener('error', done('not-image'), { once: true });
          image.src = url;
        })
        .catch((error: unknown) => {
          became(problemOf(error));
          tile.setState(TileState.ERROR);
        });
    },
  });
  const layer = new TileLayer({ source });
  const refresh = (): void => {
    missing.forget();
    source.refresh();
  };
  return { layer, dress: () => undefined, refresh };
}

function vector(
  { minZoom, maxZoom }: MapSourceView,
  fetchTile: FetchTile,
  report: Report,
  styleOf: (palette: Palette, language: Language) => StyleLike,
): SourceLayer {
  const format = new MVT();
  const missing = missingTiles(report);
  const source = new VectorTileSource({
    format,
    url: '{z}/{x}/{y}',
    tileGrid: createXYZ({ minZoom, maxZoom, tileSize: 512 }),
    transition: 0,
    tileLoadFunction: (loading: Tile) => {
      const tile = loading as VectorTile<never>;
      const [z = 0, x = 0, y = 0] = tile.getTileCoord();
      tile.setLoader((extent, _resolution, featureProjection) => {
        const became = missing.ask(`${z}/${x}/${y}`);
        fetchTile(z, x, y)
          .then((bytes) => {
            const read = bytes ? format.readFeatures(bytes, { extent, featureProjection }) : [];
            tile.setFeatures(read as never[]);
            became(null);
          })
          .catch((error: unknown) => {
            became(error instanceof MapFailure ? error.problem : 'tiles-format');
            tile.setState(TileState.ERROR);
          });
      });
    },
  });
  const layer = new VectorTileLayer({ source, declutter: true, renderMode: 'hybrid' });
  return {
    layer,
    dress: (palette, language) => layer.setStyle(styleOf(palette, language)),
    refresh() {
      missing.forget();
      source.refresh();
    },
  };
}
