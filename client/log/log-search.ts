import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { readingMessages } from '../../shared/messages/reading.ts';
import type { SearchHit } from '../../shared/protocol/search.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { AccordElement } from '../app/element.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { shortDay, zuluMinutes } from '../app/time.ts';
import { whenIdle } from '../app/when-idle.ts';
import { icon } from '../ui/icons.ts';
import { jumpsOf, type Jump } from './jump.ts';
import { searchHere } from './search-here.ts';
import { shownText } from '../../shared/room/shown-text.ts';

/** Results drawn with the answer, more than fit on a screen; the others follow while the machine is idle. */
const AT_ONCE = 20;

/** Finds entries by words, number or time. What is chosen is announced as `accord-show`. */
export class LogSearch extends AccordElement {
  static override properties = {
    text: { state: true },
    hits: { state: true },
    more: { state: true },
    jumps: { state: true },
    asked: { state: true },
    local: { state: true },
    drawn: { state: true },
  };
  declare text: string;
  declare hits: readonly SearchHit[];
  declare more: boolean;
  declare jumps: readonly Jump[];
  /** What `hits` answers; null: nothing was asked yet. */
  declare asked: string | null;
  /** Only this device was searched. */
  declare local: boolean;
  /** How many of the hits are on screen. */
  declare drawn: number;
  private readonly watch = new RoomWatch(this, { opened: () => this.clear() });
  /** The server answers one question at a time; the newest waits for its turn. */
  private going = false;

  constructor() {
    super();
    this.clear();
  }

  private clear(): void {
    this.text = '';
    this.hits = [];
    this.more = false;
    this.jumps = [];
    this.asked = null;
    this.local = false;
    this.drawn = AT_ONCE;
  }

  /** Put the cursor into it; the server gets ready meanwhile. */
  override focus(): void {
    this.querySelector('input')?.select();
    void this.prepare();
  }

  private async prepare(): Promise<void> {
    if (this.going) return;
    this.going = true;
    await this.watch.current?.search('');
    this.going = false;
    void this.ask();
  }

  private type(text: string): void {
    this.text = text;
    const room = this.watch.current;
    this.jumps = room ? jumpsOf(text, room.entries, Date.now()) : [];
    // At once: while one question is out, all that is typed meanwhile is one more after it.
    void this.ask();
  }

  private async ask(): Promise<void> {
    const room = this.watch.current;
    const text = this.text.trim();
    if (!room || this.going || text === this.asked) return;
    if (text === '') {
      this.clear();
      return;
    }
    this.going = true;
    const reply = await room.search(text);
    const { hits, more } = reply.ok ? reply.value : await searchHere(room.entries, text);
    this.going = false;
    if (room !== this.watch.current) return;
    this.local = !reply.ok;
    this.hits = hits;
    this.more = more;
    this.asked = text;
    this.drawn = AT_ONCE;
    this.drawMore();
    if (this.text.trim() !== text) void this.ask();
  }

  /** The rest, a lot at a time: the next key finds the page free. */
  private drawMore(): void {
    if (this.drawn >= this.hits.length) return;
    const { hits } = this;
    whenIdle(() => {
      if (this.hits !== hits) return;
      this.drawn += AT_ONCE;
      this.drawMore();
    });
  }

  override render(): TemplateResult {
    return html`<form class="find" role="search" @submit=${this.onSubmit}>
        ${icon('search')}
        <input
          type="search"
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          aria-label=${this.t(readingMessages.search)}
          placeholder=${this.t(readingMessages.searchHint)}
          .value=${live(this.text)}
          @input=${(e: Event) => this.type((e.target as HTMLInputElement).value)}
          @keydown=${this.onKey}
        />
        <button
          type="button"
          class="btn sq quiet"
          aria-label=${this.t(readingMessages.clearSearch)}
          @click=${this.leave}
        >
          ${icon('close')}
        </button>
      </form>
      <p class="vh" role="status">${this.told()}</p>
      ${this.results()}`;
  }

  private told(): string {
    if (this.asked === null) return '';
    if (this.local) return this.t(readingMessages.searchFailed);
    if (this.hits.length === 0)
      return this.jumps.length > 0 ? '' : this.t(readingMessages.foundNone);
    const count = this.hits.length;
    return this.t(this.more ? readingMessages.foundMore : readingMessages.found, { count });
  }

  private results(): TemplateResult | typeof nothing {
    if (this.asked === null && this.jumps.length === 0) return nothing;
    const told = this.told();
    return html`<div class="results" @keydown=${this.onKey}>
      ${told ? html`<p class="told" aria-hidden="true">${told}</p>` : nothing}
      <ul aria-label=${this.t(readingMessages.results)}>
        ${this.jumps.map((jump) => this.jump(jump))}
        ${this.hits.slice(0, this.drawn).map((hit) => this.hit(hit))}
      </ul>
    </div>`;
  }

  private jump({ entry, to }: Jump): TemplateResult {
    const label =
      typeof to === 'string'
        ? this.t(readingMessages.goTo, { number: to })
        : this.t(readingMessages.goToTime, {
            time: `${shortDay(to, this.language)} ${zuluMinutes(to)}`,
          });
    return html`<li>
      <button class="hit jump" @click=${() => this.show(entry.id)}>${icon('link')}${label}</button>
    </li>`;
  }

  private hit(hit: SearchHit): TemplateResult {
    const { site, number, recordedAt, snippet } = hit;
    const parts: unknown[] = [];
    let at = 0;
    for (const [from, length] of snippet.marks) {
      parts.push(shownText(snippet.text.slice(at, from)));
      parts.push(html`<mark>${shownText(snippet.text.slice(from, from + length))}</mark>`);
      at = from + length;
    }
    parts.push(shownText(snippet.text.slice(at)));
    return html`<li>
      <button class="hit" @click=${() => this.show(hit.id)}>
        <span class="num"
          >${registerNumber(site, number)} · ${shortDay(recordedAt, this.language)}
          ${zuluMinutes(recordedAt)}Z</span
        >
        <span class="words">${parts}</span>
      </button>
    </li>`;
  }

  private show(id: string): void {
    const detail = { to: 'entry', id };
    this.dispatchEvent(new CustomEvent('accord-show', { detail, bubbles: true, composed: true }));
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    this.querySelector<HTMLButtonElement>('.hit')?.click();
  };

  private readonly leave = (): void => {
    this.clear();
    this.dispatchEvent(new CustomEvent('search-close', { bubbles: true }));
  };

  /** Up and down go through the results; Escape leaves. */
  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.leave();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const stops = [...this.querySelectorAll<HTMLElement>('input, .hit')];
    const now = stops.indexOf(document.activeElement as HTMLElement);
    stops[now + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  };
}
customElements.define('accord-log-search', LogSearch);
