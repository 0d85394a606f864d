import type * as Milsymbol from 'milsymbol';
import { lazily } from './lazily.ts';

/**
 * milsymbol (MIT, Måns Beckman) draws the symbols. It is as large as all the rest of the map, and
 * most rooms have no symbol. Its types tell of named exports; what it has is one default.
 */
export const milsymbol = lazily(async () => {
  const { default: library } = (await import('milsymbol')) as unknown as {
    default: typeof Milsymbol;
  };
  return library;
});

/** How tactical lines and areas are drawn: our own, since milsymbol draws points. */
export const tactical = lazily(() => import('./tactical/paint.ts'));
