/**
 * Between the page and the worker that holds a file of read-only objects. Fifty thousand of them
 * never come to the page: it is handed pictures of them, and the one that somebody asks about.
 */
import type { ReadObject } from '../../../shared/formats/contract.ts';
import type { MapProblem } from '../../../shared/protocol/http/maps.ts';
import type { LonLat } from '../../../shared/room/board/shape.ts';

/** Colours and sizes to paint in. */
export interface Look {
  readonly fill: string;
  readonly line: string;
  readonly label: string;
  readonly halo: string;
  readonly font: string;
  /** How much larger than usual all is (wall displays). */
  readonly scale: number;
  /** Device px per CSS px. */
  readonly ratio: number;
}

/** A square of the map to paint: canvas metres, metres a CSS px, CSS px. */
export interface Square {
  readonly west: number;
  readonly north: number;
  readonly resolution: number;
  readonly size: number;
}

/** Where somebody points: canvas metres. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly resolution: number;
  /** CSS px around it, wider for fingers. */
  readonly tolerance: number;
}

/** An object that somebody looks for by its name, and how close to look at it. */
export interface NamedObject {
  readonly name: string;
  readonly at: LonLat;
  readonly zoom: number;
}

export type Ask =
  | { readonly does: 'load'; readonly address: string }
  | { readonly does: 'dress'; readonly look: Look }
  | { readonly does: 'paint'; readonly no: number; readonly square: Square }
  | { readonly does: 'find'; readonly no: number; readonly spot: Spot }
  | { readonly does: 'name'; readonly no: number; readonly words: string };

export type Told =
  | { readonly is: 'loaded'; readonly count: number; readonly left: number }
  | { readonly is: 'failed'; readonly problem: MapProblem }
  | { readonly is: 'painted'; readonly no: number; readonly picture: ImageBitmap | null }
  | { readonly is: 'found'; readonly no: number; readonly object: ReadObject | null }
  | { readonly is: 'named'; readonly no: number; readonly objects: readonly NamedObject[] };
