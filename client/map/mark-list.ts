import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { mapMessages as words } from '../../shared/messages/map.ts';
import { mapLinkMessages as more } from '../../shared/messages/map-links.ts';
import { translate, type Text } from '../../shared/messages/translate.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { colourOf } from './marks/colour.ts';
import { signOf } from './marks/icons.ts';
import type { Mark } from './marks/mark.ts';
import type { MarkColour, Palette } from './palette.ts';
import { wear } from './parts/look.ts';
import { signImage, symbol, type SymbolName } from './parts/symbols.ts';
import { filtered, kindOf, placeOf, type TableWorld } from './table/columns.ts';
import { keepTable, tableKept } from './table/kept-view.ts';
import './table/mark-table.ts';

const PAGE = 100;

/** The marks as a list of buttons or as a table: the way to all of them by keyboard and by ear. */
export class MarkList extends LitElement {
  static override properties = {
    marks: { attribute: false },
    world: { attribute: false },
    selected: { attribute: false },
    palette: { attribute: false },
    shown: { state: true },
    filter: { state: true },
    table: { state: true },
  };
  /** The newest first. */
  declare marks: readonly Mark[];
  declare world: TableWorld;
  declare selected: string | null;
  declare palette: Palette;
  declare shown: number;
  declare filter: string;
  declare table: boolean;

  constructor() {
    super();
    this.shown = PAGE;
    this.filter = '';
    this.table = tableKept();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    for (const element of this.querySelectorAll<HTMLElement>('[data-colour]'))
      wear(element, element.dataset['colour'] as MarkColour, this.palette);
  }

  override render(): TemplateResult {
    if (this.marks.length === 0)
      return html`<div class="marks"><p>${this.t(words.noMarks)}</p></div>`;
    const found = filtered(this.marks, this.filter, this.world);
    return html`<div class="marks ${this.table ? 'as-table' : ''}">
      ${this.bar()}
      ${
        this.table
          ? html`<accord-mark-table
              .marks=${found}
              .world=${this.world}
              .selected=${this.selected}
            ></accord-mark-table>`
          : this.list(found)
      }
    </div>`;
  }

  private bar(): TemplateResult {
    return html`<div class="bar">
      <input
        type="search"
        aria-label=${this.t(more.filter)}
        placeholder=${this.t(more.filterHint)}
        autocomplete="off"
        spellcheck="false"
        maxlength="100"
        .value=${this.filter}
        @input=${(event: InputEvent) => {
          this.filter = (event.target as HTMLInputElement).value;
          this.shown = PAGE;
        }}
      />
      <button
        class="btn sm"
        type="button"
        aria-pressed=${this.table}
        @click=${() => {
          this.table = !this.table;
          keepTable(this.table);
        }}
      >
        ${this.t(more.table)}
      </button>
    </div>`;
  }

  private list(marks: readonly Mark[]): TemplateResult {
    if (marks.length === 0) return html`<p role="status">${this.t(more.noneSuch)}</p>`;
    return html`<ul aria-label=${this.t(words.marks)}>
        ${marks.slice(0, this.shown).map((mark) => html`<li>${this.item(mark)}</li>`)}
      </ul>
      ${
        marks.length > this.shown
          ? html`<button class="btn sm" type="button" @click=${() => (this.shown += PAGE)}>
              ${this.t(words.more)}
            </button>`
          : nothing
      }`;
  }

  private item(mark: Mark): TemplateResult {
    const { icon } = signOf(mark.style.icon);
    const name = [this.world.codeOf(mark.id), mark.label].filter(Boolean).join(' ');
    return html`<button
      class="item ${mark.lifted ? 'struck' : ''}"
      type="button"
      aria-current=${mark.id === this.selected}
      @click=${() => this.go(mark.id)}
    >
      <span class="dot" data-colour=${colourOf(mark)}
        >${mark.kind === 'point' ? signImage(icon) : symbol(shapeSymbol(mark))}</span
      >
      <b>${shownText(name) || this.t(words.unnamed)}</b>
      <small
        >${this.t(kindOf(mark))}${mark.lifted ? ` · ${this.t(words.liftedAt)}` : ''} ·
        <span class="num">${placeOf(mark)}</span></small
      >
    </button>`;
  }

  private go(detail: string): void {
    this.dispatchEvent(new CustomEvent('mark-go', { detail, bubbles: true }));
  }

  private t(text: Text): string {
    return translate(text, this.world.language);
  }
}
customElements.define('accord-mark-list', MarkList);

function shapeSymbol({ kind }: Mark): SymbolName {
  return kind === 'symbol' || kind === 'graphic' ? 'area' : kind;
}
