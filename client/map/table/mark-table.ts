import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { mapMessages } from '../../../shared/messages/map.ts';
import { mapLinkMessages as words, foundCount } from '../../../shared/messages/map-links.ts';
import { translate, type Message, type Params } from '../../../shared/messages/translate.ts';
import { shownText } from '../../../shared/room/shown-text.ts';
import type { Mark } from '../marks/mark.ts';
import { symbol } from '../parts/symbols.ts';
import {
  cellOf,
  COLUMNS,
  pressed,
  sorted,
  type Column,
  type Order,
  type TableWorld,
} from './columns.ts';

/** Rows on one page: a screen reader says how many there are, and a browser lays them out at once. */
const PAGE = 100;

/**
 * Marks as a table: one row a mark, sorted by its header, a page at a time. The event `mark-go`
 * (detail: id), which bubbles, asks to go to one.
 */
export class MarkTable extends LitElement {
  static override properties = {
    marks: { attribute: false },
    world: { attribute: false },
    selected: { attribute: false },
    order: { state: true },
    page: { state: true },
  };
  declare marks: readonly Mark[];
  declare world: TableWorld;
  declare selected: string | null;
  declare order: Order;
  /** From 0; the last there is when there are fewer. */
  declare page: number;

  constructor() {
    super();
    this.order = { by: 'placed', down: true };
    this.page = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const { marks, order, world } = this;
    const pages = Math.max(1, Math.ceil(marks.length / PAGE));
    const page = Math.min(this.page, pages - 1);
    const shown = sorted(marks, order, world).slice(page * PAGE, (page + 1) * PAGE);
    return html`<div class="scroll">
        <table
          aria-rowcount=${marks.length + 1}
          @keydown=${(event: KeyboardEvent) => this.key(event)}
        >
          <caption class="vh">
            ${this.t(words.tableOf)}
          </caption>
          <thead>
            <tr>
              <th scope="col"><span class="vh">${this.t(words.action)}</span></th>
              ${COLUMNS.map((column) => this.header(column))}
            </tr>
          </thead>
          <tbody>
            ${shown.map((mark, i) => this.row(mark, page * PAGE + i))}
          </tbody>
        </table>
      </div>
      <div class="pages">
        <p role="status">
          ${this.t(foundCount, { count: marks.length })}${
            pages > 1 ? html` · ${this.t(words.page, { page: page + 1, pages })}` : nothing
          }
        </p>
        ${pages > 1 ? html`${this.turn(words.earlier, page - 1, pages)}${this.turn(words.later, page + 1, pages)}` : nothing}
      </div>`;
  }

  private header(column: Column): TemplateResult {
    const { by, down } = this.order;
    const sort = by === column ? (down ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" aria-sort=${sort}>
      <button
        type="button"
        @click=${() => {
          this.order = pressed(this.order, column);
          this.page = 0;
        }}
      >
        ${this.t(words[column])}<span class="way" aria-hidden="true"
          >${by === column ? (down ? '▾' : '▴') : ''}</span
        >
      </button>
    </th>`;
  }

  private row(mark: Mark, index: number): TemplateResult {
    const { world } = this;
    const cell = (column: Column): string => shownText(cellOf(mark, column, world));
    const name = [cell('code'), cell('name')].filter(Boolean).join(' ') || cell('kind');
    return html`<tr
      class=${mark.lifted ? 'struck' : ''}
      aria-rowindex=${index + 2}
      aria-current=${mark.id === this.selected}
    >
      <td>
        <button
          class="go-there"
          type="button"
          aria-label=${this.t(words.goTo, { name })}
          title=${this.t(words.go)}
          @click=${() => this.go(mark.id)}
        >
          ${symbol('point')}
        </button>
      </td>
      <td>${cell('code')}</td>
      <td>${cell('kind')}</td>
      <th scope="row" class="name">
        <bdi>${mark.label ? cell('name') : this.t(mapMessages.unnamed)}</bdi>
      </th>
      <td class="num place">${cell('place')}</td>
      <td><bdi>${cell('layer')}</bdi></td>
      <td class="placed"><bdi>${cell('placed')}</bdi></td>
      <td class="state">${cell('state')}</td>
    </tr>`;
  }

  /** Not `disabled` at the ends: whoever turns pages by key keeps the focus. */
  private turn(label: Message, to: number, pages: number): TemplateResult {
    const none = to < 0 || to >= pages;
    return html`<button
      class="btn sm"
      type="button"
      aria-disabled=${none}
      @click=${() => {
        if (!none) this.page = to;
      }}
    >
      ${this.t(label)}
    </button>`;
  }

  /** Arrow keys, Home and End go from row to row, on the same sort of button. */
  private key(event: KeyboardEvent): void {
    const target = event.composedPath()[0];
    const buttons = [...this.querySelectorAll<HTMLElement>('.go-there')];
    const at = buttons.findIndex((button) => button === target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  private go(detail: string): void {
    this.dispatchEvent(new CustomEvent('mark-go', { detail, bubbles: true }));
  }

  private t(text: Message, params?: Params): string {
    return translate(text, this.world.language, params);
  }
}
customElements.define('accord-mark-table', MarkTable);
