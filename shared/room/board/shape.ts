import type * as Y from 'yjs';
import type { Link } from '../record/bodies-common.ts';

/**
 * The `board` document (shared lane), as clients see it. The rules that the server enforces on
 * every write are in schema.ts beside this file.
 *
 * `features: Y.Map<ULID, Feature>` — what is drawn on the map. Struck (`lifted`), never removed.
 * `drafts:   Y.Map<ULID, Draft>`   — texts written together: decisions, plans and checklist tasks.
 * `layers:   Y.Map<ULID, Layer>`   — drawers of the map, shared by all. Struck, never removed.
 */
export const BOARD_ROOTS = ['features', 'drafts', 'layers'] as const;

export const FEATURE_KINDS = [
  'point',
  'line',
  'area',
  'circle',
  'text',
  'arrow',
  'route',
  'freehand',
  'symbol',
  'graphic',
] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

/** [longitude, latitude] in degrees, WGS 84. */
export type LonLat = [number, number];

/** GeoJSON geometry (RFC 7946 §3.1), or a circle that keeps its true radius in metres. */
export type Geometry =
  | { type: 'Point'; coordinates: LonLat }
  | { type: 'LineString'; coordinates: LonLat[] }
  | { type: 'Polygon'; coordinates: LonLat[][] }
  | { type: 'Circle'; centre: LonLat; radius: number };

/** What a colour means (client/ui/tokens.css and client/map/palette.ts say how it looks). */
export const COLOURS = [
  'neutral',
  'friend',
  'hostile',
  'civil',
  'hazard',
  'critical',
  'warning',
] as const;
/** Absent: drawn through. */
export const DASHES = ['dashed', 'dotted', 'dashdot'] as const;
/** Strokes across an area: rising to the right, falling, both, level, upright, dots. */
export const HATCHES = ['rising', 'falling', 'cross', 'level', 'upright', 'dots'] as const;
/** Where a line has arrowheads. Absent: `end` for arrows and routes, `none` for others. */
export const HEADS = ['none', 'end', 'start', 'both'] as const;

export interface FeatureStyle {
  colour?: (typeof COLOURS)[number];
  icon?: string; // ≤ 64: one of our signs, points only
  width?: number; // of lines, CSS px, 0–64
  dash?: (typeof DASHES)[number];
  hatch?: (typeof HATCHES)[number]; // of areas and circles
  fill?: number; // opacity of an area's fill, 0–1
  heads?: (typeof HEADS)[number];
  size?: number; // of text, CSS px, 8–96
}

/** `style.colour`, `style.width`, …: the fields that hold the parts of a style (style.ts). */
export type StyleField = `style.${keyof FeatureStyle}`;
/** null: taken away. */
type StyleParts = { [P in keyof FeatureStyle as `style.${P}`]-?: FeatureStyle[P] | null };

/** A military symbol or tactical graphic. Affiliation, echelon and status are inside the code. */
export interface FeatureSymbol {
  /** 20 or 30 digits (APP-6D/E), or 15 letters (APP-6B). */
  sidc: string;
  /** Field amplifiers by their letters in APP-6: T designation, M higher formation, H, W, … */
  modifiers?: Record<string, string>;
  /** Of movement, degrees clockwise from north. */
  direction?: number;
}

/**
 * A named place on a route. `at` is the part of the route's length before it (0–1), so that it
 * stays on the route whatever becomes of the corners; whoever moves corners writes it anew.
 */
export interface Checkpoint {
  at: number;
  name: string; // ≤ 200
  eta?: number; // ms UTC
}

/** Struck: when (ms UTC, author's clock), by which person, why. */
export interface Lifted {
  at: number;
  by: string;
  reason?: string;
}

/** Keys of a feature's Y.Map. `note` and `props` are nested Yjs types, made with the feature. */
export interface FeatureFields extends StyleParts {
  kind: FeatureKind; // write once
  geom: Geometry;
  label: string; // ≤ 300 characters
  style: FeatureStyle; // of old: read under the parts, and written no more
  layer: string; // ULID of a layer (≤ 64); absent or unknown: the ground layer, which always is
  z: string; // fractional index, ≤ 64
  lifted: Lifted | null;
  note: Y.Text; // ≤ 20 000 characters
  props: Y.Map<string | number | boolean | null>;
  rotation: number; // of points and texts, degrees clockwise
  symbol: FeatureSymbol; // of symbols and graphics
  checkpoints: Checkpoint[]; // of routes, ≤ 200
  links: Link[]; // to entries, decisions, tasks, features; ≤ 32
}

/** Keys of a layer's Y.Map. What is in it says so itself (`layer` of a feature). */
export interface LayerFields {
  name: string; // ≤ 100, made with the layer
  order: string; // fractional index: what is higher is drawn above
  lock: boolean; // screens change nothing in it; a promise among colleagues, not a right
  hide: boolean; // hidden until a person shows it for themselves
  lifted: Lifted | null; // what was in it is shown in the ground layer
}

/**
 * Keys of a draft's Y.Map of kind `decision`. Texts are written together, and made with it. All but
 * `owner`, `order` and `lifted` is frozen when it is proposed (shared/room/decision.ts).
 */
export interface DecisionFields {
  kind: 'decision'; // write once
  title: Y.Text; // ≤ 500
  question: Y.Text; // ≤ 2 000
  options: Y.Map<Y.Map<unknown>>; // ULID → OptionFields, at most 50
  noAlternative: Y.Text; // why there was nothing to choose from, ≤ 2 000
  reasons: Y.Text; // ≤ 50 000
  risks: Y.Text; // ≤ 10 000
  legalBasis: Y.Text; // ≤ 5 000
  decisionMaker: string; // name and function of who approves, ≤ 200
  authority: string; // the delegation that the decision-maker belongs to; '': none of the room
  due: number | null; // ms UTC
  review: number | null; // when it is looked at again, ms UTC
  owner: string; // ≤ 200
  order: string; // fractional index
  lifted: Lifted | null;
}

/** Keys of an option's Y.Map. What was considered and rejected is struck and stays. */
export interface OptionFields {
  order: string; // fractional index
  text: Y.Text; // ≤ 2 000, as the three others
  pros: Y.Text;
  cons: Y.Text;
  why: Y.Text; // why it was rejected
  struck: boolean;
}

/** Keys of a draft's Y.Map of kind `task`: one item of a checklist; its state is in the record. */
export interface TaskFields {
  kind: 'task'; // write once
  title: Y.Text;
  plan: string; // ULID of the plan it belongs to; '': none
  list: string; // heading it stands under, ≤ 200
  due: number | null;
  owner: string;
  after: string[]; // ULIDs of the tasks it waits for, ≤ 20
  links: Link[]; // what it comes from: an entry, a decision, a feature; ≤ 8
  order: string;
  lifted: Lifted | null;
}

/** Keys of a draft's Y.Map of kind `plan`: what its tasks are for, and who validates them. */
export interface PlanFields {
  kind: 'plan'; // write once
  title: Y.Text;
  purpose: Y.Text; // ≤ 5 000
  template: string; // write once: id of the template it was made from, ≤ 64; '': none
  validator: string; // code of the delegation that validates it
  order: string;
  lifted: Lifted | null;
}
