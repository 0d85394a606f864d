import { html, svg, type TemplateResult } from 'lit';
import type { MarkIcon } from '../../../shared/messages/map.ts';
import { PLATES, SIGNS } from '../marks/icons.ts';

/** Icons of the pane's buttons, on a grid of 24 × 24, strokes only. */
const PATHS = {
  select: 'M6 3.5l12.5 7.2-5.7 1.6-2.6 5.4z',
  point:
    'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  line: 'M3.5 18.5l5-9 5.5 5 6.5-9',
  area: 'M12 3.5l8 5.5-3 9.5H7L4 9z',
  text: 'M5 6.5V4.5h14v2M12 4.5v15M9.5 19.5h5',
  undo: 'M8.5 6L4.5 10l4 4M4.5 10H14a5.5 5.5 0 0 1 0 11h-2.5',
  redo: 'M15.5 6l4 4-4 4M19.5 10H10a5.5 5.5 0 0 0 0 11h2.5',
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  all: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  list: 'M8.5 6H20M8.5 12H20M8.5 18H20M4.2 6h.1M4.2 12h.1M4.2 18h.1',
  lifted:
    'M4 4l16 16M9.9 6.1A9.4 9.4 0 0 1 12 5.8c6 0 9.5 6.2 9.5 6.2a17 17 0 0 1-2.7 3.4M6 8.2A16.600 16.600 0 0 0 2.500 12S6 18.200 12 18.200a9 9 0 0 0 3.800-.9',
  close: 'M6 6l12 12M18 6L6 18',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
} as const;
export type SymbolName = keyof typeof PATHS;

/** Hidden from screen readers: the label of the button says it. */
export function symbol(name: SymbolName): TemplateResult {
  return html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<path d=${PATHS[name]}></path>`}
  </svg>`;
}

/** A mark's sign in the colours of its surroundings (`--sign`, `--sign-on`). */
export function signImage(icon: MarkIcon): TemplateResult {
  const { plate, strokes, solids } = SIGNS[icon];
  return html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<path class="plate" d=${PLATES[plate]}></path>`}
    ${solids ? svg`<path class="solid" d=${solids}></path>` : ''}
    ${strokes ? svg`<path class="stroke" d=${strokes}></path>` : ''}
  </svg>`;
}
