import type { Position } from './positions.ts';

/** How a delegation stands towards the proposal. The first three agree. */
export type Stance =
  'visa' | 'reservation' | 'silence' | 'objection' | 'lapsed' | 'withdrawn' | 'waiting';

export const AGREEING: ReadonlySet<Stance> = new Set<Stance>(['visa', 'reservation', 'silence']);

export interface Standing {
  readonly delegation: string;
  readonly stance: Stance;
  /** The delegation's newest word, also when it no longer counts. */
  readonly position: Position | null;
}
