import { html, LitElement, nothing, type TemplateResult } from 'lit';
import {
  featureKindMessages,
  mapMessages as words,
  markColourMessages,
  markIconMessages,
  type MarkIcon,
} from '../../shared/messages/map.ts';
import { translate, type Text } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/bodies-common.ts';
import type { Site } from '../../shared/room/sites.ts';
import type { FeatureStyle } from '../../shared/room/board/shape.ts';
import { who, siteOf } from '../ui/identity.ts';
import { areaText, latLonText, lengthText, mgrsText } from './coordinates.ts';
import { MARK_ICONS, signOf } from './marks/icons.ts';
import { colourOf } from './marks/mark-style.ts';
import { anchor, measure } from './marks/geometry.ts';
import type { Mark } from './marks/mark.ts';
import type { MarkColour, Palette } from './palette.ts';
import { signImage, symbol } from './parts/symbols.ts';
import { wear } from './parts/look.ts';
import type { Signature } from './signature.ts';

export type CardMode = 'view' | 'edit' | 'lift';

/** What the person decided in the card. */
export interface MarkEdit {
  readonly label: string;
  readonly style: FeatureStyle;
}

const COLOURS: readonly MarkColour[] = [
  'neutral',
  'critical',
  'warning',
  'hazard',
  'friend',
  'hostile',
  'civil',
];

/** One mark: what it is, where, by whom; and the forms to change or to lift it. */
export class MarkCard extends LitElement {
  static override properties = {
    mark: { attribute: false },
    code: { attribute: false },
    mode: { attribute: false },
    language: { attribute: false },
    palette: { attribute: false },
    sites: { attribute: false },
    placed: { attribute: false },
    lifter: { attribute: false },
    editable: { attribute: false },
    icon: { state: true },
  };
  declare mark: Mark;
  declare code: string;
  declare mode: CardMode;
  declare language: Language;
  declare palette: Palette;
  declare sites: readonly Site[];
  /** Who placed it and when; who lifted it. */
  declare placed: Signature | null;
  declare lifter: string;
  declare editable: boolean;
  /** The symbol that is chosen in the form; null: as it is. */
  declare icon: MarkIcon | null;

  /** In the pane's own tree, so that its style sheets and labels reach it. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('mark') as Mark | undefined;
    if (changed.has('mode') || before?.id !== this.mark.id) this.icon = null;
  }

  protected override updated(changed: Map<string, unknown>): void {
    for (const element of this.querySelectorAll<HTMLElement>('[data-colour]'))
      wear(element, element.dataset['colour'] as MarkColour, this.palette);
    const before = changed.get('mark') as Mark | undefined;
    if (this.mode !== 'view' && (changed.has('mode') || (before && before.id !== this.mark.id)))
      this.querySelector<HTMLInputElement>('input[type=text]')?.focus();
  }

  override render(): TemplateResult {
    const { mark } = this;
    const colour = colourOf(mark);
    const tone = mark.lifted
      ? ''
      : colour === 'critical'
        ? 'crit'
        : colour === 'warning'
          ? 'warn'
          : '';
    return html`<section
      class="card ${mark.lifted ? 'struck' : ''}"
      aria-label=${`${this.code} ${mark.label}`.trim() || this.t(words.unnamed)}
      @keydown=${(event: KeyboardEvent) => this.key(event)}
    >
      <div class="head">
        <span class="tag ${tone}">${this.kindLine()}</span>
        <button
          class="x"
          type="button"
          aria-label=${this.t(words.close)}
          @click=${() => this.tell('mark-close')}
        >
          ${symbol('close')}
        </button>
      </div>
      <h3 class=${mark.label ? '' : 'none'}>${mark.label || this.t(words.unnamed)}</h3>
      ${this.mode === 'edit' ? this.form() : this.mode === 'lift' ? this.liftForm() : this.facts()}
    </section>`;
  }

  private kindLine(): string {
    const { mark } = this;
    const what =
      mark.kind === 'point'
        ? markIconMessages[signOf(mark.style.icon).icon]
        : featureKindMessages[mark.kind];
    const state = mark.lifted ? this.t(words.liftedAt) : '';
    return [this.code, this.t(what), state].filter(Boolean).join(' · ');
  }

  private facts(): TemplateResult {
    const { mark, placed } = this;
    const at = anchor(mark.geom);
    const row = (name: Text, value: unknown) =>
      html`<dt>${this.t(name)}</dt>
        <dd>${value}</dd>`;
    const size =
      mark.geom.type === 'LineString'
        ? row(words.length, lengthText(measure(mark.geom), this.language))
        : mark.geom.type === 'Polygon'
          ? row(words.surface, areaText(measure(mark.geom), this.language))
          : mark.geom.type === 'Circle'
            ? row(words.radius, lengthText(mark.geom.radius, this.language))
            : nothing;
    return html`<dl>
        ${row(words.position, html`<span class="num">${mgrsText(at) || latLonText(at)}</span>`)}
        ${size}
        ${
          placed
            ? row(
                words.placed,
                html`${who(siteOf(this.sites, placed.delegation), placed.delegation ?? '')}
                  ${placed.name} <span class="num">${placed.time}</span>`,
              )
            : nothing
        }
        ${
          mark.lifted
            ? row(
                words.liftedBy,
                html`${this.lifter}${mark.lifted.reason ? ` · ${mark.lifted.reason}` : ''}`,
              )
            : nothing
        }
        ${mark.note ? row(words.note, mark.note) : nothing}
      </dl>
      ${this.editable ? this.buttons() : nothing}`;
  }

  private buttons(): TemplateResult {
    if (this.mark.lifted)
      return html`<div class="row">
        <button class="btn sm" type="button" @click=${() => this.tell('mark-restore')}>
          ${this.t(words.restore)}
        </button>
      </div>`;
    return html`<div class="row">
      <button class="btn sm" type="button" @click=${() => this.turn('edit')}>
        ${this.t(words.edit)}<kbd>E</kbd>
      </button>
      <button class="btn sm" type="button" @click=${() => this.turn('lift')}>
        ${this.t(words.lift)}
      </button>
    </div>`;
  }

  private form(): TemplateResult {
    const { mark } = this;
    const chosen = this.icon ?? signOf(mark.style.icon).icon;
    // A sign comes with its meaning until the person picks another.
    const colour = this.icon ? colourOf({ style: { icon: this.icon } }) : colourOf(mark);
    return html`<form @submit=${(event: SubmitEvent) => this.save(event)}>
      <label class="field"
        >${this.t(words.label)}
        <input type="text" name="label" maxlength="300" autocomplete="off" .value=${mark.label} />
      </label>
      ${
        mark.kind === 'point'
          ? html`<fieldset>
              <legend>
                ${this.t(words.icon)} · <span class="now">${this.t(markIconMessages[chosen])}</span>
              </legend>
              <div class="choice">
                ${MARK_ICONS.map(
                  (icon) =>
                    html`<label title=${this.t(markIconMessages[icon])}>
                      <input
                        type="radio"
                        name="icon"
                        value=${icon}
                        aria-label=${this.t(markIconMessages[icon])}
                        .checked=${icon === chosen}
                        @change=${() => (this.icon = icon)}
                      />${signImage(icon)}</label
                    >`,
                )}
              </div>
            </fieldset>`
          : nothing
      }
      <fieldset>
        <legend>${this.t(words.colour)}</legend>
        <div class="choice">
          ${COLOURS.map(
            (name) =>
              html`<label title=${this.t(markColourMessages[name])}>
                <input
                  type="radio"
                  name="colour"
                  value=${name}
                  aria-label=${this.t(markColourMessages[name])}
                  .checked=${name === colour} /><span class="swatch" data-colour=${name}></span
              ></label>`,
          )}
        </div>
      </fieldset>
      ${
        mark.kind === 'line' || mark.kind === 'area' || mark.kind === 'circle'
          ? html`<label class="field">
              <input type="checkbox" name="dash" .checked=${mark.style.dash !== undefined} />
              ${this.t(words.dashed)}
            </label>`
          : nothing
      }
      ${this.formButtons(words.save)}
    </form>`;
  }

  private liftForm(): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => this.lift(event)}>
      <label class="field"
        >${this.t(words.liftWhy)}
        <input type="text" name="reason" maxlength="500" autocomplete="off" />
      </label>
      ${this.formButtons(words.lift)}
    </form>`;
  }

  private formButtons(submit: Text): TemplateResult {
    return html`<div class="row">
      <button class="btn sm pri" type="submit">${this.t(submit)}</button>
      <button class="btn sm" type="button" @click=${() => this.turn('view')}>
        ${this.t(words.cancel)}
      </button>
    </div>`;
  }

  private save(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const { mark } = this;
    const colour = form.get('colour') as MarkColour | null;
    const style: FeatureStyle = { ...mark.style };
    if (colour) style.colour = colour;
    const icon = form.get('icon');
    if (typeof icon === 'string') style.icon = icon;
    if (mark.kind !== 'point' && mark.kind !== 'text') {
      if (form.get('dash') === null) delete style.dash;
      else style.dash ??= 'dashed';
    }
    const label = String(form.get('label') ?? '').trim();
    this.tell('mark-save', { label, style } satisfies MarkEdit);
  }

  private lift(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.tell('mark-lift', String(form.get('reason') ?? ''));
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (this.mode === 'view') this.tell('mark-close');
    else this.turn('view');
  }

  private turn(mode: CardMode): void {
    this.tell('mark-mode', mode);
  }

  private tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private t(text: Text): string {
    return translate(text, this.language);
  }
}
customElements.define('accord-mark-card', MarkCard);
