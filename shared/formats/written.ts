import type {
  Checkpoint,
  FeatureKind,
  FeatureStyle,
  FeatureSymbol,
  Geometry,
  Lifted,
  LonLat,
} from '../room/board/shape.ts';
import type { AccordMember } from './accord-member.ts';

/** A feature of the board as it leaves the room. */
export interface WrittenObject {
  readonly id: string;
  readonly kind: FeatureKind;
  readonly geom: Geometry;
  readonly code: string;
  readonly label: string;
  readonly note: string;
  readonly style: FeatureStyle;
  readonly symbol?: FeatureSymbol;
  readonly rotation?: number;
  readonly checkpoints?: readonly Checkpoint[];
  readonly props: Readonly<Record<string, string | number | boolean | null>>;
  /** Name of its layer; empty: the ground layer. */
  readonly layer: string;
  readonly lifted: Lifted | null;
}

/** What a file says about itself, so that it can be filed without its room. */
export interface Sheet {
  readonly title: string;
  /** When it was written, ms UTC. */
  readonly at: number;
  /** Classification mark; empty: none. */
  readonly marking: string;
}

/** Mean radius of WGS 84 (IUGG 1980 R1), metres. */
const EARTH = 6_371_008.8;
const CORNERS = 96;
const RADIANS = Math.PI / 180;

/** The point `distance` metres from `from` in direction `bearing` (radians), on the sphere. */
function destination([lon, lat]: LonLat, distance: number, bearing: number): LonLat {
  const arc = distance / EARTH;
  const phi = lat * RADIANS;
  const sine = Math.sin(phi) * Math.cos(arc) + Math.cos(phi) * Math.sin(arc) * Math.cos(bearing);
  const turn = Math.atan2(
    Math.sin(bearing) * Math.sin(arc) * Math.cos(phi),
    Math.cos(arc) - Math.sin(phi) * sine,
  );
  const round = (degrees: number): number => Number(degrees.toFixed(7));
  return [round(lon + turn / RADIANS), round(Math.asin(sine) / RADIANS)];
}

/** A circle as the ring that other programs can draw: counter-clockwise, closed. */
export function circleRing(centre: LonLat, radius: number): LonLat[] {
  const ring = Array.from({ length: CORNERS }, (_, i) =>
    destination(centre, radius, -(i / CORNERS) * 2 * Math.PI),
  );
  return [...ring, ring[0] ?? centre];
}

/** What only Accord understands of an object (see accord-member.ts). */
export function memberOf(object: WrittenObject): AccordMember {
  const { kind, code, style, symbol, rotation, checkpoints, geom } = object;
  return {
    kind,
    ...(code === '' ? {} : { code }),
    style,
    ...(symbol ? { symbol } : {}),
    ...(rotation === undefined ? {} : { rotation }),
    ...(checkpoints ? { checkpoints } : {}),
    ...(geom.type === 'Circle' ? { circle: geom } : {}),
  };
}
