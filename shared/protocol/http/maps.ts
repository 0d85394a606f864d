import type { COLOURS } from '../../room/board/shape.ts';
import type { Language } from '../../room/record/terms.ts';

/** Why a map of the operator's cannot be shown; its words are in shared/messages/map-ground.ts. */
export const MAP_PROBLEMS = [
  /** The PMTiles file is not there, or may not be read. */
  'file-missing',
  /** The file is no PMTiles archive of version 3. */
  'file-format',
  /** Its tiles are compressed in a way, or of a kind, that we do not read. */
  'tiles-format',
  /** The map server did not answer in time. */
  'timeout',
  /** The map server could not be reached. */
  'unreachable',
  /** The map server answered with an error. */
  'refused',
  /** What it sent is no picture. */
  'not-image',
  /** What it sent is larger than a tile may be. */
  'too-large',
  /** The file cannot be read as GeoJSON, KML, KMZ or GPX. */
  'objects-format',
  /** It has more bytes, objects or positions than browsers can hold (shared/formats/limits.ts). */
  'objects-size',
] as const;
export type MapProblem = (typeof MAP_PROBLEMS)[number];

/** A map of the operator's, as browsers know it: nothing of where it comes from. */
export interface MapSourceView {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  /**
   * `file`: PMTiles, read in ranges from `/maps/<id>/file`; `tiles`: pictures at
   * `/maps/<id>/tiles/<z>/<x>/<y>`; `objects`: a file of objects, whole at `/maps/<id>/objects`.
   */
  readonly access: 'file' | 'tiles' | 'objects';
  readonly content: 'raster' | 'vector' | 'objects';
  readonly attribution: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Edge of a tile, px. */
  readonly tileSize: number;
  /** 0 to 1, until a person chooses another. */
  readonly opacity: number;
  /** Laid over a basemap; otherwise it is one. */
  readonly overlay: boolean;
  /** Of objects. */
  readonly colour?: (typeof COLOURS)[number] | undefined;
  /** Shown wherever the map is; empty: none. */
  readonly classification: string;
  /** Known since the server started; null: none so far. */
  readonly problem: MapProblem | null;
}

/** GET /api/maps: basemaps and overlays in the operator's order. */
export interface MapList {
  readonly maps: readonly MapSourceView[];
}
