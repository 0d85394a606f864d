import {
  featureKindMessages,
  mapMessages,
  markIconMessages,
} from '../../../shared/messages/map.ts';
import { mapLinkMessages as words } from '../../../shared/messages/map-links.ts';
import { translate, type Text } from '../../../shared/messages/translate.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import { folded } from '../../log/completion.ts';
import { latLonText, mgrsText } from '../coordinates.ts';
import { anchor } from '../marks/geometry.ts';
import { signOf } from '../marks/icons.ts';
import type { Mark } from '../marks/mark.ts';
import type { Signature } from '../signature.ts';

export const COLUMNS = ['code', 'kind', 'name', 'place', 'layer', 'placed', 'state'] as const;
export type Column = (typeof COLUMNS)[number];

/** What a row says besides its mark's own fields. */
export interface TableWorld {
  readonly language: Language;
  /** Short code as everybody sees it; empty: none. */
  codeOf(id: string): string;
  /** Name of the layer of this id; empty: the ground layer. */
  layerOf(id: string): string;
  /** Who placed it and when, as the record knows. */
  signatureOf(id: string): Signature | null;
}

export interface Order {
  readonly by: Column;
  readonly down: boolean;
}

/** What kind of mark it is; of points, their sign. */
export function kindOf(mark: Mark): Text {
  return mark.kind === 'point'
    ? markIconMessages[signOf(mark.style.icon).icon]
    : featureKindMessages[mark.kind];
}

// A geometry is never written to, only replaced: one place a geometry.
const places = new WeakMap<object, string>();

/** Where it is: MGRS, at the poles degrees. */
export function placeOf({ geom }: Mark): string {
  const known = places.get(geom);
  if (known !== undefined) return known;
  const at = anchor(geom);
  const text = mgrsText(at) || latLonText(at);
  places.set(geom, text);
  return text;
}

/** What a cell says. */
export function cellOf(mark: Mark, column: Column, world: TableWorld): string {
  switch (column) {
    case 'code':
      return world.codeOf(mark.id);
    case 'kind':
      return translate(kindOf(mark), world.language);
    case 'name':
      return mark.label;
    case 'place':
      return placeOf(mark);
    case 'layer':
      return world.layerOf(mark.layer);
    case 'placed': {
      const by = world.signatureOf(mark.id);
      return by ? [by.delegation, by.name, by.time].filter(Boolean).join(' ') : '';
    }
    case 'state':
      return translate(mark.lifted ? mapMessages.liftedAt : words.standing, world.language);
  }
}

/** Marks of which every word of the filter is in some cell, whatever its case and accents. */
export function filtered(
  marks: readonly Mark[],
  filter: string,
  world: TableWorld,
): readonly Mark[] {
  const wanted = folded(filter).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return marks;
  return marks.filter((mark) => {
    const cells = folded(COLUMNS.map((column) => cellOf(mark, column, world)).join('\n'));
    return wanted.every((word) => cells.includes(word));
  });
}

/**
 * Marks in the order of a column: numbers in words by their value (B-2 before B-12), empty cells
 * last both ways, equal ones oldest first. `placed` is by when (ULIDs begin with their time).
 */
export function sorted(marks: readonly Mark[], { by, down }: Order, world: TableWorld): Mark[] {
  const collator = new Intl.Collator(world.language, { numeric: true, sensitivity: 'base' });
  const turn = down ? -1 : 1;
  const age = (a: Mark, b: Mark): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  if (by === 'placed') return [...marks].sort((a, b) => turn * age(a, b));
  const keyed = marks.map((mark) => ({ mark, key: cellOf(mark, by, world) }));
  keyed.sort((a, b) => {
    if (a.key === '' || b.key === '')
      return Number(a.key === '') - Number(b.key === '') || age(a.mark, b.mark);
    return turn * collator.compare(a.key, b.key) || age(a.mark, b.mark);
  });
  return keyed.map(({ mark }) => mark);
}

/** The next order when the header of `column` is pressed: up, then down. */
export function pressed(order: Order, column: Column): Order {
  return { by: column, down: order.by === column && !order.down };
}
