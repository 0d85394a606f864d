import type { MarkIcon } from '../../../shared/messages/map.ts';

/**
 * Our own signs, on a grid of 24 × 24. The plate says how urgent (square: a place; triangle: an
 * incident; octagon: critical), the drawing on it says what, so that nothing hangs on colour alone.
 */
export type Plate = 'square' | 'triangle' | 'octagon' | 'pin';

export interface Sign {
  readonly plate: Plate;
  /** Strokes on the plate. */
  readonly strokes?: string;
  /** Filled parts on the plate. */
  readonly solids?: string;
}

export const PLATES: Readonly<Record<Plate, string>> = {
  square: 'M5 2h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z',
  triangle:
    'M13.3 2.2l9.4 17.2a1.5 1.5 0 0 1-1.3 2.2H2.6a1.5 1.5 0 0 1-1.3-2.2l9.4-17.2a1.5 1.5 0 0 1 2.6 0z',
  octagon: 'M7.6 1.4h8.8l6.2 6.2v8.8l-6.2 6.2H7.6l-6.2-6.2V7.6z',
  pin: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z',
};

const EXCLAMATION = 'M12 7v6.4M12 17.1v.2';

export const SIGNS: Readonly<Record<MarkIcon, Sign>> = {
  point: { plate: 'pin', solids: 'M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z' },
  incident: { plate: 'triangle', strokes: 'M12 9v5.2M12 17.8v.2' },
  critical: { plate: 'octagon', strokes: EXCLAMATION },
  explosion: {
    plate: 'octagon',
    solids:
      'M12 4.5l1.6 4.3 4.3-2-2 4.3 4.3 1.3-4.3 1.5 2 4.3-4.3-2L12 20.2l-1.6-4-4.3 2 2-4.3-4.3-1.5 4.3-1.3-2-4.3 4.3 2z',
  },
  fire: {
    plate: 'triangle',
    solids:
      'M12 8c.6 2.2 3.6 3.6 3.6 6.9A3.6 3.6 0 0 1 12 18.5a3.6 3.6 0 0 1-3.6-3.6c0-1.6.8-2.5 1.5-3.3.2 1 .7 1.5 1.2 1.7-.2-1.9.1-3.8.9-5.3z',
  },
  water: {
    plate: 'square',
    strokes:
      'M6 8.5c1.5-1.4 2.7-1.4 4 0s2.6 1.4 4 0 2.6-1.4 4 0M6 12.3c1.5-1.4 2.7-1.4 4 0s2.6 1.4 4 0 2.6-1.4 4 0M6 16.1c1.5-1.4 2.7-1.4 4 0s2.6 1.4 4 0 2.6-1.4 4 0',
  },
  hospital: { plate: 'square', solids: 'M9.9 6h4.2v3.9H18v4.2h-3.9V18H9.9v-3.9H6V9.9h3.9z' },
  meeting: {
    plate: 'square',
    strokes:
      'M5.8 5.8l3.4 3.4M9.4 6.4v3H6.4M18.2 5.8l-3.4 3.4M14.6 6.4v3h3M5.8 18.2l3.4-3.4M9.4 17.6v-3H6.4M18.2 18.2l-3.4-3.4M14.6 17.6v-3h3',
    solids: 'M12 10.7a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6z',
  },
  shelter: { plate: 'square', strokes: 'M5.5 12L12 6.2l6.5 5.8M7.6 10.8V18h8.8v-7.2M12 18v-3.6' },
  command: { plate: 'square', strokes: 'M8 5.8V18.4', solids: 'M8 6.2h9.4l-2.2 3.2 2.2 3.2H8z' },
  observation: {
    plate: 'square',
    strokes: 'M4.8 12S7.4 7.6 12 7.6s7.2 4.4 7.2 4.4-2.6 4.4-7.2 4.4S4.8 12 4.8 12z',
    solids: 'M12 9.9a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2z',
  },
  checkpoint: {
    plate: 'square',
    strokes:
      'M6.4 18.2V9.4M6.4 10.6h12M9.6 10.6l-1.6 3M13.4 10.6l-1.6 3M17.2 10.6l-1.6 3M6.6 13.6h11.8v-3',
  },
  depot: {
    plate: 'square',
    strokes: 'M5.8 8.6L12 5.6l6.2 3v7L12 18.6l-6.2-3zM5.8 8.6l6.2 3 6.2-3M12 11.6v7',
  },
  bridge: {
    plate: 'square',
    strokes:
      'M4.8 13.8h14.4M7.6 17.6v-9M16.4 17.6v-9M4.8 12.6c1.6-.6 2.4-2 2.8-4 1.2 3.6 7.6 3.6 8.8 0 .4 2 1.2 3.4 2.8 4',
  },
};

export const MARK_ICONS = Object.keys(SIGNS) as MarkIcon[];

/** The sign of a style's icon; a name that we do not know is a plain point. */
export function signOf(icon: string | undefined): { icon: MarkIcon; sign: Sign } {
  const known = MARK_ICONS.find((name) => name === icon) ?? 'point';
  return { icon: known, sign: SIGNS[known] };
}
