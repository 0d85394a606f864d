import { ContextConsumer } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { lobbyMessages } from '../../shared/messages/lobby.ts';
import { natureMessages, roleMessages } from '../../shared/messages/room.ts';
import type { Refusal } from '../../shared/protocol/errors.ts';
import type { Lobby, LobbyRoom } from '../../shared/protocol/http/rooms.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { avatar, siteOf, who } from '../ui/identity.ts';
import { icon } from '../ui/icons.ts';
import { presentPeople, type Present } from './clocks.ts';
import { houseContext, sessionContext } from './contexts.ts';
import './device-check.ts';
import { AccordElement } from './element.ts';
import { closedRoom, liveRoom } from './lobby-room.ts';
import { markingBar } from './marking-bar.ts';
import './new-version.ts';
import './new-room.ts';
import type { NewRoom } from './new-room.ts';
import { rememberedRooms, rememberRooms } from './remembered.ts';
import { Ticker } from './ticker.ts';
import { zuluMinutes } from './time.ts';
import './top-bar.ts';

/** The lobby asks again this often; whoever is in it sees rooms come alive. */
const REFRESH_MS = 5000;

/** The rooms that this person may enter, and whether this device is fit for it. */
export class LobbyPage extends AccordElement {
  static override properties = { lobby: { state: true }, refusal: { state: true } };
  declare lobby: Lobby | null;
  declare refusal: Refusal | null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When the server last told the rooms, ms UTC by this device's clock. */
  private askedAt = 0;
  private readonly house = new ContextConsumer(this, { context: houseContext });
  private readonly session = new ContextConsumer(this, {
    context: sessionContext,
    subscribe: true,
  });
  private readonly ticker = new Ticker(this, (now) => String(Math.floor(now / 60_000)));

  constructor() {
    super();
    this.lobby = null;
    this.refusal = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** Ask for the rooms now. */
  async refresh(): Promise<void> {
    clearTimeout(this.timer);
    if (!document.hidden) {
      const answer = await this.house.value?.api.rooms();
      if (answer?.ok) {
        this.lobby = answer.value;
        this.askedAt = Date.now();
        rememberRooms(localStorage, answer.value);
      }
      this.refusal = answer && !answer.ok ? answer.error : null;
      // Whoever may not see the rooms any more sees none of them.
      if (this.refusal && !this.refusal.retry) this.lobby = null;
    }
    if (this.isConnected) this.timer = setTimeout(() => void this.refresh(), REFRESH_MS);
  }

  override render(): TemplateResult {
    const live = this.lobby?.rooms.filter((room) => room.closedAt === null) ?? [];
    // Where an alert is open comes first, then where something happened last.
    const latest = (room: LobbyRoom): number => room.lastEntry?.recordedAt ?? room.openedAt;
    const alarmed = (room: LobbyRoom): number => Number(room.openAlerts > 0);
    live.sort((a, b) => alarmed(b) - alarmed(a) || latest(b) - latest(a));
    const closed = this.lobby?.rooms.filter((room) => room.closedAt !== null) ?? [];
    // What is marked stays marked, also when only this device tells of it.
    const shown = this.lobby ? live : rememberedRooms(localStorage).filter((room) => !room.closed);
    const exercises = shown.length > 0 && shown.every((room) => room.nature === 'exercise');
    const markings = new Set(shown.map((room) => room.marking));
    const marking = markings.size === 1 ? (shown[0]?.marking ?? '') : '';
    return html`<div class="app">
      ${markingBar(exercises ? 'exercise' : 'live', marking, this.language)}
      <accord-top-bar .present=${this.present()}></accord-top-bar>
      ${this.refusal?.code === 'NOT_SIGNED_IN' ? this.signedOut() : this.overview(live, closed)}
      <accord-footer></accord-footer>
    </div>`;
  }

  private overview(live: readonly LobbyRoom[], closed: readonly LobbyRoom[]): TemplateResult {
    return html`<main class="lay">
      <aside class="side">${this.me()}<accord-device-check></accord-device-check></aside>
      <div class="main">
        <div role="status"><accord-new-version></accord-new-version></div>
        ${this.refusal ? this.trouble(this.refusal) : nothing}
        ${this.lobby ? this.rooms(live, closed, this.lobby.mayCreate) : this.kept()}
      </div>
    </main>`;
  }

  /** The server cannot be asked: since when what is shown stands still. */
  private trouble(refusal: Refusal): TemplateResult {
    return html`<p class="conn" role="alert">
      ${icon(refusal.retry ? 'offline' : 'warning')}<span
        >${this.t(errorMessages[refusal.code])}
        ${
          this.lobby ? this.t(lobbyMessages.asOf, { time: zuluMinutes(this.askedAt) }) : nothing
        }</span
      >
    </p>`;
  }

  /** People in any of the rooms, each once; null: not known, or not any more. */
  private present(): readonly Present[] | null {
    if (!this.lobby || this.refusal) return null;
    const rosters = this.lobby.rooms.map((room) => Object.entries(room.roster));
    return presentPeople(Object.fromEntries(rosters.flat()));
  }

  private me(): TemplateResult | typeof nothing {
    const session = this.session.value;
    if (!session) return nothing;
    const { name, delegation } = session.person;
    const site = siteOf(session.sites, delegation);
    const everywhere = session.grants.find((grant) => grant.room === '*');
    return html`<section class="me">
      ${avatar({ name, idle: false }, site, name)}
      <div>
        <b>${name}</b
        ><small
          >${everywhere ? this.t(roleMessages[everywhere.role]) : nothing}
          ${
            delegation
              ? who(site, site?.names[this.language] ?? delegation)
              : everywhere
                ? nothing
                : this.t(lobbyMessages.noDelegation)
          }</small
        >
      </div>
    </section>`;
  }

  private signedOut(): TemplateResult {
    return html`<main class="door">
      <section class="card">
        <h2>${this.t(lobbyMessages.outTitle)}</h2>
        <p>${this.t(lobbyMessages.outText)}</p>
      </section>
    </main>`;
  }

  /** Without the server: the rooms that this device knows, and most likely keeps a copy of. */
  private kept(): TemplateResult | typeof nothing {
    if (!this.refusal?.retry || !this.session.value) return nothing;
    const rooms = rememberedRooms(localStorage);
    if (rooms.length === 0) return nothing;
    return html`<section class="sec" aria-labelledby="kept-title">
      <h2 id="kept-title">${this.t(lobbyMessages.kept)}</h2>
      <p class="quiet">${this.t(lobbyMessages.keptText)}</p>
      <ul class="tb">
        ${rooms.map(
          (room, index) =>
            html`<li>
              <b>${shownText(room.name)}</b>
              <span>${room.nature === 'exercise' ? this.t(natureMessages.exercise) : nothing}</span>
              <span>${room.closed ? this.t(appMessages.roomClosed) : nothing}</span>
              <span>${shownText(room.marking)}</span>
              <a class="btn sm" href="/r/${room.id}" data-key=${index + 1}
                >${this.t(lobbyMessages.join)}</a
              >
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private rooms(
    live: readonly LobbyRoom[],
    closed: readonly LobbyRoom[],
    mayCreate: boolean,
  ): TemplateResult {
    const delegation = this.session.value?.person.delegation ?? null;
    const sites = this.session.value?.sites ?? [];
    const context = {
      language: this.language,
      now: this.ticker.now,
      sites,
      place: siteOf(sites, delegation)?.names[this.language] ?? null,
      last: this.refusal !== null,
    };
    return html`<section class="sec" aria-labelledby="live-title">
        <div class="live-head">
          <h2 id="live-title">
            ${this.t(lobbyMessages.live)}
            <span>${this.t(lobbyMessages.roomCount, { count: live.length })}</span>
          </h2>
          ${mayCreate && live.length > 0 ? this.newRoomButton() : nothing}
        </div>
        ${live.length === 0 ? this.empty(mayCreate) : nothing}
        <div class="live">${live.map((room, index) => liveRoom(room, index, context))}</div>
      </section>
      ${
        closed.length > 0
          ? html`<section class="sec" aria-labelledby="closed-title">
              <h2 id="closed-title">
                ${this.t(lobbyMessages.closed)} <span>${this.t(lobbyMessages.closedHint)}</span>
              </h2>
              <ul class="tb">
                ${closed.map((room) => closedRoom(room, context))}
              </ul>
            </section>`
          : nothing
      }
      ${mayCreate ? html`<accord-new-room></accord-new-room>` : nothing}`;
  }

  private empty(mayCreate: boolean): TemplateResult {
    return html`<div class="empty">
      <h3>${this.t(lobbyMessages.none)}</h3>
      <p>${this.t(mayCreate ? lobbyMessages.noneFacilitator : lobbyMessages.noneText)}</p>
      ${mayCreate ? this.newRoomButton() : nothing}
    </div>`;
  }

  private newRoomButton(): TemplateResult {
    return html`<button class="btn pri" @click=${this.openNew}>
      ${icon('plus')}${this.t(lobbyMessages.newRoom)}
    </button>`;
  }

  private readonly openNew = (): void => this.querySelector<NewRoom>('accord-new-room')?.open();
}
customElements.define('accord-lobby', LobbyPage);
