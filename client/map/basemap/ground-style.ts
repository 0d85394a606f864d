import type { FeatureLike } from 'ol/Feature.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style, { type StyleFunction } from 'ol/style/Style.js';
import type { Palette } from '../palette.ts';

/** Land, water and borders. State borders speak, oblasts whisper. */
export function groundStyle(palette: Palette): StyleFunction {
  const k = palette.scale;
  const line = (color: string, width: number, lineDash?: number[]) =>
    new Stroke({
      color,
      width: width * k,
      lineJoin: 'round',
      lineCap: 'round',
      ...(lineDash ? { lineDash: lineDash.map((d) => d * k) } : {}),
    });
  const styles: Record<string, Style[]> = {
    land: [
      new Style({
        fill: new Fill({ color: palette.land }),
        stroke: line(palette.coast, 0.8),
        zIndex: 0,
      }),
    ],
    lake: [
      new Style({
        fill: new Fill({ color: palette.sea }),
        stroke: line(palette.coast, 0.6),
        // Above rivers: one that runs through a lake is the lake there.
        zIndex: 2.5,
      }),
    ],
    oblast: [new Style({ stroke: line(palette.oblast, 1, [5, 4]), zIndex: 3 })],
    region: [new Style({ stroke: line(palette.oblast, 0.6, [2, 4]), zIndex: 3 })],
    border: [
      new Style({ stroke: line(palette.borderGlow, 6), zIndex: 4 }),
      new Style({ stroke: line(palette.border, 1.2), zIndex: 5 }),
    ],
    borderFar: [new Style({ stroke: line(palette.border, 0.8), zIndex: 5 })],
  };
  const rivers = [0.7, 1.1, 1.7, 2.4].map((w) => [
    new Style({ stroke: line(palette.river, w), zIndex: 2 }),
  ]);
  return (feature: FeatureLike, resolution: number) => {
    const layer = String(feature.get('layer'));
    if (layer === 'river') {
      const step = resolution > 4000 ? 0 : resolution > 1500 ? 1 : resolution > 500 ? 2 : 3;
      return rivers[step];
    }
    if (layer === 'border' && resolution > 8000) return styles['borderFar'];
    return styles[layer];
  };
}
