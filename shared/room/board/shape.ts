import type * as Y from 'yjs';

/**
 * The `board` document (shared lane), as clients see it. The rules that the server enforces on
 * every write are in schema.ts beside this file.
 *
 * `features: Y.Map<ULID, Feature>` — what is drawn on the map. Struck (`lifted`), never removed.
 * `drafts:   Y.Map<ULID, Draft>`   — texts written together: decisions and checklist tasks.
 */
export const BOARD_ROOTS = ['features', 'drafts'] as const;

export const FEATURE_KINDS = ['point', 'line', 'area', 'circle', 'text'] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

/** [longitude, latitude] in degrees, WGS 84. */
export type LonLat = [number, number];

/** GeoJSON geometry (RFC 7946 §3.1), or a circle that keeps its true radius in metres. */
export type Geometry =
  | { type: 'Point'; coordinates: LonLat }
  | { type: 'LineString'; coordinates: LonLat[] }
  | { type: 'Polygon'; coordinates: LonLat[][] }
  | { type: 'Circle'; centre: LonLat; radius: number };

/** Colour with meaning (client/ui/tokens.css names them), line width in px, dash. */
export interface FeatureStyle {
  colour?: 'neutral' | 'friend' | 'hostile' | 'civil' | 'hazard' | 'critical' | 'warning';
  icon?: string;
  width?: number;
  dash?: boolean;
}

/** Struck: when (ms UTC, author's clock), by which person, why. */
export interface Lifted {
  at: number;
  by: string;
  reason?: string;
}

/** Keys of a feature's Y.Map. `note` and `props` are nested Yjs types, made with the feature. */
export interface FeatureFields {
  kind: FeatureKind; // write once
  geom: Geometry;
  label: string; // ≤ 300 characters
  style: FeatureStyle;
  layer: string; // ≤ 64
  z: string; // fractional index, ≤ 64
  lifted: Lifted | null;
  note: Y.Text; // ≤ 20 000 characters
  props: Y.Map<string | number | boolean | null>;
}

/** Keys of a draft's Y.Map of kind `decision`. Titles and texts are co-edited. */
export interface DecisionFields {
  kind: 'decision'; // write once
  title: Y.Text; // ≤ 500
  reasons: Y.Text; // ≤ 50 000
  options: Y.Map<Y.Map<unknown>>; // ULID → OptionFields, at most 50
  due: number | null; // ms UTC
  owner: string; // ≤ 200
  order: string; // fractional index
  lifted: Lifted | null;
}

/** Keys of an option's Y.Map. What was considered and rejected is struck and stays. */
export interface OptionFields {
  order: string; // fractional index
  text: Y.Text; // ≤ 2 000
  struck: boolean;
}

/** Keys of a draft's Y.Map of kind `task`: one item of a checklist; ticks are in the record. */
export interface TaskFields {
  kind: 'task'; // write once
  title: Y.Text;
  list: string; // name of the checklist, ≤ 200
  due: number | null;
  owner: string;
  order: string;
  lifted: Lifted | null;
}
