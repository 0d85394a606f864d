import { html, nothing, type TemplateResult } from 'lit';
import { mapEditMessages as edits } from '../../shared/messages/map-edit.ts';
import {
  mapMessages as words,
  markIconMessages,
  type MarkIcon,
} from '../../shared/messages/map.ts';
import { translate, type Text } from '../../shared/messages/translate.ts';
import type { FeatureChange } from '../../shared/room/board/build.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { checkpointsOf, checkpointLines } from './checkpoints.ts';
import { colourOf } from './marks/colour.ts';
import { MARK_ICONS, signOf } from './marks/icons.ts';
import type { Layer } from './marks/layers.ts';
import type { Mark } from './marks/mark.ts';
import { signImage } from './parts/symbols.ts';
import {
  colourField,
  layerField,
  layerOf,
  PARTS_OF,
  styleFields,
  styleOf,
} from './style-fields.ts';

export interface FormView {
  readonly mark: Mark;
  readonly language: Language;
  readonly layers: readonly Layer[];
  /** The sign that is chosen but not saved; null: none. */
  readonly icon: MarkIcon | null;
  chooseIcon(icon: MarkIcon): void;
}

/** The fields of one mark: name, sign, meaning, style, layer, checkpoints. */
export function markFields(view: FormView): TemplateResult {
  const { mark, language, layers } = view;
  const t = (text: Text) => translate(text, language);
  // A sign comes with its meaning until the person picks another.
  const colour = view.icon ? colourOf({ style: { icon: view.icon } }) : colourOf(mark);
  return html`<label class="field"
      >${t(words.label)}
      <input type="text" name="label" maxlength="300" autocomplete="off" .value=${mark.label} />
    </label>
    ${mark.kind === 'point' ? iconField(view) : nothing} ${colourField(language, colour)}
    <div class="halves">
      ${styleFields(language, PARTS_OF[mark.kind], withKind(mark))}
      ${
        mark.kind === 'point' || mark.kind === 'text'
          ? html`<label class="field half"
              >${t(edits.rotation)}
              <input
                type="number"
                name="rotation"
                min="0"
                max="360"
                step="any"
                .value=${String(mark.rotation ?? 0)}
              />
            </label>`
          : nothing
      }
      ${layerField(language, layers, mark.layer)}
    </div>
    ${
      mark.kind === 'route'
        ? html`<label class="field"
            >${t(edits.checkpoints)}
            <textarea
              name="checkpoints"
              rows="3"
              .value=${checkpointLines(mark.checkpoints ?? [])}
            ></textarea>
            <small>${t(edits.checkpointsHint)}</small>
          </label>`
        : nothing
    }`;
}

/** What the form says, as a change of `mark`. @param now ms UTC, for checkpoints with a time */
export function readForm(form: FormData, mark: Mark, now: number): FeatureChange {
  const label = String(form.get('label') ?? '').trim();
  const shown = { ...withKind(mark), icon: signOf(mark.style.icon).icon };
  const { colour = null, ...style } = styleOf(form, shown);
  // A sign brings its meaning along; otherwise a meaning that was not touched is not written.
  const meant = colour !== null && (style.icon !== undefined || colour !== colourOf(mark));
  const layer = layerOf(form);
  const turned = Number(form.get('rotation') ?? mark.rotation ?? 0);
  const rotation = Number.isFinite(turned) ? ((turned % 360) + 360) % 360 : 0;
  const lines = form.get('checkpoints');
  return {
    label,
    style: { ...style, ...(meant ? { colour } : {}) },
    ...(layer === null || layer === mark.layer ? {} : { layer }),
    ...(rotation === (mark.rotation ?? 0) ? {} : { rotation }),
    ...(typeof lines === 'string' && (lines.trim() || mark.checkpoints)
      ? { checkpoints: checkpointsOf(lines, mark.checkpoints ?? [], now) }
      : {}),
  };
}

const DIRECTED: Readonly<Record<string, string>> = {
  arrow: 'end',
  route: 'end',
  line: 'none',
  freehand: 'none',
};

function withKind(mark: Mark): Mark['style'] {
  const heads = mark.style.heads ?? DIRECTED[mark.kind];
  return heads
    ? { ...mark.style, heads: heads as NonNullable<Mark['style']['heads']> }
    : mark.style;
}

function iconField({ mark, language, icon, chooseIcon }: FormView): TemplateResult {
  const t = (text: Text) => translate(text, language);
  const chosen = icon ?? signOf(mark.style.icon).icon;
  return html`<fieldset>
    <legend>${t(words.icon)} · <span class="now">${t(markIconMessages[chosen])}</span></legend>
    <div class="choice">
      ${MARK_ICONS.map(
        (name) =>
          html`<label title=${t(markIconMessages[name])}>
            <input
              type="radio"
              name="icon"
              value=${name}
              aria-label=${t(markIconMessages[name])}
              .checked=${name === chosen}
              @change=${() => chooseIcon(name)}
            />${signImage(name)}</label
          >`,
      )}
    </div>
  </fieldset>`;
}
