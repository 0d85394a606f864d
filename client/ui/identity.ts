import { nothing, type TemplateResult } from 'lit';
import { html, unsafeStatic } from 'lit/static-html.js';
import type { Site } from '../../shared/room/sites.ts';
import { shownText } from '../../shared/room/shown-text.ts';

const SHAPES: Record<Site['shape'], string> = {
  triangle: 'M6 .8L11.6 11H.4z',
  circle: 'M6 .7a5.3 5.3 0 1 1 0 10.6A5.3 5.3 0 0 1 6 .7z',
  diamond: 'M6 0l6 6-6 6-6-6z',
  square: 'M1 1h10v10H1z',
  hexagon: 'M3.2.9h5.6L11.8 6l-3 5.1H3.2L.2 6z',
};
/** As parts of a template in which nothing changes: every line of the log has one. */
const DRAWN = new Map(
  Object.entries(SHAPES).map(([shape, path]) => [shape, unsafeStatic(path)] as const),
);

/** The delegation `code`, if this room knows it. */
export function siteOf(sites: readonly Site[], code: string | null): Site | undefined {
  return code === null ? undefined : sites.find((site) => site.id === code);
}

/** The class that carries a delegation's colours; plain grey for somebody of none. */
export function identityClass(site: Site | undefined): string {
  return site?.colour ?? 'nobody';
}

/** A delegation's mark: its colour and its shape. Always beside its code or its name. */
export function glyph(site: Site | undefined): TemplateResult | typeof nothing {
  if (!site) return nothing;
  const path = DRAWN.get(site.shape);
  return html`<svg class="gl ${site.colour}" viewBox="0 0 12 12" aria-hidden="true">
    <path d="${path}"></path>
  </svg>`;
}

/** Mark and code: who, at a glance. In one piece, since every line of the log says it. */
export function who(site: Site | undefined, text: string): TemplateResult {
  const shown = shownText(text);
  if (!site) return html`<span class="who nobody">${shown}</span>`;
  const path = DRAWN.get(site.shape);
  return html`<span class="who ${site.colour}"
    ><svg class="gl ${site.colour}" viewBox="0 0 12 12" aria-hidden="true">
      <path d="${path}"></path></svg
    >${shown}</span
  >`;
}

/** First letters of the first and the last word of a name, at most two, upper case. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s.]+/u)
    .filter(Boolean);
  const first = words[0]?.match(/^\P{M}\p{M}*/u)?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.match(/^\P{M}\p{M}*/u)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/** A person as a disc in the delegation's colour; hollow when idle. `label` is read aloud. */
export function avatar(
  person: { readonly name: string; readonly idle: boolean },
  site: Site | undefined,
  label: string,
): TemplateResult {
  const said = shownText(label);
  return html`<span
    class="av ${identityClass(site)} ${person.idle ? 'idle' : ''}"
    role="img"
    title=${said}
    aria-label=${said}
    >${shownText(initials(person.name))}</span
  >`;
}
