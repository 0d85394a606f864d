import type { LonLat } from '../../../shared/room/board/shape.ts';
import type { CoordinateFormat } from './formats.ts';

export type CoordinateProblem =
  /** One number alone, or a number of numbers that makes no pair. */
  | 'pair'
  | 'latitude'
  | 'longitude'
  /** Minutes or seconds of 60 and more, or a broken part before them. */
  | 'minutes'
  /** Two latitudes or two longitudes, or a sign and a letter. */
  | 'hemispheres'
  /** An easting and a northing of MGRS have as many digits, five at most. */
  | 'mgrs-digits'
  /** No such zone, band or square. */
  | 'mgrs-square'
  | 'utm-zone'
  | 'utm-range'
  /** `36S`: latitude band S, north of the equator, or the south. */
  | 'utm-south';

export type Parsed =
  | { readonly ok: true; readonly at: LonLat; readonly format: CoordinateFormat }
  | { readonly ok: false; readonly problem: CoordinateProblem };

export const failed = (problem: CoordinateProblem): Parsed => ({ ok: false, problem });
