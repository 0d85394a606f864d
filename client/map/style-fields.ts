import { html, nothing, type TemplateResult } from 'lit';
import { hatchMessages, mapEditMessages as words } from '../../shared/messages/map-edit.ts';
import { mapMessages, markColourMessages } from '../../shared/messages/map.ts';
import { translate, type Text } from '../../shared/messages/translate.ts';
import {
  COLOURS,
  DASHES,
  HATCHES,
  HEADS,
  type FeatureKind,
  type FeatureStyle,
} from '../../shared/room/board/shape.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { STYLE_PARTS, type StyleChange, type StylePart } from '../../shared/room/board/style.ts';
import type { Layer } from './marks/layers.ts';
import { DASH_WORDS, HEAD_WORDS } from './style-words.ts';

/** Which parts of a style a kind has. */
type Part = 'width' | 'dash' | 'hatch' | 'fill' | 'heads' | 'size';
const LINE: readonly Part[] = ['width', 'dash', 'heads'];
const AREA: readonly Part[] = ['width', 'dash', 'hatch', 'fill'];
export const PARTS_OF: Readonly<Record<FeatureKind, readonly Part[]>> = {
  point: [],
  symbol: [],
  text: ['size'],
  line: LINE,
  arrow: LINE,
  route: LINE,
  freehand: LINE,
  area: AREA,
  circle: AREA,
  graphic: ['width', 'dash'],
};

const WIDTHS = [1, 2, 3, 4, 6, 8, 12];
const FILLS = [0, 0.1, 0.2, 0.35, 0.5, 0.8];
const SIZES = [10, 13, 16, 20, 28, 40];

/** Value of a choice that leaves things as they are; of one that takes a thing away. */
const KEEP = '=';
const NONE = '';

type Option = readonly [value: string, label: string];

/** The parts of a style as form fields. @param keep offer to leave each as it is (several marks) */
export function styleFields(
  language: Language,
  parts: readonly Part[],
  style: FeatureStyle,
  keep = false,
): (TemplateResult | typeof nothing)[] {
  const t = (text: Text) => translate(text, language);
  const offer = (part: Part, label: Text, options: readonly Option[], value: string) =>
    parts.includes(part) ? select(t(label), part, kept(options), keep ? KEEP : value) : nothing;
  const kept = (options: readonly Option[]): readonly Option[] =>
    keep ? [[KEEP, t(words.keep)], ...options] : options;
  const numbers = (all: readonly number[], now: number | undefined, unit: (n: number) => string) =>
    [...new Set([...all, ...(now === undefined ? [] : [now])])]
      .sort((a, b) => a - b)
      .map((n): Option => [String(n), unit(n)]);
  const px = (n: number) => `${n} px`;
  return [
    offer('width', words.width, numbers(WIDTHS, style.width ?? 3, px), String(style.width ?? 3)),
    offer(
      'dash',
      words.line,
      [[NONE, t(words.solid)], ...DASHES.map((d): Option => [d, t(DASH_WORDS[d])])],
      style.dash ?? NONE,
    ),
    offer(
      'hatch',
      words.hatch,
      [[NONE, t(words.none)], ...HATCHES.map((h): Option => [h, t(hatchMessages[h])])],
      style.hatch ?? NONE,
    ),
    offer(
      'fill',
      words.fill,
      numbers(FILLS, style.fill ?? 0.2, (n) => `${Math.round(n * 100)} %`),
      String(style.fill ?? 0.2),
    ),
    offer(
      'heads',
      words.heads,
      HEADS.map((h): Option => [h, t(HEAD_WORDS[h])]),
      style.heads ?? NONE,
    ),
    offer('size', words.size, numbers(SIZES, style.size ?? 13, px), String(style.size ?? 13)),
  ];
}

/** What the form chose that `style` does not say already: the rest is left to whoever changes it. */
export function styleOf(form: FormData, style: FeatureStyle): StyleChange {
  const change: Partial<Record<StylePart, unknown>> = {};
  for (const part of STYLE_PARTS) {
    const value = form.get(part);
    if (typeof value !== 'string' || value === KEEP) continue;
    const now = style[part] ?? DEFAULTS[part] ?? null;
    const chosen = NUMBERS.has(part) ? Number(value) : value === NONE ? null : value;
    if (chosen !== now) change[part] = chosen;
  }
  return change as StyleChange;
}

const NUMBERS: ReadonlySet<StylePart> = new Set(['width', 'fill', 'size']);
const DEFAULTS: FeatureStyle = { width: 3, fill: 0.2, size: 13 };

/** @param chosen null: none is */
export function colourField(
  language: Language,
  chosen: FeatureStyle['colour'] | null,
): TemplateResult {
  const t = (text: Text) => translate(text, language);
  return html`<fieldset>
    <legend>${t(mapMessages.colour)}</legend>
    <div class="choice">
      ${COLOURS.map(
        (name) =>
          html`<label title=${t(markColourMessages[name])}>
            <input
              type="radio"
              name="colour"
              value=${name}
              aria-label=${t(markColourMessages[name])}
              .checked=${name === chosen} /><span class="swatch" data-colour=${name}></span
          ></label>`,
      )}
    </div>
  </fieldset>`;
}

/** @param layer ULID; empty: the ground layer; null: leave them where they are */
export function layerField(
  language: Language,
  layers: readonly Layer[],
  layer: string | null,
): TemplateResult | typeof nothing {
  if (layers.length === 0) return nothing;
  const t = (text: Text) => translate(text, language);
  const options: Option[] = [
    ['ground', t(words.ground)],
    ...layers.map(({ id, name }): Option => [id, name]),
  ];
  if (layer === null) options.unshift([KEEP, t(words.keep)]);
  return select(t(words.layer), 'layer', options, layer === null ? KEEP : layer || 'ground');
}

/** The layer of a form; null: as it was. */
export function layerOf(form: FormData): string | null {
  const value = form.get('layer');
  if (typeof value !== 'string' || value === KEEP) return null;
  return value === 'ground' ? '' : value;
}

function select(
  label: string,
  name: string,
  options: readonly Option[],
  value: string,
): TemplateResult {
  return html`<label class="field half"
    >${label}
    <select name=${name}>
      ${options.map(
        ([option, words]) =>
          html`<option value=${option} ?selected=${option === value}>${words}</option>`,
      )}
    </select>
  </label>`;
}
