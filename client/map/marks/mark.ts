import * as Y from 'yjs';
import { featuresOf } from '../../../shared/room/board/build.ts';
import type {
  FeatureKind,
  FeatureStyle,
  Geometry,
  Lifted,
} from '../../../shared/room/board/shape.ts';

/** A feature of the board as the map shows it: a copy of its fields at one moment. */
export interface Mark {
  readonly id: string;
  readonly kind: FeatureKind;
  readonly geom: Geometry;
  readonly label: string;
  /** Short code for people to say: `H-2`. Empty for texts and for marks that came without. */
  readonly code: string;
  readonly style: FeatureStyle;
  readonly z: string;
  readonly lifted: Lifted | null;
  readonly note: string;
}

/** Property of a feature that keeps its short code. */
export const CODE_PROPERTY = 'code';

/** The mark of feature `id` of `board`; null when it is not there or cannot be drawn. */
export function readMark(board: Y.Doc, id: string): Mark | null {
  const entry = featuresOf(board).get(id);
  const kind = entry?.get('kind') as FeatureKind | undefined;
  const geom = entry?.get('geom') as Geometry | undefined;
  if (!entry || !kind || !geom) return null;
  const props = entry.get('props');
  const code: unknown = props instanceof Y.Map ? props.get(CODE_PROPERTY) : undefined;
  const note = entry.get('note');
  return {
    id,
    kind,
    geom,
    label: (entry.get('label') as string | undefined) ?? '',
    code: typeof code === 'string' ? code : '',
    style: (entry.get('style') as FeatureStyle | undefined) ?? {},
    z: (entry.get('z') as string | undefined) ?? '',
    lifted: (entry.get('lifted') as Lifted | null | undefined) ?? null,
    note: note instanceof Y.Text ? note.toString() : '',
  };
}

/** Order on the map and in lists: by fractional index, then by age. */
export function byOrder(a: Mark, b: Mark): number {
  return a.z < b.z ? -1 : a.z > b.z ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
