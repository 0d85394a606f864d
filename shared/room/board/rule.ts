import { ULID } from '../ulid.ts';

/** What a rule of the board's schema is, and how one is written down. The rules: schema.ts. */

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

export const value = (accepts: ValueSlot['accepts']): ValueSlot => ({ once: false, accepts });
export const once = (accepts: ValueSlot['accepts']): ValueSlot => ({ once: true, accepts });
export const nested = (type: Rule): TypeSlot => ({ once: true, type });
export const text = (name: string, maxLength: number): TypeSlot =>
  nested({ kind: 'text', name, maxLength });

/** A map with these keys and no others. */
export function fields(
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
export function entries(name: string, entry: MapRule, maxKeys: number): MapRule {
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
