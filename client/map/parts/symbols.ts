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
  symbol: 'M4 6.500h16v11H4zM4 6.500l16 11M20 6.500l-16 11',
  box: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M12 4h.1M12 20h.1M4 12h.1M20 12h.1',
  arrow: 'M4 19.5L19 5M11 5h8v8',
  route:
    'M5.500 21a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM18.500 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7.500 19H15a3.500 3.500 0 0 0 0-7H9a3.500 3.500 0 0 1 0-7h7.500',
  freehand: 'M3 17c3-8 6-10 7-8s-4 8-1 9 4-9 7-9 1 6 5 5',
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 12l5.600-5.600M12 12h.1',
  measure: 'M3 15.500L15.500 3 21 8.500 8.500 21zM7 11.500l2 2M10 8.500l3 3M13 5.500l2 2',
  snap: 'M5 4v8a7 7 0 0 0 14 0V4h-4.500v8a2.500 2.500 0 0 1-5 0V4zM5 8h4.500M14.500 8H19',
  layers:
    'M12 3.500l9 5-9 5-9-5zM3.500 12.500l8.500 4.700 8.500-4.700M3.500 16.300L12 21l8.500-4.700',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  pen: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  up: 'M12 19V6M6 12l6-6 6 6',
  down: 'M12 5v13M6 12l6 6 6-6',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  turnLeft: 'M4.500 5v5h5M5 10a8 8 0 1 1-.8 5',
  turnRight: 'M19.500 5v5h-5M19 10a8 8 0 1 0 .8 5',
  reverse: 'M7 4L3.500 7.500 7 11M3.500 7.500h15M17 13l3.500 3.500L17 20M20.500 16.500h-15',
  undo: 'M8.5 6L4.5 10l4 4M4.5 10H14a5.5 5.5 0 0 1 0 11h-2.5',
  redo: 'M15.5 6l4 4-4 4M19.5 10H10a5.5 5.5 0 0 0 0 11h2.5',
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  all: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  bringIn: 'M12 4v10M7.5 10l4.500 4.500L16.500 10M4.500 15v4.500h15V15',
  takeOut: 'M12 14.500v-10M7.500 8.500L12 4l4.500 4.500M4.500 15v4.500h15V15',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L20 20',
  maps: 'M4 6.500l5-2 6 2 5-2v13l-5 2-6-2-5 2zM9 4.500v13M15 6.500v13',
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
