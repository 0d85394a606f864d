import { COLOURS, DASHES, HATCHES, HEADS, type FeatureKind, type Geometry } from './shape.ts';
import {
  isFeatureKind,
  isInstant,
  isPlainObject,
  isText,
  onlyKeys,
  SHORT_TEXT_LENGTH,
  within,
} from './values.ts';

/** What a feature of the map may look like and refer to: its style, symbol, checkpoints. */

/** Checkpoints of one route. */
export const MAX_CHECKPOINTS = 200;
/** Field amplifiers of one symbol: APP-6(D) has 33. */
const MAX_MODIFIERS = 40;

const oneOf =
  (values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);

const number =
  (low: number, high: number) =>
  (value: unknown): boolean =>
    within(value, low, high);

const STYLE = new Map<string, (value: unknown) => boolean>([
  ['colour', oneOf(COLOURS)],
  ['icon', (value) => isText(value, 64)],
  ['width', number(0, 64)],
  ['dash', oneOf(DASHES)],
  ['hatch', oneOf(HATCHES)],
  ['fill', number(0, 1)],
  ['heads', oneOf(HEADS)],
  ['size', number(8, 96)],
]);

/** One part of a style, by its name. */
export function isStylePart(part: string, value: unknown): boolean {
  return STYLE.get(part)?.(value) === true;
}

export function isStyle(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  return Object.entries(value).every(([part, said]) => isStylePart(part, said));
}

/** Degrees clockwise from north. */
export function isRotation(value: unknown): boolean {
  return within(value, 0, 360);
}

/**
 * A symbol code: 20 or 30 digits (APP-6D/E, MIL-STD-2525D/E) or 15 letters (APP-6B, 2525C, where
 * `-` and `*` stand for what is not said). What a code means is for those who draw it.
 */
export function isSymbolCode(value: unknown): value is string {
  return typeof value === 'string' && /^(?:\d{20}|\d{30}|[A-Z0-9*-]{15})$/.test(value);
}

/** Field amplifiers by the letters that APP-6 gives them: T, M, H, W, AA, T1. */
function isModifiers(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= MAX_MODIFIERS &&
    entries.every(([key, words]) => /^[A-Z]{1,2}\d?$/.test(key) && isText(words, 64))
  );
}

export function isSymbol(value: unknown): boolean {
  return (
    isPlainObject(value) &&
    onlyKeys(value, ['sidc', 'modifiers', 'direction']) &&
    isSymbolCode(value.sidc) &&
    (value.modifiers === undefined || isModifiers(value.modifiers)) &&
    (value.direction === undefined || isRotation(value.direction))
  );
}

function isCheckpoint(value: unknown): boolean {
  return (
    isPlainObject(value) &&
    onlyKeys(value, ['at', 'name', 'eta']) &&
    within(value.at, 0, 1) &&
    isText(value.name, SHORT_TEXT_LENGTH) &&
    (value.eta === undefined || isInstant(value.eta))
  );
}

export function isCheckpoints(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length <= MAX_CHECKPOINTS && value.every((c) => isCheckpoint(c))
  );
}

const GEOMETRIES: Readonly<Record<FeatureKind, readonly Geometry['type'][]>> = {
  point: ['Point'],
  text: ['Point'],
  symbol: ['Point'],
  line: ['LineString'],
  arrow: ['LineString'],
  route: ['LineString'],
  freehand: ['LineString'],
  area: ['Polygon'],
  circle: ['Circle'],
  graphic: ['Point', 'LineString', 'Polygon', 'Circle'],
};

/** Fields that only features of these kinds have. */
const ONLY: Readonly<Record<string, readonly FeatureKind[]>> = {
  rotation: ['point', 'text'],
  symbol: ['symbol', 'graphic'],
  checkpoints: ['route'],
};

/** May a feature of this kind have this (already checked) value there? undefined: taken away. */
export function suits(kind: unknown, key: string, value: unknown): boolean {
  if (!isFeatureKind(kind)) return false;
  if (key === 'geom' && value !== undefined)
    return isPlainObject(value) && oneOf(GEOMETRIES[kind])(value.type);
  return ONLY[key]?.includes(kind) ?? true;
}
