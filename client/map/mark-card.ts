import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { mapEditMessages as edits } from '../../shared/messages/map-edit.ts';
import {
  featureKindMessages,
  mapMessages as words,
  markIconMessages,
  type MarkIcon,
} from '../../shared/messages/map.ts';
import { symbolMessages } from '../../shared/messages/symbols.ts';
import {
  translate,
  type Message,
  type Params,
  type Text,
} from '../../shared/messages/translate.ts';
import type { FeatureChange } from '../../shared/room/board/build.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { Site } from '../../shared/room/sites.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import '../decisions/co-text.ts';
import type { RoomClient } from '../connection/contract.ts';
import { linkedText } from '../app/linked-text.ts';
import { who, siteOf } from '../ui/identity.ts';
import { areaText, latLonText, lengthText, mgrsText } from './coordinates.ts';
import { measure } from './geodesy.ts';
import { markFields, readForm } from './mark-form.ts';
import './links/mark-links.ts';
import './mark-history.ts';
import { colourOf } from './marks/colour.ts';
import { anchor } from './marks/geometry.ts';
import { signOf } from './marks/icons.ts';
import type { Layer } from './marks/layers.ts';
import type { Mark } from './marks/mark.ts';
import { formButtons, liftForm } from './parts/card-forms.ts';
import type { MarkColour, Palette } from './palette.ts';
import { wear } from './parts/look.ts';
import { symbol, type SymbolName } from './parts/symbols.ts';
import type { Signature } from './signature.ts';

export type CardMode = 'view' | 'edit' | 'lift';

/** What the person decided in the card. */
export type MarkEdit = FeatureChange;

/** One mark: what it is, where, by whom; and the forms to change or to lift it. */
export class MarkCard extends LitElement {
  static override properties = {
    client: { attribute: false },
    mark: { attribute: false },
    code: { attribute: false },
    mode: { attribute: false },
    language: { attribute: false },
    palette: { attribute: false },
    sites: { attribute: false },
    placed: { attribute: false },
    lifter: { attribute: false },
    editable: { attribute: false },
    layers: { attribute: false },
    icon: { state: true },
  };
  declare client: RoomClient;
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
  declare layers: readonly Layer[];
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
      tabindex="-1"
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
      <h3 class=${mark.label ? '' : 'none'}>${shownText(mark.label) || this.t(words.unnamed)}</h3>
      ${this.mode === 'edit' ? this.form() : this.mode === 'lift' ? liftForm(this.language, (reason) => this.tell('mark-lift', reason), this.back) : this.facts()}
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
    return html`<dl>
        ${row(words.position, html`<span class="num">${mgrsText(at) || latLonText(at)}</span>`)}
        ${this.measures(row)}
        ${
          placed
            ? row(
                words.placed,
                html`${who(siteOf(this.sites, placed.delegation), placed.delegation ?? '')}
                  ${shownText(placed.name)} <span class="num">${placed.time}</span>`,
              )
            : nothing
        }
        ${
          mark.lifted
            ? row(
                words.liftedBy,
                html`${this.lifter}${mark.lifted.reason ? ` · ${shownText(mark.lifted.reason)}` : ''}`,
              )
            : nothing
        }
        ${mark.layer && this.layerName ? row(edits.layer, this.layerName) : nothing}
        ${mark.note && !this.changeable ? row(words.note, html`<span class="pre">${this.note()}</span>`) : nothing}
      </dl>
      ${this.changeable ? this.noteField() : nothing}
      ${this.locked ? html`<p class="quiet">${this.t(edits.locked)}</p>` : nothing}
      ${this.editable ? this.buttons() : nothing}
      <accord-mark-links
        .client=${this.client}
        .mark=${mark}
        .language=${this.language}
        .editable=${this.changeable}
      ></accord-mark-links>
      <accord-mark-history
        .client=${this.client}
        .mark=${mark}
        .layers=${this.layers}
        .language=${this.language}
      ></accord-mark-history>`;
  }

  private note(): unknown {
    const say = (message: Message, params?: Params) => translate(message, this.language, params);
    return linkedText(this.mark.note, { room: this.client, say });
  }

  /** May this person change it: it stands, and its layer is not locked. */
  private get changeable(): boolean {
    return this.editable && !this.locked && !this.mark.lifted;
  }

  private get locked(): boolean {
    return this.layers.some(({ id, lock }) => id === this.mark.layer && lock);
  }

  private get layerName(): string {
    return this.layers.find(({ id }) => id === this.mark.layer)?.name ?? '';
  }

  /** Written together, character by character, and at once: it needs no saving. */
  private noteField(): TemplateResult {
    return html`<accord-co-text
      class="note"
      .path=${['features', this.mark.id, 'note']}
      .label=${this.t(words.note)}
      .rows=${2}
      .max=${20_000}
      .draft=${this.mark.id}
    ></accord-co-text>`;
  }

  private measures(row: (name: Text, value: unknown) => TemplateResult): unknown {
    const { length, area, radius, bearing } = measure(this.mark.geom);
    const { language } = this;
    const round = this.mark.geom.type !== 'LineString';
    return [
      radius === undefined ? nothing : row(words.radius, lengthText(radius, language)),
      area === undefined ? nothing : row(words.surface, areaText(area, language)),
      length === undefined
        ? nothing
        : row(round ? edits.perimeter : words.length, lengthText(length, language)),
      bearing === undefined ? nothing : row(edits.bearing, `${Math.round(bearing) % 360}°`),
    ];
  }

  private buttons(): TemplateResult {
    if (this.mark.lifted)
      return html`<div class="row">
        <button class="btn sm" type="button" @click=${() => this.tell('mark-restore')}>
          ${this.t(words.restore)}
        </button>
      </div>`;
    if (this.locked) return html``;
    const tool = (label: Text, icon: SymbolName, event: string, detail?: unknown) =>
      html`<button
        class="btn sm sq"
        type="button"
        aria-label=${this.t(label)}
        title=${this.t(label)}
        @click=${() => this.tell(event, detail)}
      >
        ${symbol(icon)}
      </button>`;
    const { type } = this.mark.geom;
    return html`<div class="row">
      <button class="btn sm" type="button" @click=${() => this.turn('edit')}>
        ${this.t(words.edit)}<kbd>E</kbd>
      </button>
      <button class="btn sm" type="button" @click=${() => this.turn('lift')}>
        ${this.t(words.lift)}
      </button>
      <span class="tools">
        ${tool(edits.duplicate, 'copy', 'mark-duplicate')}
        ${
          type === 'Circle'
            ? nothing
            : html`${tool(edits.turnLeft, 'turnLeft', 'mark-turn', -5)}${tool(edits.turnRight, 'turnRight', 'mark-turn', 5)}`
        }
        ${type === 'LineString' ? tool(edits.reverse, 'reverse', 'mark-reverse') : nothing}
        ${this.mark.symbol ? tool(symbolMessages.change, 'symbol', 'mark-symbol') : nothing}
      </span>
    </div>`;
  }

  private form(): TemplateResult {
    const { mark, language, layers, icon } = this;
    const chooseIcon = (chosen: MarkIcon) => void (this.icon = chosen);
    return html`<form @submit=${(event: SubmitEvent) => this.save(event)}>
      ${markFields({ mark, language, layers, icon, chooseIcon })}
      ${formButtons(this.language, words.save, this.back)}
    </form>`;
  }

  private save(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.tell('mark-save', readForm(form, this.mark, Date.now()) satisfies MarkEdit);
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

  private readonly back = (): void => this.turn('view');

  private tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private t(text: Text): string {
    return translate(text, this.language);
  }
}
customElements.define('accord-mark-card', MarkCard);
