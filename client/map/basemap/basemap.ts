import type VectorTileLayer from 'ol/layer/VectorTile.js';
import type { Language } from '../../../shared/room/record/bodies-common.ts';
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

/** The embedded basemap. Rejects when it cannot be loaded. */
export async function loadBasemap(): Promise<Basemap> {
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
