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
  /** By the river's rank (1 greatest), then by how near one looks. */
  const rivers = [1.25, 1, 0.8, 0.6].map((rank) =>
    [0.7, 1.1, 1.7, 2.6, 3.6].map((width) => [
      new Style({ stroke: line(palette.river, width * rank), zIndex: 2 }),
    ]),
  );
  return (feature: FeatureLike, resolution: number) => {
    const layer = String(feature.get('layer'));
    if (layer === 'river') {
      const step = [4000, 1500, 500, 120].filter((limit) => resolution <= limit).length;
      return rivers[Number(feature.get('rank')) - 1]?.[step];
    }
    if (layer === 'border' && resolution > 8000) return styles['borderFar'];
    return styles[layer];
  };
}
