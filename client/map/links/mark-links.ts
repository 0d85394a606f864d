import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { mapMessages } from '../../../shared/messages/map.ts';
import { mapLinkMessages as words } from '../../../shared/messages/map-links.ts';
import { translate, type Params, type Text } from '../../../shared/messages/translate.ts';
import type { Link } from '../../../shared/room/record/bodies-common.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import { namedIn } from '../../app/references.ts';
import type { RoomClient } from '../../connection/contract.ts';
import { shownText } from '../../../shared/room/shown-text.ts';
import type { Mark } from '../marks/mark.ts';
import { symbol } from '../parts/symbols.ts';
import './link-field.ts';
import { linkersOf, told, type ToldLink } from './linkers.ts';

/** Links of a mark at most (shared/room/board/schema.ts). */
const MOST = 32;
/** What leads to a mark is shown by this many. */
const SOME = 8;

/**
 * What a mark links to and what links to it. What the person changes is announced as `mark-links`
 * (detail: the new links), which bubbles.
 */
export class MarkLinks extends LitElement {
  static override properties = {
    client: { attribute: false },
    mark: { attribute: false },
    language: { attribute: false },
    editable: { attribute: false },
    shown: { state: true },
  };
  declare client: RoomClient;
  declare mark: Mark;
  declare language: Language;
  declare editable: boolean;
  declare shown: number;
  private linkers: readonly Link[] | null = null;
  private releases: (() => void)[] = [];

  constructor() {
    super();
    this.shown = SOME;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.letGo();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('mark') as Mark | undefined;
    if (changed.has('client') || this.releases.length === 0) this.listen();
    if (before && before.id !== this.mark.id) {
      this.linkers = null;
      this.shown = SOME;
    }
  }

  /** Who links here changes with the log and with the drafts; looked up anew only then. */
  private listen(): void {
    this.letGo();
    const { client } = this;
    const stale = (): void => {
      this.linkers = null;
      this.requestUpdate();
    };
    const drafts = client.board.getMap('drafts');
    drafts.observeDeep(stale);
    this.releases = [
      () => drafts.unobserveDeep(stale),
      client.on('entries', stale),
      client.on('board', () => {
        this.letGo();
        stale();
      }),
    ];
    this.linkers = null;
  }

  private letGo(): void {
    for (const release of this.releases) release();
    this.releases = [];
  }

  private get links(): readonly Link[] {
    return this.mark.links ?? [];
  }

  override render(): TemplateResult {
    const { client, links } = this;
    const linkers = (this.linkers ??= linkersOf(client, this.mark.id));
    const kept = new Set([this.mark.id, ...links.map(({ id }) => id)]);
    const noted = namedIn(client, this.mark.note).filter(({ id }) => !kept.has(id));
    const count = links.length + noted.length + linkers.length;
    if (count === 0 && !this.editable) return html``;
    return html`<details class="history links" ?open=${count > 0}>
      <summary>${this.t(words.links)}${count > 0 ? html` · ${count}` : nothing}</summary>
      ${this.list(words.outgoing, [
        ...links.map((link) => this.row(told(client, link), true)),
        ...noted.map((link) => this.row(told(client, link), false, this.t(words.inNote))),
      ])}
      ${this.list(
        words.incoming,
        linkers.slice(0, this.shown).map((link) => this.row(told(client, link), false)),
      )}
      ${
        linkers.length > this.shown
          ? html`<button class="btn sm" type="button" @click=${() => (this.shown += 4 * SOME)}>
              ${this.t(mapMessages.more)}
            </button>`
          : nothing
      }
      ${this.editable ? this.field(kept) : nothing}
    </details>`;
  }

  private field(taken: ReadonlySet<string>): TemplateResult {
    if (this.links.length >= MOST) return html`<p class="quiet">${this.t(words.full)}</p>`;
    return html`<accord-link-field
      .client=${this.client}
      .language=${this.language}
      .taken=${taken}
      @link-pick=${(event: CustomEvent<Link>) => this.change([...this.links, event.detail])}
    ></accord-link-field>`;
  }

  private list(name: Text, rows: readonly TemplateResult[]): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    return html`<h4>${this.t(name)}</h4>
      <ul aria-label=${this.t(name)}>
        ${rows}
      </ul>`;
  }

  private row(link: ToldLink, own: boolean, how = ''): TemplateResult {
    const name = shownText(link.name);
    const text = shownText(link.text);
    const inside = html`<small>${this.t(words[link.to])}${how ? html` · ${how}` : nothing}</small
      ><b><bdi>${name || this.t(words.gone)}</bdi></b> <bdi>${text}</bdi>`;
    return html`<li>
      ${
        link.name
          ? html`<button
              class="to"
              type="button"
              title=${text || name}
              data-show=${link.to}
              data-id=${link.id}
            >
              ${inside}
            </button>`
          : html`<span class="to">${inside}</span>`
      }
      ${
        own && this.editable
          ? html`<button
              class="x"
              type="button"
              aria-label=${this.t(words.remove, { name: name || this.t(words[link.to]) })}
              @click=${() => this.takeOut(link)}
            >
              ${symbol('close')}
            </button>`
          : nothing
      }
    </li>`;
  }

  private takeOut(link: Link): void {
    this.change(this.links.filter(({ id }) => id !== link.id));
    // The button that had the focus is gone.
    this.querySelector<HTMLElement>('accord-link-field')?.focus();
  }

  private change(links: readonly Link[]): void {
    this.dispatchEvent(new CustomEvent('mark-links', { detail: links, bubbles: true }));
  }

  private t(text: Text, params?: Params): string {
    return translate(text, this.language, params);
  }
}
customElements.define('accord-mark-links', MarkLinks);
