/**
 * Universal Transverse Mercator on WGS 84, by Krüger's series to the sixth order in the third
 * flattening (L. Krüger 1912; coefficients and form: C. F. F. Karney, "Transverse Mercator with an
 * accuracy of a few nanometers", Journal of Geodesy 85, 2011, equations 7 to 36). Zones and their
 * exceptions over Norway and Svalbard: NGA.SIG.0012, 2014.
 */
import type { LonLat } from '../../../shared/room/board/shape.ts';

export interface Utm {
  /** 1 to 60. */
  readonly zone: number;
  /** Latitude band, C to X. */
  readonly band: string;
  /** Metres, with 500 km added. */
  readonly easting: number;
  /** Metres from the equator; south of it 10,000 km are added. */
  readonly northing: number;
}

const A = 6_378_137;
const F = 1 / 298.257223563;
const K0 = 0.9996;
const FALSE_EASTING = 500_000;
const FALSE_NORTHING = 10_000_000;
const BANDS = 'CDEFGHJKLMNPQRSTUVWX';

const N = F / (2 - F);
const E = Math.sqrt(F * (2 - F));
/** Radius of the rectifying sphere, m. */
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256);
const poly = (first: number, ...terms: number[]) =>
  terms.reduce((sum, term, i) => sum + term * N ** (first + i), 0);
const ALPHA = [
  poly(1, 1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800),
  poly(2, 13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360),
  poly(3, 61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440),
  poly(4, 49561 / 161280, -179 / 168, 6601661 / 7257600),
  poly(5, 34729 / 80640, -3418889 / 1995840),
  poly(6, 212378941 / 319334400),
];
const BETA = [
  poly(1, 1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800),
  poly(2, 1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720),
  poly(3, 17 / 480, -37 / 840, -209 / 4480, 5569 / 90720),
  poly(4, 4397 / 161280, -11 / 504, -830251 / 7257600),
  poly(5, 4583 / 161280, -108847 / 3991680),
  poly(6, 20648693 / 638668800),
];

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;
const meridian = (zone: number) => zone * 6 - 183;

/** The zone of a place, −180 ≤ longitude < 180. */
export function zoneOf([lon, lat]: LonLat): number {
  if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) return 32;
  if (lat >= 72 && lon >= 0 && lon < 42) return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37;
  return Math.min(60, Math.floor((lon + 180) / 6) + 1);
}

const bandOf = (lat: number): string =>
  BANDS[Math.min(lat < 0 ? 9 : 19, Math.floor((lat + 80) / 8))] ?? '';

/** @returns null beyond 84° N and 80° S, where the grid ends @param zone another than the place's own */
export function toUtm([lon, lat]: LonLat, zone = zoneOf([lon, lat])): Utm | null {
  if (lat > 84 || lat < -80) return null;
  const phi = radians(lat);
  const lambda = radians(lon - meridian(zone));
  // Tangent of the conformal latitude (Karney, 7 to 9).
  const sin = Math.sin(phi);
  const t = Math.sinh(Math.atanh(sin) - E * Math.atanh(E * sin));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(t, Math.cos(lambda)));
  let [x, y] = [eta, xi];
  ALPHA.forEach((alpha, i) => {
    const j = 2 * (i + 1);
    x += alpha * Math.cos(j * xi) * Math.sinh(j * eta);
    y += alpha * Math.sin(j * xi) * Math.cosh(j * eta);
  });
  const northing = K0 * RADIUS * y + (lat < 0 ? FALSE_NORTHING : 0);
  return { zone, band: bandOf(lat), easting: FALSE_EASTING + K0 * RADIUS * x, northing };
}

/** @param south is the northing counted from 10,000 km south of the equator? */
export function fromUtm(zone: number, easting: number, northing: number, south: boolean): LonLat {
  const xi = (northing - (south ? FALSE_NORTHING : 0)) / (K0 * RADIUS);
  const eta = (easting - FALSE_EASTING) / (K0 * RADIUS);
  let [x, y] = [eta, xi];
  BETA.forEach((beta, i) => {
    const j = 2 * (i + 1);
    x -= beta * Math.cos(j * xi) * Math.sinh(j * eta);
    y -= beta * Math.sin(j * xi) * Math.cosh(j * eta);
  });
  const lambda = Math.atan2(Math.sinh(x), Math.cos(y));
  // From the conformal latitude back to the geographic one, by Newton's method (Karney, 19 to 21).
  const target = Math.sin(y) / Math.hypot(Math.sinh(x), Math.cos(y));
  let tau = target;
  for (let i = 0; i < 6; i++) {
    const root = Math.hypot(1, tau);
    const sigma = Math.sinh(E * Math.atanh((E * tau) / root));
    const now = tau * Math.hypot(1, sigma) - sigma * root;
    const slope = (1 + (1 - E ** 2) * tau ** 2) / ((1 - E ** 2) * root);
    tau += ((target - now) / Math.hypot(1, now)) * slope;
  }
  return [meridian(zone) + degrees(lambda), degrees(Math.atan(tau))];
}

/** Southern edge of a latitude band, degrees; null: there is no such band. */
export function bandFrom(band: string): number | null {
  const at = BANDS.indexOf(band);
  return at < 0 || band === '' ? null : at * 8 - 80;
}
