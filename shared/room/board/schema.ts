import { ULID } from '../ids.ts';
import {
  isFeatureKind,
  isFractionalIndex,
  isGeometry,
  isInstant,
  isLifted,
  isPropertyName,
  isPropertyValue,
  isStyle,
  isText,
  LABEL_LENGTH,
  SHORT_TEXT_LENGTH,
  suits,
} from './values.ts';

/**
 * The board by path: which keys a map may have, what may stand under them, and what is written
 * once. The server judges every write with it (server/room/admission), tests judge documents with
 * it. Keep it in step with shape.ts, which is the same for people who read the board.
 */

/** A run of characters that people write together, without formats. */
export interface TextRule {
  readonly kind: 'text';
  readonly name: string;
  /** UTF-16 units that a person may write. Admission leaves MERGE_SLACK for two who met late. */
  readonly maxLength: number;
}

export interface MapRule {
  readonly kind: 'map';
  readonly name: string;
  /** What may stand under `key`; null: no such key. */
  slot(key: string): Slot | null;
  /** Keys ever used, removed ones included. */
  readonly maxKeys: number;
  /** `entries`: its members are things of the room (never removed); full means DOCUMENT_FULL. */
  readonly holds: 'entries' | 'fields' | 'properties';
  /** Fields that have to come with the update that makes the map. */
  readonly required: readonly string[];
  /** Narrower rule once the value of the field `kind` is known. `value` is undefined for types. */
  readonly suits?: (kind: unknown, key: string, value: unknown) => boolean;
}

export type Rule = TextRule | MapRule;

/** A place for a plain value. */
export interface ValueSlot {
  readonly once: boolean;
  /** May `person` put `value` here? */
  readonly accepts: (value: unknown, person: string) => boolean;
  readonly type?: undefined;
}

/** A place for a nested Yjs type: always written once, never removed. */
export interface TypeSlot {
  readonly once: true;
  readonly type: Rule;
}

export type Slot = ValueSlot | TypeSlot;

/** Two people who wrote offline may each have filled a text: their merge is not thrown away. */
export const MERGE_SLACK = 2;

export const MAX_FEATURES = 20_000;
export const MAX_DRAFTS = 5_000;
export const MAX_PROPERTIES = 64;
export const MAX_OPTIONS = 50;

const value = (accepts: ValueSlot['accepts']): ValueSlot => ({ once: false, accepts });
const once = (accepts: ValueSlot['accepts']): ValueSlot => ({ once: true, accepts });
const nested = (type: Rule): TypeSlot => ({ once: true, type });
const text = (name: string, maxLength: number): TypeSlot =>
  nested({ kind: 'text', name, maxLength });

function fields(
  name: string,
  slots: Readonly<Record<string, Slot>>,
  required: readonly string[],
  suitsKind?: MapRule['suits'],
): MapRule {
  const byKey = new Map(Object.entries(slots));
  const rule = {
    kind: 'map',
    name,
    holds: 'fields',
    required,
    maxKeys: byKey.size,
    slot: (key: string) => byKey.get(key) ?? null,
  } as const;
  return suitsKind === undefined ? rule : { ...rule, suits: suitsKind };
}

/** A map of things that the room keeps, by ULID. */
function entries(name: string, entry: MapRule, maxKeys: number): MapRule {
  const slot = nested(entry);
  return {
    kind: 'map',
    name,
    holds: 'entries',
    required: [],
    maxKeys,
    slot: (key) => (ULID.test(key) ? slot : null),
  };
}

const property = value(isPropertyValue);
const properties: MapRule = {
  kind: 'map',
  name: 'props',
  holds: 'properties',
  required: [],
  maxKeys: MAX_PROPERTIES,
  slot: (key) => (isPropertyName(key) ? property : null),
};

const order = value(isFractionalIndex);
const lifted = value(isLifted);

const feature = fields(
  'feature',
  {
    kind: once(isFeatureKind),
    geom: value(isGeometry),
    label: value((v) => isText(v, LABEL_LENGTH)),
    style: value(isStyle),
    layer: value((v) => isText(v, 64)),
    z: order,
    lifted,
    note: text('note', 20_000),
    props: nested(properties),
  },
  ['kind', 'note', 'props'],
  (kind, key, v) => key !== 'geom' || v === undefined || suits(kind, v),
);

const option = fields(
  'option',
  { order, text: text('option text', 2_000), struck: value((v) => typeof v === 'boolean') },
  ['text'],
);

const DRAFT_FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  decision: new Set(['kind', 'title', 'reasons', 'options', 'due', 'owner', 'order', 'lifted']),
  task: new Set(['kind', 'title', 'list', 'due', 'owner', 'order', 'lifted']),
};

const draft = fields(
  'draft',
  {
    kind: once((v) => v === 'decision' || v === 'task'),
    title: text('title', 500),
    reasons: text('reasons', 50_000),
    options: nested(entries('options', option, MAX_OPTIONS)),
    list: value((v) => isText(v, SHORT_TEXT_LENGTH)),
    due: value((v) => v === null || isInstant(v)),
    owner: value((v) => isText(v, SHORT_TEXT_LENGTH)),
    order,
    lifted,
  },
  ['kind', 'title'],
  (kind, key) => typeof kind === 'string' && (DRAFT_FIELDS[kind]?.has(key) ?? false),
);

/** The roots of the board (BOARD_ROOTS in shape.ts) and what each is. */
export const BOARD_RULES: ReadonlyMap<string, MapRule> = new Map([
  ['features', entries('features', feature, MAX_FEATURES)],
  ['drafts', entries('drafts', draft, MAX_DRAFTS)],
]);
