import { html, LitElement, nothing, type TemplateResult } from 'lit';
import {
  featureKindMessages,
  mapMessages as words,
  markIconMessages,
} from '../../shared/messages/map.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/bodies-common.ts';
import { latLonText, mgrsText } from './coordinates.ts';
import { anchor } from './marks/geometry.ts';
import { signOf } from './marks/icons.ts';
import { colourOf } from './marks/colour.ts';
import type { Mark } from './marks/mark.ts';
import type { MarkColour, Palette } from './palette.ts';
import { signImage, symbol, type SymbolName } from './parts/symbols.ts';
import { wear } from './parts/look.ts';

const PAGE = 100;

/** The marks as a list of buttons: the way to all of them by keyboard and by ear. */
export class MarkList extends LitElement {
  static override properties = {
    marks: { attribute: false },
    codes: { attribute: false },
    selected: { attribute: false },
    language: { attribute: false },
    palette: { attribute: false },
    shown: { state: true },
  };
  declare marks: readonly Mark[];
  declare codes: (id: string) => string;
  declare selected: string | null;
  declare language: Language;
  declare palette: Palette;
  declare shown: number;

  constructor() {
    super();
    this.shown = PAGE;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    for (const element of this.querySelectorAll<HTMLElement>('[data-colour]'))
      wear(element, element.dataset['colour'] as MarkColour, this.palette);
  }

  override render(): TemplateResult {
    const say = (text: (typeof words)[keyof typeof words]) => translate(text, this.language);
    if (this.marks.length === 0) return html`<div class="marks"><p>${say(words.noMarks)}</p></div>`;
    return html`<div class="marks">
      <ul aria-label=${say(words.marks)}>
        ${this.marks.slice(0, this.shown).map((mark) => html`<li>${this.item(mark)}</li>`)}
      </ul>
      ${
        this.marks.length > this.shown
          ? html`<button class="btn sm" type="button" @click=${() => (this.shown += PAGE)}>
              ${say(words.more)}
            </button>`
          : nothing
      }
    </div>`;
  }

  private item(mark: Mark): TemplateResult {
    const at = anchor(mark.geom);
    const { icon } = signOf(mark.style.icon);
    const what = mark.kind === 'point' ? markIconMessages[icon] : featureKindMessages[mark.kind];
    const name = [this.codes(mark.id), mark.label].filter(Boolean).join(' ');
    return html`<button
      class="item ${mark.lifted ? 'struck' : ''}"
      type="button"
      aria-current=${mark.id === this.selected}
      @click=${() => this.dispatchEvent(new CustomEvent('mark-go', { detail: mark.id }))}
    >
      <span class="dot" data-colour=${colourOf(mark)}
        >${mark.kind === 'point' ? signImage(icon) : symbol(shapeSymbol(mark))}</span
      >
      <b>${name || translate(words.unnamed, this.language)}</b>
      <small
        >${translate(what, this.language)}${
          mark.lifted ? ` · ${translate(words.liftedAt, this.language)}` : ''
        }
        · <span class="num">${mgrsText(at) || latLonText(at)}</span></small
      >
    </button>`;
  }
}
customElements.define('accord-mark-list', MarkList);

function shapeSymbol({ kind }: Mark): SymbolName {
  return kind === 'symbol' || kind === 'graphic' ? 'area' : kind;
}
