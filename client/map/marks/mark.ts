import * as Y from 'yjs';
import { featuresOf } from '../../../shared/room/board/build.ts';
import type {
  Checkpoint,
  FeatureKind,
  FeatureStyle,
  FeatureSymbol,
  Geometry,
  Lifted,
} from '../../../shared/room/board/shape.ts';
import { readStyle } from '../../../shared/room/board/style.ts';
import type { Link } from '../../../shared/room/record/bodies-common.ts';

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
  /** ULID of its layer; empty: the ground layer. */
  readonly layer: string;
  readonly rotation?: number;
  readonly symbol?: FeatureSymbol;
  readonly checkpoints?: readonly Checkpoint[];
  readonly links?: readonly Link[];
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
    style: readStyle(entry),
    z: (entry.get('z') as string | undefined) ?? '',
    lifted: (entry.get('lifted') as Lifted | null | undefined) ?? null,
    note: note instanceof Y.Text ? note.toString() : '',
    layer: (entry.get('layer') as string | undefined) ?? '',
    ...extras(entry),
  };
}

/** Fields that few marks have. */
function extras(
  entry: Y.Map<unknown>,
): Pick<Mark, 'rotation' | 'symbol' | 'checkpoints' | 'links'> {
  const rotation = entry.get('rotation') as number | undefined;
  const symbol = entry.get('symbol') as FeatureSymbol | undefined;
  const checkpoints = entry.get('checkpoints') as Checkpoint[] | undefined;
  const links = entry.get('links') as Link[] | undefined;
  return {
    ...(rotation === undefined ? {} : { rotation }),
    ...(symbol === undefined ? {} : { symbol }),
    ...(checkpoints === undefined ? {} : { checkpoints }),
    ...(links === undefined ? {} : { links }),
  };
}

/** Order on the map and in lists: by fractional index, then by age. */
export function byOrder(a: Mark, b: Mark): number {
  return a.z < b.z ? -1 : a.z > b.z ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
