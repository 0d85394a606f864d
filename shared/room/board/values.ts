import { FEATURE_KINDS, type FeatureKind } from './shape.ts';

/**
 * Is this value allowed in this field of the board? Hand-written and allocation-free, because the
 * server asks for every write. Numbers have been checked to be finite by whoever parsed them; the
 * bounds below refuse NaN and infinities again.
 */

/** Points in one geometry: a coastline is fine, a bomb is not. */
export const MAX_POSITIONS = 10_000;
/** Metres: half of Earth's circumference (WGS 84, equator: 40 075 017 m). */
export const MAX_RADIUS = 20_037_508;
export const LABEL_LENGTH = 300;
export const SHORT_TEXT_LENGTH = 200;
export const REASON_LENGTH = 500;

const KINDS = new Set<unknown>(FEATURE_KINDS);

export type Fields = Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every key of `value` is one of `keys`. */
export function onlyKeys(value: Fields, keys: readonly string[]): boolean {
  return Object.keys(value).every((key) => keys.includes(key));
}

/** A number from `low` to `high`: neither NaN nor infinite. */
export function within(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high;
}

export function isText(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.length <= maxLength;
}

/** Milliseconds UTC that a Date can hold. */
export function isInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && within(value, 0, 8.64e15);
}

/** A key of `fractional-indexing` (base 62). */
export function isFractionalIndex(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9A-Za-z]{1,64}$/.test(value);
}

/** Longitude may run past 180 so that a line across the date line stays one line. */
function isLonLat(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    within(value[0], -360, 360) &&
    within(value[1], -90, 90)
  );
}

function isLine(value: unknown, atLeast: number): value is [number, number][] {
  return (
    Array.isArray(value) &&
    value.length >= atLeast &&
    value.length <= MAX_POSITIONS &&
    value.every(isLonLat)
  );
}

/** A linear ring (RFC 7946 §3.1.6): at least four positions, the last is the first. */
function isRing(value: unknown): value is [number, number][] {
  if (!isLine(value, 4)) return false;
  const first = value[0];
  const last = value[value.length - 1];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

function isPolygon(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > 100) return false;
  let positions = 0;
  for (const ring of value) {
    if (!isRing(ring)) return false;
    positions += ring.length;
  }
  return positions <= MAX_POSITIONS;
}

/** GeoJSON Point, LineString or Polygon in two dimensions, or our Circle. */
export function isGeometry(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  if (value.type === 'Circle')
    return (
      onlyKeys(value, ['type', 'centre', 'radius']) &&
      isLonLat(value.centre) &&
      within(value.radius, 0.01, MAX_RADIUS)
    );
  if (!onlyKeys(value, ['type', 'coordinates'])) return false;
  if (value.type === 'Point') return isLonLat(value.coordinates);
  if (value.type === 'LineString') return isLine(value.coordinates, 2);
  return value.type === 'Polygon' && isPolygon(value.coordinates);
}

export function isFeatureKind(value: unknown): value is FeatureKind {
  return KINDS.has(value);
}

/** Struck by `person`, or back again (null). Nobody strikes in somebody else's name. */
export function isLifted(value: unknown, person: string): boolean {
  if (value === null) return true;
  return (
    isPlainObject(value) &&
    onlyKeys(value, ['at', 'by', 'reason']) &&
    isInstant(value.at) &&
    value.by === person &&
    (value.reason === undefined || isText(value.reason, REASON_LENGTH))
  );
}

/** 1–64 characters, none of them invisible, and no name that objects are born with. */
export function isPropertyName(key: string): boolean {
  return /^[^\p{C}]{1,64}$/u.test(key) && !(key in Object.prototype);
}

export function isPropertyValue(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'boolean' ||
    isText(value, 4096) ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}
