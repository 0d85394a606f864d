import type VectorTileLayer from 'ol/layer/VectorTile.js';
import type { Language } from '../../../shared/room/record/terms.ts';
import type { Palette } from '../palette.ts';
import { groundStyle } from './ground-style.ts';
import { labelStyle, loadLabels } from './labels.ts';
import type { NameLayer } from './name-layer.ts';
import { loadTiles } from './tiles.ts';

export const ATTRIBUTION = 'Natural Earth · GeoNames (CC BY 4.0)';

export interface Basemap {
  readonly ground: VectorTileLayer;
  readonly names: NameLayer;
  /** Draw in these colours and this language from now on. */
  dress(palette: Palette, language: Language): void;
}

let ahead: Promise<Basemap> | null = null;

/** Begin to load it before there is a map to lay it on: the room is on its way meanwhile. */
export function loadBasemapAhead(): void {
  ahead ??= load();
  // Whoever takes it hears of a failure.
  ahead.catch(() => undefined);
}

/** The embedded basemap, for one map. Rejects when it cannot be loaded. */
export function loadBasemap(): Promise<Basemap> {
  const taken = ahead ?? load();
  ahead = null;
  return taken;
}

async function load(): Promise<Basemap> {
  const [ground, names] = await Promise.all([
    loadTiles(new URL('./basemap.pmtiles', import.meta.url)),
    loadLabels(new URL('./labels.json', import.meta.url)),
  ]);
  ground.setZIndex(0);
  names.setZIndex(5);
  return {
    ground,
    names,
    dress(palette, language) {
      ground.setStyle(groundStyle(palette));
      names.setStyle(labelStyle(palette, language));
    },
  };
}
