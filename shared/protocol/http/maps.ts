import { z } from 'zod';
import { COLOURS } from '../../room/board/shape.ts';

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

const textSchema = z.object({ en: z.string(), fr: z.string(), uk: z.string() });

/** A map of the operator's, as browsers know it: nothing of where it comes from. */
export const mapSourceViewSchema = z.object({
  id: z.string(),
  name: textSchema,
  /**
   * `file`: PMTiles, read in ranges from `/maps/<id>/file`; `tiles`: pictures at
   * `/maps/<id>/tiles/<z>/<x>/<y>`; `objects`: a file of objects, whole at `/maps/<id>/objects`.
   */
  access: z.enum(['file', 'tiles', 'objects']),
  content: z.enum(['raster', 'vector', 'objects']),
  attribution: z.string(),
  minZoom: z.number(),
  maxZoom: z.number(),
  /** Edge of a tile, px. */
  tileSize: z.number(),
  /** 0 to 1, until a person chooses another. */
  opacity: z.number(),
  /** Laid over a basemap; otherwise it is one. */
  overlay: z.boolean(),
  /** Of objects. */
  colour: z.enum(COLOURS).optional(),
  /** Shown wherever the map is; empty: none. */
  classification: z.string(),
  /** Known since the server started; null: none so far. */
  problem: z.enum(MAP_PROBLEMS).nullable(),
});
export type MapSourceView = z.infer<typeof mapSourceViewSchema>;

/** GET /api/maps: basemaps and overlays in the operator's order. */
export const mapListSchema = z.object({ maps: z.array(mapSourceViewSchema) });
export type MapList = z.infer<typeof mapListSchema>;
