import type { TemplateResult } from 'lit';
import { html, unsafeStatic, type StaticValue } from 'lit/static-html.js';

/** Our own drawings on a 24 × 24 grid, strokes only. Nothing is fetched, so nothing can be missing. */
const PATHS = {
  alert: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v5.5M12 16.3v.1',
  archive: 'M4 5h16v4H4zM5.5 9v10h13V9M10 13h4',
  check: 'M5 12.5l4.5 4.5L19 7',
  chevron: 'M6 9.5l6 6 6-6',
  clip: 'M19 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-7.9 7.9a1.5 1.5 0 0 1-2.2-2.2l7.2-7.2',
  clock: 'M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  correct: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  decision: 'M13 4l7 7M10.5 6.5l7 7M12 9l4 4-8.5 8.5-4-4zM4 21h7',
  down: 'M12 5v14M6 13l6 6 6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  filter: 'M4 5h16l-6.2 7.5V19l-3.6-2v-4.5z',
  key: 'M12 3.5l2.6 5.3 5.9.9-4.2 4.1 1 5.8-5.3-2.8-5.3 2.8 1-5.8-4.2-4.1 5.9-.9z',
  handover: 'M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4',
  left: 'M19 12H5M11 6l-6 6 6 6',
  link: 'M9.5 14.5l5-5M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M16 13l2.5-2.5a3.5 3.5 0 0 0-5-5L11 8',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  menu: 'M5 12h.1M12 12h.1M19 12h.1',
  minus: 'M6 12h12',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  offline:
    'M3 3l18 18M6 13a8.5 8.5 0 0 1 4-2.2M3 9.5a13 13 0 0 1 4.5-2.8M11 6a13 13 0 0 1 10 3.5M14.5 11a8.5 8.5 0 0 1 3.5 2M9 16.4a4.3 4.3 0 0 1 6 0M12 19.6v.1',
  out: 'M14 4H5v16h9M10 12h10M16 8l4 4-4 4',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.4a3.5 3.5 0 0 1 0 6.3M18 14.4a6.5 6.5 0 0 1 3.5 5.6',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0',
  pin: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  plus: 'M12 5v14M5 12h14',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3L20 20',
  shield: 'M12 3.5l7.5 3v5.5c0 4.5-3.2 7.3-7.5 8.5-4.3-1.2-7.5-4-7.5-8.5V6.5zM8.5 12l2.5 2.5 4.5-5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  up: 'M12 19V5M6 11l6-6 6 6',
  warning: 'M12 4.5L21 20H3zM12 10.5v4M12 17.2v.1',
  wifi: 'M3 9.5a13 13 0 0 1 18 0M6 13a8.5 8.5 0 0 1 12 0M9 16.4a4.3 4.3 0 0 1 6 0M12 19.6v.1',
} as const;
export type IconName = keyof typeof PATHS;

const drawn = new Map<IconName, TemplateResult>();

/**
 * One of our icons, hidden from screen readers: the word beside it, or a label, says it. Each is one
 * template in which nothing changes: a log line has several, and fifty lines may come in a second.
 */
export function icon(name: IconName): TemplateResult {
  let found = drawn.get(name);
  if (!found) drawn.set(name, (found = html`${drawing(name)}`));
  return found;
}

/** The same as a part of a template that is written with `lit/static-html.js`. */
export function drawing(name: IconName): StaticValue {
  return unsafeStatic(
    `<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="${PATHS[name]}"></path></svg>`,
  );
}
