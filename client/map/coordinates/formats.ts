/** A place on the ground, written in the manner that a person has chosen. */
import type { LonLat } from '../../../shared/room/board/shape.ts';
import { latLonText, mgrsText, wrap } from '../coordinates.ts';
import { toUtm } from './utm.ts';

/** In the order in which they are gone through. `dd` degrees, `dm` and minutes, `dms` and seconds. */
export const FORMATS = ['mgrs', 'dd', 'dm', 'dms', 'utm'] as const;
export type CoordinateFormat = (typeof FORMATS)[number];

export function nextFormat(format: CoordinateFormat): CoordinateFormat {
  return FORMATS[(FORMATS.indexOf(format) + 1) % FORMATS.length] ?? 'mgrs';
}

/** WGS 84. Empty for MGRS and UTM near the poles, where their grids end. */
export function coordinateText(at: LonLat, format: CoordinateFormat): string {
  switch (format) {
    case 'mgrs':
      return mgrsText(at);
    case 'dd':
      return latLonText(at);
    case 'dm':
      return angles(at, minutes);
    case 'dms':
      return angles(at, seconds);
    case 'utm':
      return utmText(at);
  }
}

const angles = ([lon, lat]: LonLat, write: (angle: number, width: number) => string): string => {
  const east = wrap(lon);
  return `${write(Math.abs(lat), 2)} ${lat < 0 ? 'S' : 'N'} ${write(Math.abs(east), 3)} ${east < 0 ? 'W' : 'E'}`;
};

const padded = (value: number, width: number) => String(value).padStart(width, '0');

/** Thousandths of a minute: 1.9 m. Rounded before it is taken apart, so that no 60 appears. */
function minutes(angle: number, width: number): string {
  const all = Math.round(angle * 60_000);
  const rest = ((all % 60_000) / 1_000).toFixed(3).padStart(6, '0');
  return `${padded(Math.floor(all / 60_000), width)}° ${rest}′`;
}

/** Tenths of a second: 3.1 m. */
function seconds(angle: number, width: number): string {
  const all = Math.round(angle * 36_000);
  const rest = ((all % 600) / 10).toFixed(1).padStart(4, '0');
  return `${padded(Math.floor(all / 36_000), width)}° ${padded(Math.floor(all / 600) % 60, 2)}′ ${rest}″`;
}

function utmText([lon, lat]: LonLat): string {
  const utm = toUtm([wrap(lon), lat]);
  if (!utm) return '';
  const metres = (value: number) => String(Math.floor(value));
  return `${utm.zone}${utm.band} ${metres(utm.easting)} ${metres(utm.northing)}`;
}
