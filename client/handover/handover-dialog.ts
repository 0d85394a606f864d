import { html, nothing, type TemplateResult } from 'lit';
import { handoverMessages } from '../../shared/messages/handover.ts';
import { factsOf } from '../app/facts.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import { Ticker } from '../app/ticker.ts';
import { dayNumber, shortDay, zuluMinutes } from '../app/time.ts';
import type { RoomClient } from '../connection/contract.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { DialogElement } from '../ui/dialog.ts';
import { icon } from '../ui/icons.ts';
import { glyph, siteOf } from '../ui/identity.ts';
import { lastLeft, noteHere } from './absence.ts';
import { asText, partsOf, type Part, type Row, type RowContext } from './rows.ts';
import { choicesOf, lastWatch, type Since } from './since.ts';
import { handoverOf } from './summary.ts';
import './watch-section.ts';

/** How often it is noted that the person is here, ms. */
const HERE_MS = 30_000;
/** The address of the room with this at its end opens the handover. */
export const HANDOVER_HASH = '#handover';

/** What changed since I left, what is open, and the acknowledgement that I take the watch. */
export class HandoverDialog extends DialogElement {
  protected readonly dialogName = 'handover';
  static override properties = {
    shown: { state: true },
    chosen: { state: true },
    copied: { state: true },
  };
  declare shown: boolean;
  /** Key of the moment chosen; null: the one that is most likely meant. */
  declare chosen: string | null;
  declare copied: boolean;
  /** ms UTC; null: this person never left. */
  private left: number | null = null;
  private here: ReturnType<typeof setInterval> | undefined;
  private readonly ticker = new Ticker(this, (now) => String(Math.floor(now / 30_000)));
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.me, s.sites],
    opened: (room) => this.note(room),
    entries: () => {},
    board: () => {},
  });

  constructor() {
    super();
    this.shown = false;
    this.chosen = null;
    this.copied = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.here = setInterval(() => this.note(this.watch.current), HERE_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.here);
  }

  /** This person is here now, with the page in view. */
  private note(room: RoomClient | null): void {
    const person = room?.state.me?.person;
    if (!room || !person) return;
    if (document.hidden) this.left ??= lastLeft(localStorage, room.room, person);
    else this.left = noteHere(localStorage, room.room, person, Date.now());
  }

  open(): void {
    this.note(this.watch.current);
    this.shown = true;
    this.copied = false;
    history.replaceState(null, '', HANDOVER_HASH);
    void this.show();
  }

  protected override onClosed(): void {
    this.shown = false;
    if (location.hash === HANDOVER_HASH) history.replaceState(null, '', location.pathname);
  }

  private readonly time = (at: number): string => {
    const time = `${zuluMinutes(at)}Z`;
    return dayNumber(at) === dayNumber(this.ticker.now)
      ? time
      : `${shortDay(at, this.language)} ${time}`;
  };

  override render(): TemplateResult {
    const room = this.watch.current;
    return this.framed(
      { title: this.t(handoverMessages.title), size: 'wide', cross: true },
      this.shown && room ? this.content(room) : nothing,
    );
  }

  private content(room: RoomClient): TemplateResult {
    const { fold, byId } = viewOf(room);
    const { me, sites } = room.state;
    const now = this.ticker.now;
    const mine = me?.delegation ?? null;
    const facts = factsOf(fold);
    const watch = me ? lastWatch(fold.watches, me.person) : null;
    const moments = { left: this.left, watch, opened: facts.openedAt };
    const choices = choicesOf(moments, now, this.time);
    const since = this.choice(choices);
    const handover = handoverOf(
      {
        board: room.board,
        fold,
        entries: byId.values(),
        delegations: sites.map((site) => site.id),
        mine,
      },
      since?.at ?? 0,
      now,
    );
    const context: RowContext = {
      fold,
      byId,
      mine,
      time: this.time,
      say: (message, params) => this.t(message, params),
    };
    const parts = partsOf(handover, context);
    const count = this.t(handoverMessages.lines, { count: handover.lines });
    const head = [
      [facts.name, facts.phase].filter(Boolean).join(' · '),
      since
        ? `${this.t(handoverMessages.sinceThen, { since: this.t(since.words, since.params) })}. ${count}`
        : count,
    ];
    return html`<div class="ho-since">
        <label
          >${this.t(handoverMessages.since)}
          <select
            @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value)}
          >
            ${choices.map(
              (choice) =>
                html`<option value=${choice.key} ?selected=${choice === since}>
                  ${this.t(choice.words, choice.params)}
                </option>`,
            )}
          </select>
        </label>
        <span class="num">${count}</span>
        <span class="sp"></span>
        <button class="btn sm" @click=${() => void this.copy(head, parts, context)}>
          ${icon(this.copied ? 'check' : 'copy')}${this.t(
            this.copied ? handoverMessages.copied : handoverMessages.copy,
          )}
        </button>
        <button class="btn sm" @click=${() => window.print()}>
          ${this.t(handoverMessages.print)}
        </button>
      </div>
      <p class="only-print">${shownText(head.join(' — '))}</p>
      ${parts.length === 0 ? html`<p class="ho-none">${this.t(handoverMessages.nothing)}</p>` : nothing}
      <div class="ho-parts">${parts.map((part) => this.section(part, room))}</div>
      <accord-watch-section></accord-watch-section>`;
  }

  private choice(choices: readonly Since[]): Since | undefined {
    const by = (key: string | null): Since | undefined => choices.find((each) => each.key === key);
    const likely = by('left') ?? by('watch') ?? by('hours-8') ?? choices.at(-1);
    return by(this.chosen) ?? likely;
  }

  private section(part: Part, room: RoomClient): TemplateResult {
    return html`<section class="ho-part ${part.grave ? 'grave' : ''}">
      <h3>${this.t(part.title)} <span class="num">${part.rows.length}</span></h3>
      <ul>
        ${part.rows.map((row) => this.row(row, room))}
      </ul>
    </section>`;
  }

  private row(row: Row, room: RoomClient): TemplateResult {
    const title = shownText(row.text);
    return html`<li>
      <button
        title=${this.t(handoverMessages.show, { title })}
        @click=${(event: Event) => this.reveal(event, row)}
      >
        <span class="num">${row.time ?? ''}</span>
        <span class="mk">${glyph(siteOf(room.state.sites, row.delegation))}${row.mark}</span>
        <span class="tx">${title}</span>
        ${row.isNew ? html`<span class="chip">${this.t(handoverMessages.isNew)}</span>` : nothing}
      </button>
    </li>`;
  }

  private reveal(event: Event, { to, id }: Row): void {
    this.close();
    event.target?.dispatchEvent(
      new CustomEvent('accord-show', { detail: { to, id }, bubbles: true, composed: true }),
    );
  }

  private async copy(
    head: readonly string[],
    parts: readonly Part[],
    context: RowContext,
  ): Promise<void> {
    const text = asText(this.t(handoverMessages.title), head, parts, context);
    this.copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
}
customElements.define('accord-handover', HandoverDialog);
