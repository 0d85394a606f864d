import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { mapEditMessages as words } from '../../shared/messages/map-edit.ts';
import { translate, type Text } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { GROUND, type Layer } from './marks/layers.ts';
import { symbol, type SymbolName } from './parts/symbols.ts';

/** What a person does with the layers. */
export type LayerAct =
  | { readonly does: 'add'; readonly name: string }
  | { readonly does: 'rename'; readonly id: string; readonly name: string }
  | { readonly does: 'lock' | 'hide'; readonly id: string; readonly on: boolean }
  | { readonly does: 'show'; readonly id: string; readonly on: boolean }
  | { readonly does: 'up' | 'down' | 'lift' | 'draw'; readonly id: string };

/** The layers of the room, the highest first: order, lock, hide; and what one hides for oneself. */
export class LayerPanel extends LitElement {
  static override properties = {
    layers: { attribute: false },
    shown: { attribute: false },
    counts: { attribute: false },
    drawInto: { attribute: false },
    language: { attribute: false },
    editable: { attribute: false },
    renaming: { state: true },
  };
  /** Lowest first. */
  declare layers: readonly Layer[];
  /** Does this person see the layer? */
  declare shown: (id: string) => boolean;
  /** How many marks stand in each layer. */
  declare counts: ReadonlyMap<string, number>;
  /** Layer that new marks go to. */
  declare drawInto: string;
  declare language: Language;
  declare editable: boolean;
  declare renaming: string | null;

  constructor() {
    super();
    this.renaming = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('renaming') && this.renaming)
      this.querySelector<HTMLInputElement>('input[name=rename]')?.select();
  }

  override render(): TemplateResult {
    return html`<section class="marks layers" aria-label=${this.t(words.layers)}>
      <ul>
        ${[...this.layers].reverse().map((layer, i) => this.row(layer, i))}
        <li>${this.ground()}</li>
      </ul>
      ${this.editable ? this.adding() : nothing}
    </section>`;
  }

  private row(layer: Layer, fromTop: number): TemplateResult {
    const { id, name, lock, hide } = layer;
    const named = { name };
    if (this.renaming === id) return html`<li>${this.renameForm(layer)}</li>`;
    const top = fromTop === 0;
    const bottom = fromTop === this.layers.length - 1;
    return html`<li class="layer">
      ${this.eye(id, name)} ${this.nameOf(id, name, hide)}
      ${
        this.editable
          ? html`<span class="acts">
              ${this.button('up', words.up, named, () => this.tell({ does: 'up', id }), !top)}
              ${this.button('down', words.down, named, () => this.tell({ does: 'down', id }), !bottom)}
              ${this.toggle('lock', words.lock, named, lock, () =>
                this.tell({ does: 'lock', id, on: !lock }),
              )}
              ${this.toggle('lifted', words.hideAll, named, hide, () =>
                this.tell({ does: 'hide', id, on: !hide }),
              )}
              ${this.button('pen', words.rename, named, () => (this.renaming = id))}
              ${this.button('close', words.liftLayer, named, () => this.tell({ does: 'lift', id }))}
            </span>`
          : nothing
      }
    </li>`;
  }

  private ground(): TemplateResult {
    const name = this.t(words.ground);
    return html`<div class="layer">
      ${this.eye(GROUND, name)} ${this.nameOf(GROUND, name, false)}
    </div>`;
  }

  private eye(id: string, name: string): TemplateResult {
    const shown = this.shown(id);
    return this.toggle('eye', words.showMine, { name }, shown, () =>
      this.tell({ does: 'show', id, on: !shown }),
    );
  }

  /** The name chooses where new marks go. */
  private nameOf(id: string, name: string, hidden: boolean): TemplateResult {
    const count = this.counts.get(id) ?? 0;
    const label = html`<b>${name}</b
      ><small>${count}${hidden ? ` · ${this.t(words.hiddenForAll)}` : ''}</small>`;
    if (!this.editable) return html`<span class="name">${label}</span>`;
    return html`<button
      type="button"
      class="name"
      aria-pressed=${this.drawInto === id}
      @click=${() => this.tell({ does: 'draw', id })}
    >
      ${label}
    </button>`;
  }

  private adding(): TemplateResult {
    return html`<form class="add" @submit=${(event: SubmitEvent) => this.submit(event, null)}>
      <input
        type="text"
        name="rename"
        required
        maxlength="100"
        autocomplete="off"
        placeholder=${this.t(words.newLayer)}
        aria-label=${this.t(words.layerName)}
      />
      <button class="btn sm" type="submit">${this.t(words.add)}</button>
    </form>`;
  }

  private renameForm({ id, name }: Layer): TemplateResult {
    return html`<form
      class="add"
      @submit=${(event: SubmitEvent) => this.submit(event, id)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.renaming = null;
      }}
    >
      <input
        type="text"
        name="rename"
        required
        maxlength="100"
        autocomplete="off"
        aria-label=${this.t(words.layerName)}
        .value=${name}
      />
      <button class="btn sm pri" type="submit">${this.t(words.apply)}</button>
    </form>`;
  }

  private submit(event: SubmitEvent, id: string | null): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const name = String(new FormData(form).get('rename') ?? '').trim();
    if (!name) return;
    this.tell(id ? { does: 'rename', id, name } : { does: 'add', name });
    this.renaming = null;
    form.reset();
  }

  private toggle(
    icon: SymbolName,
    label: Text,
    params: { name: string },
    on: boolean,
    act: () => void,
  ): TemplateResult {
    const name = translate(label, this.language, params);
    return html`<button
      type="button"
      class="act"
      aria-pressed=${on}
      aria-label=${name}
      title=${name}
      @click=${act}
    >
      ${symbol(icon)}
    </button>`;
  }

  private button(
    icon: SymbolName,
    label: Text,
    params: { name: string },
    act: () => void,
    enabled = true,
  ): TemplateResult {
    const name = translate(label, this.language, params);
    return html`<button
      type="button"
      class="act"
      aria-label=${name}
      title=${name}
      ?disabled=${!enabled}
      @click=${act}
    >
      ${symbol(icon)}
    </button>`;
  }

  private tell(act: LayerAct): void {
    this.dispatchEvent(new CustomEvent('layer-act', { detail: act }));
  }

  private t(text: Text): string {
    return translate(text, this.language);
  }
}
customElements.define('accord-layer-panel', LayerPanel);
