import { html, LitElement, type TemplateResult } from 'lit';
import { mapEditMessages as edits, markMany } from '../../shared/messages/map-edit.ts';
import { mapMessages as words } from '../../shared/messages/map.ts';
import { translate, type Message, type Params } from '../../shared/messages/translate.ts';
import type { FeatureChange } from '../../shared/room/board/build.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { CardMode } from './mark-card.ts';
import type { Layer } from './marks/layers.ts';
import type { Mark } from './marks/mark.ts';
import { formButtons, liftForm } from './parts/card-forms.ts';
import type { MarkColour, Palette } from './palette.ts';
import { wear } from './parts/look.ts';
import { symbol } from './parts/symbols.ts';
import {
  colourField,
  layerField,
  layerOf,
  PARTS_OF,
  styleFields,
  styleOf,
} from './style-fields.ts';

/** Several marks at once: the same change of all of them, in one edit. */
export class BulkCard extends LitElement {
  static override properties = {
    marks: { attribute: false },
    mode: { attribute: false },
    language: { attribute: false },
    palette: { attribute: false },
    layers: { attribute: false },
    editable: { attribute: false },
  };
  declare marks: readonly Mark[];
  declare mode: CardMode;
  declare language: Language;
  declare palette: Palette;
  declare layers: readonly Layer[];
  declare editable: boolean;

  /** In the pane's own tree, so that its style sheets and labels reach it. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: Map<string, unknown>): void {
    for (const element of this.querySelectorAll<HTMLElement>('[data-colour]'))
      wear(element, element.dataset['colour'] as MarkColour, this.palette);
    if (changed.has('mode') && this.mode === 'lift')
      this.querySelector<HTMLInputElement>('input[type=text]')?.focus();
  }

  override render(): TemplateResult {
    const count = this.marks.length;
    return html`<section
      class="card bulk"
      aria-label=${this.t(markMany, { count })}
      @keydown=${(event: KeyboardEvent) => this.key(event)}
    >
      <div class="head">
        <h3>${this.t(markMany, { count })}</h3>
        <button
          class="x"
          type="button"
          aria-label=${this.t(words.close)}
          @click=${() => this.tell('mark-close')}
        >
          ${symbol('close')}
        </button>
      </div>
      ${
        !this.editable
          ? ''
          : this.mode === 'edit'
            ? this.form()
            : this.mode === 'lift'
              ? liftForm(this.language, (reason) => this.tell('mark-lift', reason), this.back)
              : this.buttons()
      }
    </section>`;
  }

  private buttons(): TemplateResult {
    const button = (message: Message, act: () => void, key = '') =>
      html`<button class="btn sm" type="button" @click=${act}>
        ${this.t(message)}${key ? html`<kbd>${key}</kbd>` : ''}
      </button>`;
    return html`<div class="row">
      ${button(words.edit, () => this.tell('mark-mode', 'edit'), 'E')}
      ${button(edits.duplicate, () => this.tell('mark-duplicate'))}
      ${button(words.lift, () => this.tell('mark-mode', 'lift'))}
    </div>`;
  }

  private form(): TemplateResult {
    const parts = [...new Set(this.marks.flatMap(({ kind }) => PARTS_OF[kind]))];
    return html`<form @submit=${(event: SubmitEvent) => this.save(event)}>
      ${colourField(this.language, null)}
      <div class="halves">
        ${styleFields(this.language, parts, {}, true)}
        ${layerField(this.language, this.layers, null)}
      </div>
      ${formButtons(this.language, edits.apply, this.back)}
    </form>`;
  }

  private save(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const layer = layerOf(form);
    const change = (mark: Mark): FeatureChange => ({
      style: styleOf(only(form, PARTS_OF[mark.kind]), mark.style),
      ...(layer === null || layer === mark.layer ? {} : { layer }),
    });
    this.tell('bulk-change', change);
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (this.mode === 'view') this.tell('mark-close');
    else this.tell('mark-mode', 'view');
  }

  private readonly back = (): void => this.tell('mark-mode', 'view');

  private tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private t(message: Message, params?: Params): string {
    return translate(message, this.language, params);
  }
}
customElements.define('accord-bulk-card', BulkCard);

/** What of the form a kind has: a hatching is not written into a line. */
function only(form: FormData, parts: readonly string[]): FormData {
  const some = new FormData();
  for (const [name, value] of form)
    if (name === 'colour' || parts.includes(name)) some.set(name, value);
  return some;
}
