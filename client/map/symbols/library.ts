import { lazily } from './lazily.ts';

/**
 * milsymbol (MIT, Måns Beckman) draws the symbols. It is as large as all the rest of the map, and
 * most rooms have no symbol.
 */
export const milsymbol = lazily(() => import('milsymbol'));

/** How tactical lines and areas are drawn: our own, since milsymbol draws points. */
export const tactical = lazily(() => import('./tactical/paint.ts'));
