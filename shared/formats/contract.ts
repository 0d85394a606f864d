import type {
  Checkpoint,
  FeatureKind,
  FeatureStyle,
  FeatureSymbol,
  Geometry,
} from '../room/board/shape.ts';

/**
 * Map files, in and out. Bytes from outside become objects that the board would take, or a clear
 * refusal: nothing else leaves this folder. Pure: no network, no clock, no file system, so the same
 * code reads in the browser's worker, in the command-line client and in tests. What a file points
 * at (network links, images, schemas) is never fetched.
 */

export const FORMATS = ['geojson', 'kml', 'kmz', 'gpx'] as const;
export type Format = (typeof FORMATS)[number];

/** Why a whole file is refused. Words: shared/messages/formats.ts. */
export const FILE_REFUSALS = [
  'empty',
  'too-large',
  'encoding',
  'not-json',
  'not-xml',
  'too-deep',
  'doctype',
  'unknown-format',
  'zip-broken',
  'zip-no-kml',
  'too-many-objects',
  'too-slow',
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** Why one object of a file is left out. */
export const OBJECT_PROBLEMS = [
  'feature-type',
  'foreign-members',
  'properties',
  'id',
  'bbox',
  'no-geometry',
  'geometry-type',
  'position',
  'too-few-positions',
  'ring-open',
  'too-many-positions',
  'too-deep',
  'image-overlay',
  'network-link',
] as const;
/** What was changed in an object that is taken all the same. */
export const OBJECT_NOTES = ['turned', 'shortened', 'properties-left', 'positions-left'] as const;
export type ObjectProblem = (typeof OBJECT_PROBLEMS)[number];
export type ObjectNote = (typeof OBJECT_NOTES)[number];

/** One object as the board will take it. */
export interface ReadObject {
  /** Counted from 1, as the file counts them. Several objects may come of one (MultiPoint …). */
  readonly source: number;
  readonly kind: FeatureKind;
  readonly geom: Geometry;
  readonly label: string;
  readonly note: string;
  readonly style: FeatureStyle;
  readonly symbol?: FeatureSymbol;
  readonly rotation?: number;
  readonly checkpoints?: readonly Checkpoint[];
  /** The code that it had in the room it was exported from. */
  readonly code?: string;
  readonly props: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Finding {
  /** Which object of the file; 0: the file as a whole. */
  readonly source: number;
  readonly name: string;
  readonly code: ObjectProblem | ObjectNote;
}

export type ReadOutcome =
  | {
      readonly ok: true;
      readonly format: Format;
      readonly objects: readonly ReadObject[];
      /** What is left out. */
      readonly problems: readonly Finding[];
      /** What is taken, with a change. */
      readonly notes: readonly Finding[];
    }
  | { readonly ok: false; readonly code: FileRefusal; readonly detail?: string };

/** A file that cannot be read at all; `readMapFile` turns it into an outcome. */
export class UnreadableFile extends Error {
  readonly code: FileRefusal;
  /** @param detail for the person, in the file's own words (a parser's message, a root element) */
  constructor(code: FileRefusal, detail = '') {
    super(detail);
    this.code = code;
  }
}
