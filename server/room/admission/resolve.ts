import type { Overlay } from './overlay.ts';
import { Refused } from './refused.ts';
import type { RuleBook } from './rules.ts';
import { NONE, NewStruct, type Place } from './struct.ts';
import { isItem, parentOf, typeMadeBy, type LiveItem } from './yjs-internals.ts';

/** A struct with its neighbours and its place found. */
export interface Resolved {
  readonly left: LiveItem | NewStruct | null;
  readonly right: LiveItem | NewStruct | null;
  readonly place: Place;
}

/**
 * Finds where a struct stands. Yjs writes parent and key only where there is no neighbour to take
 * them from (`Item.getMissing`). All that it refers to has been resolved before (order.ts).
 * @throws Refused BAD_REFERENCE, SCHEMA
 */
export function resolve(struct: NewStruct, overlay: Overlay, rules: RuleBook): Resolved {
  const left =
    struct.originClient === NONE ? null : overlay.at(struct.originClient, struct.originClock);
  const right =
    struct.rightClient === NONE ? null : overlay.at(struct.rightClient, struct.rightClock);
  const neighbour = left ?? right;
  if (neighbour === null) return { left, right, place: namedPlace(struct, overlay, rules) };
  const place = placeOf(neighbour, rules);
  if (left !== null && right !== null && !samePlace(place, placeOf(right, rules)))
    throw new Refused('BAD_REFERENCE', 'origins stand in different types');
  return { left, right, place };
}

function namedPlace(struct: NewStruct, overlay: Overlay, rules: RuleBook): Place {
  const { key } = struct;
  if (struct.root !== null) {
    const { type, rule } = rules.root(struct.root);
    return { parent: type, key, rule };
  }
  const maker = overlay.at(struct.parentClient, struct.parentClock);
  if (maker instanceof NewStruct) {
    if (maker.makes === null) throw new Refused('BAD_REFERENCE', 'parent is not a type');
    return { parent: maker, key, rule: maker.makes };
  }
  const type = typeMadeBy(maker);
  if (type === null) throw new Refused('BAD_REFERENCE', 'parent is not a type');
  return { parent: type, key, rule: rules.of(type) };
}

function placeOf(neighbour: LiveItem | NewStruct, rules: RuleBook): Place {
  if (isItem(neighbour)) {
    const parent = parentOf(neighbour);
    return { parent, key: neighbour.parentSub, rule: rules.of(parent) };
  }
  if (neighbour.place === null) throw new Error('a neighbour has not been resolved');
  return neighbour.place;
}

function samePlace(a: Place, b: Place): boolean {
  return a.parent === b.parent && a.key === b.key;
}
