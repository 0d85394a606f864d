import { MERGE_SLACK, type MapRule, type TextRule } from '../../../shared/room/board/rule.ts';
import type { DeleteIndex } from './delete-set.ts';
import { Refused } from './refused.ts';
import { removalRefusal, slotOf } from './rules.ts';
import { CONTENT, NewStruct, TYPE_REF, type Parent, type Place } from './struct.ts';
import { hasKey, keyCount, lengthOf, valueUnder } from './yjs-internals.ts';

/**
 * May this author put this content in this place? Asked for each new struct in integration order;
 * `finish` then asks what only the whole update can answer.
 */
export class Policy {
  readonly #person: string;
  readonly #deletes: DeleteIndex;
  /** New structs by type and key: the last one that the update brings. */
  readonly #written = new Map<Parent, Map<string, NewStruct>>();
  /** How many characters a text gains or loses. */
  readonly #growth = new Map<Parent, { rule: TextRule; by: number }>();
  /** New maps that have fields to come with them. */
  readonly #made: { struct: NewStruct; rule: MapRule }[] = [];
  /** Structs to judge again once the kind of their entry is known. */
  readonly #byKind: { struct: NewStruct; place: Place; rule: MapRule }[] = [];

  constructor(person: string, deletes: DeleteIndex) {
    this.#person = person;
    this.#deletes = deletes;
  }

  /** @throws Refused SCHEMA, BAD_VALUE, WRITE_ONCE, NEVER_REMOVED, DOCUMENT_FULL, TOO_LARGE */
  admit(struct: NewStruct, place: Place): void {
    const { rule, key } = place;
    if (rule.kind === 'text') this.#intoText(struct, place, rule);
    else if (key === null) throw new Refused('SCHEMA', `list item in ${rule.name}`);
    else this.#underKey(struct, place, rule, key);
  }

  #intoText(struct: NewStruct, place: Place, rule: TextRule): void {
    if (place.key !== null) throw new Refused('SCHEMA', `key in ${rule.name}`);
    if (struct.ref === CONTENT.string) this.#grow(place.parent, rule, struct.length);
    else if (struct.ref !== CONTENT.deleted)
      throw new Refused('SCHEMA', `${rule.name} holds text only`);
  }

  #underKey(struct: NewStruct, place: Place, rule: MapRule, key: string): void {
    if (struct.rightClient !== -1) throw new Refused('BAD_REFERENCE', 'right origin in a map');
    const slot = slotOf(rule, key);
    const before = this.#written.get(place.parent)?.has(key) === true;
    const used = before || (!(place.parent instanceof NewStruct) && hasKey(place.parent, key));
    if (slot.once && used) throw new Refused('WRITE_ONCE', `in ${rule.name}`);
    if (struct.ref === CONTENT.deleted) {
      const code = removalRefusal(rule, key);
      if (code !== null) throw new Refused(code, `tombstone in ${rule.name}`);
    } else if (slot.type !== undefined) {
      if (struct.ref !== CONTENT.type || struct.typeRef !== TYPE_REF[slot.type.kind])
        throw new Refused('SCHEMA', `wrong type in ${rule.name}`);
      struct.makes = slot.type;
      if (slot.type.kind === 'map' && slot.type.required.length > 0)
        this.#made.push({ struct, rule: slot.type });
    } else {
      if (struct.ref !== CONTENT.any) throw new Refused('SCHEMA', `no value in ${rule.name}`);
      for (const value of struct.values)
        if (!slot.accepts(value, this.#person)) throw new Refused('BAD_VALUE', `in ${rule.name}`);
      if (struct.length > 1) this.#onlyTombstones(struct, rule);
    }
    if (!used) this.#countKey(place.parent, rule);
    this.#write(place.parent, key, struct);
    if (rule.suits !== undefined) this.#byKind.push({ struct, place, rule });
  }

  /** Values under one key are joined only after both are gone: kept by an UndoManager. */
  #onlyTombstones(struct: NewStruct, rule: MapRule): void {
    for (let clock = struct.clock; clock < struct.clock + struct.length; clock++)
      if (!this.#deletes.has(struct.client, clock))
        throw new Refused('SCHEMA', `several values under one key of ${rule.name}`);
  }

  #countKey(parent: Parent, rule: MapRule): void {
    const live = parent instanceof NewStruct ? 0 : keyCount(parent);
    const fresh = this.#freshKeys.get(parent) ?? 0;
    if (live + fresh >= rule.maxKeys)
      throw new Refused(rule.holds === 'entries' ? 'DOCUMENT_FULL' : 'TOO_LARGE', rule.name);
    this.#freshKeys.set(parent, fresh + 1);
  }

  readonly #freshKeys = new Map<Parent, number>();

  #write(parent: Parent, key: string, struct: NewStruct): void {
    let keys = this.#written.get(parent);
    if (keys === undefined) this.#written.set(parent, (keys = new Map()));
    keys.set(key, struct);
  }

  #grow(text: Parent, rule: TextRule, by: number): void {
    const growth = this.#growth.get(text);
    if (growth === undefined) this.#growth.set(text, { rule, by });
    else growth.by += by;
  }

  /** A text that the update writes into loses characters, too. */
  shorten(text: Parent, by: number): void {
    const growth = this.#growth.get(text);
    if (growth !== undefined) growth.by -= by;
  }

  /** @throws Refused SCHEMA, BAD_VALUE, TOO_LARGE */
  finish(): void {
    for (const { struct, rule } of this.#made) this.#refuseIncomplete(struct, rule);
    for (const { struct, place, rule } of this.#byKind) this.#refuseUnsuited(struct, place, rule);
    for (const [text, { rule, by }] of this.#growth) {
      const length = (text instanceof NewStruct ? 0 : lengthOf(text)) + by;
      if (by > 0 && length > rule.maxLength * MERGE_SLACK)
        throw new Refused('TOO_LARGE', rule.name);
    }
  }

  #refuseIncomplete(struct: NewStruct, rule: MapRule): void {
    const written = this.#written.get(struct);
    for (const key of rule.required)
      if (written?.has(key) !== true) throw new Refused('SCHEMA', `${rule.name} without ${key}`);
  }

  #refuseUnsuited(struct: NewStruct, place: Place, rule: MapRule): void {
    const { parent, key } = place;
    const written = this.#written.get(parent)?.get('kind')?.values[0];
    const kind = written ?? (parent instanceof NewStruct ? undefined : valueUnder(parent, 'kind'));
    const values: readonly unknown[] = struct.ref === CONTENT.any ? struct.values : [undefined];
    for (const value of values)
      if (key !== null && rule.suits?.(kind, key, value) === false)
        throw new Refused('SCHEMA', `does not suit the kind of ${rule.name}`);
  }
}
