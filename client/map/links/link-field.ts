import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { mapLinkMessages as words } from '../../../shared/messages/map-links.ts';
import { translate, type Message } from '../../../shared/messages/translate.ts';
import type { Link } from '../../../shared/room/record/bodies-common.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import type { RoomClient } from '../../connection/contract.ts';
import type { Suggestion } from '../../log/completion.ts';
import { steered } from '../../log/completion-list.ts';
import { shownText } from '../../../shared/room/shown-text.ts';
import { suggest } from '../../log/suggest.ts';

/**
 * A combobox for what a mark may link to: the same suggestions as after `#` in the composer. What is
 * picked is announced as `link-pick` (detail: Link).
 */
export class LinkField extends LitElement {
  static override properties = {
    client: { attribute: false },
    language: { attribute: false },
    taken: { attribute: false },
    typed: { state: true },
    at: { state: true },
  };
  declare client: RoomClient;
  declare language: Language;
  /** Ids that are not offered: what is linked already, and the mark itself. */
  declare taken: ReadonlySet<string>;
  declare typed: string;
  declare at: number;

  constructor() {
    super();
    this.typed = '';
    this.at = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override focus(): void {
    this.querySelector('input')?.focus();
  }

  override render(): TemplateResult {
    const options = this.options();
    const open = options.length > 0;
    const none = !open && this.typed.trim() !== '';
    return html`<label class="field"
        >${this.t(words.add)}<input
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded=${open}
          aria-controls="link-list"
          aria-activedescendant=${open ? `link-${this.at}` : nothing}
          autocomplete="off"
          spellcheck="false"
          maxlength="100"
          placeholder=${this.t(words.addHint)}
          .value=${this.typed}
          @input=${(event: InputEvent) => this.type((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.key(event, options)}
        />
      </label>
      <ul id="link-list" role="listbox" aria-label=${this.t(words.suggestions)} ?hidden=${!open}>
        ${options.map((option, i) => this.row(option, i))}
      </ul>
      <p class="quiet" role="status">${none ? this.t(words.nothing) : ''}</p>`;
  }

  private row(option: Suggestion, i: number): TemplateResult {
    return html`<li
      id="link-${i}"
      role="option"
      aria-selected=${i === this.at}
      @pointerdown=${(event: PointerEvent) => event.preventDefault()}
      @click=${() => this.take(option)}
    >
      <b>${shownText(option.label)}</b><small>${option.detail}</small>
    </li>`;
  }

  private options(): Suggestion[] {
    const typed = this.typed.trim().replace(/^#/, '');
    if (typed === '') return [];
    const say = (message: Message) => translate(message, this.language);
    const found = suggest(this.client, { sign: '#', typed, start: 0 }, this.language, say);
    return found.filter(({ pick }) => pick.does === 'link' && !this.taken.has(pick.link.id));
  }

  private type(typed: string): void {
    this.typed = typed;
    this.at = 0;
  }

  private key(event: KeyboardEvent, options: readonly Suggestion[]): void {
    const next = options.length > 0 ? steered(event.key, this.at, options.length) : null;
    const option = options[this.at];
    if (next !== null) this.at = next;
    else if (event.key === 'Enter' && option) this.take(option);
    else if (event.key === 'Escape' && this.typed !== '') this.type('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private take({ pick }: Suggestion): void {
    if (pick.does !== 'link') return;
    this.type('');
    const detail: Link = pick.link;
    this.dispatchEvent(new CustomEvent('link-pick', { detail }));
  }

  private t(text: Message): string {
    return translate(text, this.language);
  }
}
customElements.define('accord-link-field', LinkField);
