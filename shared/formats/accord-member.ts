import type {
  Geometry,
  FeatureKind,
  FeatureStyle,
  FeatureSymbol,
  Checkpoint,
} from '../room/board/shape.ts';
import {
  isCheckpoints,
  isRotation,
  isStyle,
  isSymbol,
  suits,
} from '../room/board/feature-values.ts';
import { isFeatureKind, isGeometry } from '../room/board/values.ts';

/**
 * What other programs have no word for: kind, style, symbol, the true radius of a circle. Written
 * as the property `accord` of each object of GeoJSON and KML, and judged like any stranger's value
 * when it comes back.
 */
export interface AccordMember {
  readonly kind: FeatureKind;
  readonly code?: string;
  readonly style?: FeatureStyle;
  readonly symbol?: FeatureSymbol;
  readonly rotation?: number;
  readonly checkpoints?: readonly Checkpoint[];
  /** A circle, which GeoJSON and KML only know as its polygon. */
  readonly circle?: Geometry;
}

const PARTS: readonly (readonly [keyof AccordMember, (value: unknown) => boolean])[] = [
  ['style', isStyle],
  ['symbol', isSymbol],
  ['rotation', isRotation],
  ['checkpoints', isCheckpoints],
];

function objectOf(value: unknown): Record<string, unknown> | null {
  if (typeof value === 'string') {
    // KML carries it as text. Whoever wrote that text may have written anything.
    try {
      return objectOf(JSON.parse(value) as unknown);
    } catch {
      return null;
    }
  }
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

/**
 * The member as far as it can be believed; null when there is none. `geom` is the geometry to use:
 * the file's, or the circle that it stands for.
 */
export function accordMember(
  value: unknown,
  geom: Geometry,
): { member: AccordMember; geom: Geometry } | null {
  const found = value === undefined ? null : objectOf(value);
  if (!found || !isFeatureKind(found.kind)) return null;
  const { kind } = found;
  const circle = found.circle;
  const shape =
    isGeometry(circle) && (circle as Geometry).type === 'Circle' ? (circle as Geometry) : geom;
  if (!suits(kind, 'geom', shape)) return null;
  const member: Record<string, unknown> = { kind };
  for (const [name, accepts] of PARTS) {
    const part = found[name];
    if (part !== undefined && accepts(part) && suits(kind, name, part)) member[name] = part;
  }
  if (typeof found.code === 'string' && /^[A-Z]{1,3}-\d{1,6}[a-z]{0,3}$/.test(found.code))
    member.code = found.code;
  // A symbol without its code would be nothing that can be drawn.
  if ((kind === 'symbol' || kind === 'graphic') && member.symbol === undefined) return null;
  return { member: member as unknown as AccordMember, geom: shape };
}
