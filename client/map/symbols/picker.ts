import { html, nothing, type TemplateResult } from 'lit';
import {
  affiliationMessages,
  echelonMessages,
  symbolMessages as words,
} from '../../../shared/messages/symbols.ts';
import { isSymbolCode } from '../../../shared/room/board/feature-values.ts';
import { DialogElement } from '../../ui/dialog.ts';
import { entryOf, findSymbols, loadCatalogue, type CatalogueEntry } from './catalogue.ts';
import {
  affiliated,
  choosing,
  directed,
  FIRST_CHOICE,
  recoded,
  worded,
  type SymbolChoice,
} from './choice.ts';
import { symbolImage } from './draw-symbol.ts';
import { milsymbol } from './library.ts';
import { AFFILIATIONS, affiliationOf, ECHELONS, readCode, type Echelon } from './sidc.ts';

const FIELDS = [
  ['T', 'designation'],
  ['M', 'higher'],
  ['H', 'information'],
  ['W', 'time'],
] as const;
const FLAGS = ['headquarters', 'taskForce', 'planned', 'feint'] as const;

/** Finding a symbol by name, in any of the three languages, or by its code, and filling it in. */
export class SymbolPicker extends DialogElement {
  protected readonly dialogName = 'symbol-picker';
  static override properties = {
    choice: { state: true },
    entries: { state: true },
    query: { state: true },
    problem: { state: true },
  };
  declare choice: SymbolChoice;
  declare entries: readonly CatalogueEntry[];
  declare query: string;
  declare problem: string;
  private changing = false;
  /** A mark keeps its geometry: what is offered for it has the same. */
  private only: SymbolChoice['geometry'] | null = null;
  private answer: (choice: SymbolChoice | null) => void = () => undefined;

  constructor() {
    super();
    this.choice = FIRST_CHOICE;
    this.entries = [];
    this.query = '';
    this.problem = '';
  }

  /** @param present the symbol to change; null: a new one. @returns null when it is called off */
  async pick(present: SymbolChoice | null): Promise<SymbolChoice | null> {
    this.answer(null);
    this.changing = present !== null;
    this.only = present?.geometry ?? null;
    this.choice = present ?? this.choice;
    this.query = '';
    this.problem = '';
    const chosen = new Promise<SymbolChoice | null>((resolve) => (this.answer = resolve));
    void this.show();
    try {
      [this.entries] = await Promise.all([loadCatalogue(), milsymbol.load()]);
    } catch {
      this.problem = this.t(words.missing);
    }
    return chosen;
  }

  protected override onClosed(): void {
    this.answer(null);
  }

  override render(): TemplateResult {
    const { choice } = this;
    const entry = entryOf(this.entries, choice.symbol.sidc);
    const act = this.changing ? words.keep : choice.geometry === 'point' ? words.place : words.draw;
    return this.framed(
      { title: this.t(words.title), size: 'wide', cross: true, onSubmit: () => this.take() },
      html`<div class="cols symbols">
          <div>
            <input
              type="search"
              autofocus
              aria-label=${this.t(words.search)}
              placeholder=${this.t(words.search)}
              autocomplete="off"
              .value=${this.query}
              @input=${(event: InputEvent) => {
                this.query = (event.target as HTMLInputElement).value;
              }}
              @keydown=${this.onSearchKey}
            />
            ${this.found()}
          </div>
          <div class="chosen">
            <div class="shown">
              ${this.image(140)}
              <b>${entry ? entry.names[this.language] : ''}</b>
            </div>
            ${this.affiliation()} ${this.details()}
          </div>
        </div>
        ${this.problemLine(this.problem)}
        ${this.formButtons(this.t(act), this.entries.length === 0)}`,
    );
  }

  private image(size: number): TemplateResult | typeof nothing {
    const { choice } = this;
    if (this.entries.length === 0) return nothing;
    const src = symbolImage(choice.symbol, (size / 2.4) * this.scale);
    return src === ''
      ? html`<span class="geometry">${this.t(words[choice.geometry])}</span>`
      : html`<img alt="" src=${src} />`;
  }

  /** How much larger than usual all is (wall displays). */
  private get scale(): number {
    return Number(getComputedStyle(this).getPropertyValue('--k')) || 1;
  }

  private get offered(): readonly CatalogueEntry[] {
    const { only } = this;
    const entries = only ? this.entries.filter(({ geometry }) => geometry === only) : this.entries;
    return findSymbols(entries, this.query);
  }

  private found(): TemplateResult {
    const { offered, choice, scale } = this;
    if (this.entries.length > 0 && offered.length === 0)
      return html`<p role="status">${this.t(words.none)}</p>`;
    const affiliation = affiliationOf(choice.symbol.sidc);
    const chosen = entryOf(this.entries, choice.symbol.sidc);
    return html`<div class="found" role="listbox" aria-label=${this.t(words.found)}>
      ${offered.map((entry) => {
        const look = affiliated(choosing(FIRST_CHOICE, entry), affiliation).symbol;
        return html`<button
          type="button"
          role="option"
          aria-selected=${entry === chosen}
          @click=${() => (this.choice = choosing(choice, entry))}
          @dblclick=${() => this.take()}
        >
          ${
            entry.geometry === 'point'
              ? html`<img alt="" loading="lazy" src=${symbolImage(look, 15 * scale)} />`
              : html`<span class="geometry">${this.t(words[entry.geometry])}</span>`
          }
          <span>${entry.names[this.language]}</span>
        </button>`;
      })}
    </div>`;
  }

  private affiliation(): TemplateResult {
    const now = affiliationOf(this.choice.symbol.sidc);
    return html`<fieldset class="pick three">
      <legend>${this.t(words.affiliation)}</legend>
      ${AFFILIATIONS.map(
        (name) =>
          html`<label
            ><input
              type="radio"
              name="affiliation"
              .checked=${name === now}
              @change=${() => (this.choice = affiliated(this.choice, name))}
            />${this.t(affiliationMessages[name])}</label
          >`,
      )}
    </fieldset>`;
  }

  private details(): TemplateResult {
    const { symbol } = this.choice;
    const code = readCode(symbol.sidc);
    const unit = code?.set === '10';
    const boundary = this.choice.geometry === 'line';
    return html`${code && (unit || boundary) ? this.echelon(code.echelon) : nothing}
      ${
        code
          ? html`<div class="flags">
              ${FLAGS.filter((flag) => unit || flag === 'planned').map(
                (flag) =>
                  html`<label class="tick"
                    ><input
                      type="checkbox"
                      .checked=${code[flag]}
                      @change=${(event: Event) =>
                        (this.choice = recoded(this.choice, {
                          [flag]: (event.target as HTMLInputElement).checked,
                        }))}
                    />${this.t(words[flag])}</label
                  >`,
              )}
            </div>`
          : nothing
      }
      <div class="cols">
        ${FIELDS.map(
          ([letter, name]) =>
            html`<label
              >${this.t(words[name])}
              <input
                maxlength="64"
                autocomplete="off"
                .value=${symbol.modifiers?.[letter] ?? ''}
                @change=${(event: Event) =>
                  (this.choice = worded(this.choice, letter, valueOf(event)))}
            /></label>`,
        )}
        <label
          >${this.t(words.direction)}
          <input
            type="number"
            min="0"
            max="359"
            step="1"
            .value=${symbol.direction === undefined ? '' : String(symbol.direction)}
            @change=${(event: Event) => {
              const said = valueOf(event);
              this.choice = directed(this.choice, said === '' ? null : Number(said));
            }}
        /></label>
        <label
          >${this.t(words.code)}
          <input
            class="mono"
            spellcheck="false"
            autocomplete="off"
            aria-describedby="symbol-code-hint"
            .value=${symbol.sidc}
            @change=${this.onCode}
          />
          <small id="symbol-code-hint">${this.t(words.codeHint)}</small></label
        >
      </div>`;
  }

  private echelon(now: Echelon): TemplateResult {
    return html`<label
      >${this.t(words.echelon)}
      <select
        @change=${(event: Event) =>
          (this.choice = recoded(this.choice, { echelon: valueOf(event) as Echelon }))}
      >
        ${ECHELONS.map(
          (name) =>
            html`<option value=${name} ?selected=${name === now}>
              ${this.t(echelonMessages[name])}
            </option>`,
        )}
      </select></label
    >`;
  }

  /** Down goes from the search into what was found, Enter takes the first. */
  private readonly onSearchKey = (event: KeyboardEvent): void => {
    const first = this.offered[0];
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.querySelector<HTMLElement>('.found [role=option]')?.focus();
    } else if (event.key === 'Enter' && first && this.query.trim() !== '') {
      event.preventDefault();
      this.choice = choosing(this.choice, first);
    }
  };

  private readonly onCode = (event: Event): void => {
    const sidc = valueOf(event).replaceAll(/\s/g, '').toUpperCase();
    const entry = entryOf(this.entries, sidc);
    const symbol = { ...this.choice.symbol, sidc };
    const drawn = isSymbolCode(sidc) && symbolImage({ sidc }, 20) !== '';
    const geometry = entry?.geometry ?? 'point';
    const fits = this.only === null || this.only === geometry;
    if ((!drawn && geometry === 'point') || !isSymbolCode(sidc) || !fits) {
      this.problem = this.t(words.badCode);
      this.requestUpdate();
      return;
    }
    this.problem = '';
    this.choice = { symbol, geometry };
  };

  private take(): void {
    if (this.entries.length === 0) return;
    const { answer, choice } = this;
    this.answer = () => undefined;
    answer(choice);
    this.close();
  }
}
customElements.define('accord-symbol-picker', SymbolPicker);

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
