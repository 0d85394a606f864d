import { forward } from 'mgrs';
import type { LonLat } from '../../shared/room/board/shape.ts';

/** `50.4501° N 30.5234° E`: degrees, WGS 84; four decimals are 11 m, what a cursor can mean. */
export function latLonText([lon, lat]: LonLat): string {
  const [ns, ew] = [lat < 0 ? 'S' : 'N', lon < 0 ? 'W' : 'E'];
  return `${Math.abs(lat).toFixed(4)}° ${ns} ${Math.abs(lon).toFixed(4)}° ${ew}`;
}

/**
 * `36U UA 2343 9153`: MGRS to 10 m (NATO STANAG 2211, by the library mgrs). Empty near the poles
 * (beyond 84° N and 80° S), where its grid ends.
 */
export function mgrsText([lon, lat]: LonLat): string {
  if (lat > 84 || lat < -80) return '';
  const text = forward([wrap(lon), lat], 4);
  return text.replace(/^(\d+[A-Z])([A-Z]{2})(\d{4})(\d{4})$/, '$1 $2 $3 $4');
}

/** A longitude between −180 and 180. */
export function wrap(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

export interface Scale {
  /** Length on the ground, m. */
  readonly metres: number;
  /** Length on screen, CSS px. */
  readonly pixels: number;
}

/** The longest round length (1, 2 or 5 × 10ⁿ m) of at most `widest` px. @param metresPerPixel true ones, at the latitude shown */
export function scaleFor(metresPerPixel: number, widest: number): Scale {
  const longest = metresPerPixel * widest;
  const power = 10 ** Math.floor(Math.log10(longest));
  const step = [5, 2, 1].find((n) => n * power <= longest) ?? 1;
  return { metres: step * power, pixels: (step * power) / metresPerPixel };
}

/** `850 m`, `2 km`, `12.4 km`, in the manner of `language`. */
export function lengthText(metres: number, language: string): string {
  const km = metres >= 1000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: km ? 'kilometer' : 'meter',
    maximumSignificantDigits: 3,
  }).format(km ? metres / 1000 : metres);
}

/** `3.2 km²`, or hectares below a tenth of one. */
export function areaText(squareMetres: number, language: string): string {
  const km2 = squareMetres / 1e6;
  const [value, unit] = km2 >= 0.1 ? [km2, 'km²'] : [squareMetres / 1e4, 'ha'];
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(value);
  return `${number} ${unit}`;
}
