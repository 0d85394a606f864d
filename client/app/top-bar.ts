import { ContextConsumer } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { alertMessages } from '../../shared/messages/alerts.ts';
import { appMessages } from '../../shared/messages/app.ts';
import { peopleMessages } from '../../shared/messages/people.ts';
import type { Site } from '../../shared/room/sites.ts';
import { glyph } from '../ui/identity.ts';
import { icon } from '../ui/icons.ts';
import type { RoomClient } from '../connection/contract.ts';
import './clocks.ts';
import { discs, presentPeople, type Present } from './clocks.ts';
import { sessionContext } from './contexts.ts';
import { AccordElement } from './element.ts';
import { handoverMessages } from '../../shared/messages/handover.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { factsOf } from './facts.ts';
import { knownRoster } from './known-people.ts';
import { may } from './may.ts';
import './preferences.ts';
import { RoomWatch } from './room-watch.ts';
import { viewOf } from './room-view.ts';
import { cutSince, SHOW_CUT } from './saved.ts';
import { Ticker } from './ticker.ts';
import { duration } from './time.ts';

/** Where one is, what time it is everywhere, and who is here. */
export class TopBar extends AccordElement {
  static override properties = { present: { attribute: false } };
  /** In the lobby: people of all its rooms; null: not known. */
  declare present: readonly Present[] | null;

  private readonly session = new ContextConsumer(this, {
    context: sessionContext,
    subscribe: true,
  });
  private readonly ticker = new Ticker(this);
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.roster, s.sites, s.link, s.me],
    entries: () => {},
  });

  override render(): TemplateResult {
    const room = this.watch.current;
    const since = room ? cutSince(room.state.link) : null;
    const cut = since !== null && this.ticker.now - since >= SHOW_CUT;
    const people = room ? presentPeople(knownRoster(room)) : (this.present ?? null);
    const sites = room && room.state.sites.length > 0 ? room.state.sites : this.sites;
    const codes = new Set(sites.map((site) => site.id));
    const others = room
      ? (people?.filter((p) => p.delegation === null || !codes.has(p.delegation)) ?? [])
      : [];
    return html`<header class="top">
      ${room ? this.roomTitle(room) : this.brand()}
      <accord-clocks
        .sites=${sites}
        .people=${people}
        .last=${cut}
        ?counted=${!room}
      ></accord-clocks>
      ${
        others.length > 0
          ? html`<div
              class="clk capb rest ${cut ? 'down' : ''}"
              aria-label=${this.t(appMessages.others)}
              role="group"
            >
              ${discs(others, undefined, this.language)}
            </div>`
          : nothing
      }
      <div class="acts">
        <accord-preferences></accord-preferences>
        ${
          room
            ? html`<button
                class="btn sq"
                title="${this.t(handoverMessages.title)} (H)"
                aria-label=${this.t(handoverMessages.title)}
                @click=${() => this.tell('accord-handover')}
              >
                ${icon('handover')}
              </button>`
            : nothing
        }
        ${room ? this.peopleButton(may(room, 'access.invite') && people?.length === 1) : nothing}
        ${this.session.value ? this.menu(room) : nothing}
      </div>
    </header>`;
  }

  /** Who is here; whoever may invite and is alone is told what to do first. */
  private peopleButton(alone: boolean): TemplateResult {
    const open = (): void => this.tell('accord-people');
    const label = this.t(appMessages.people);
    return alone
      ? html`<button class="btn" title=${label} @click=${open}>
          ${icon('people')}${this.t(peopleMessages.invite)}
        </button>`
      : html`<button class="btn sq" title=${label} aria-label=${label} @click=${open}>
          ${icon('people')}
        </button>`;
  }

  /** Those of the server that one is signed in to; outside of it nobody tells. */
  private get sites(): readonly Site[] {
    return this.session.value?.sites ?? [];
  }

  private brand(): TemplateResult {
    return html`<div class="brand">
      <span class="g" aria-hidden="true">${this.sites.map((site) => glyph(site))}</span>
      <h1>${this.t(this.session.value ? appMessages.rooms : appMessages.product)}</h1>
    </div>`;
  }

  private roomTitle(room: RoomClient): TemplateResult {
    const facts = factsOf(viewOf(room).fold);
    return html`<div class="room-id">
      <h1 title=${shownText(facts.name)}>
        ${shownText(facts.name) || this.t(appMessages.loading)}
      </h1>
      <p>
        ${
          facts.closed
            ? html`<span class="shut">${icon('lock')}${this.t(appMessages.roomClosed)}</span>`
            : nothing
        }
        ${
          room.state.me?.role === 'observer'
            ? html`<span class="ro">${icon('eye')}${this.t(appMessages.readOnly)}</span>`
            : nothing
        }
        ${facts.phase ? html`<span class="phase">${facts.phase}</span>` : nothing}
        ${
          facts.openedAt !== null
            ? html`<span class="num" title=${this.t(appMessages.sinceOpening)}
                >T+${duration(this.ticker.now - facts.openedAt)}</span
              >`
            : nothing
        }
      </p>
    </div>`;
  }

  private menu(room: RoomClient | null): TemplateResult {
    const label = this.t(appMessages.menu);
    return html`<button
        class="btn sq burger"
        popovertarget="app-menu"
        aria-label=${label}
        title=${label}
      >
        ${icon('menu')}
      </button>
      <div id="app-menu" class="menu" popover>
        <div class="narrow"><accord-preferences></accord-preferences></div>
        ${
          room
            ? html`<a class="item" href="/">${icon('left')}${this.t(appMessages.backToRooms)}</a>
                <button class="item narrow" @click=${() => this.tell('accord-people')}>
                  ${icon('people')}${this.t(appMessages.people)}
                </button>
                <button class="item narrow" @click=${() => this.tell('accord-handover')}>
                  ${icon('handover')}${this.t(handoverMessages.title)}
                </button>
                <button class="item" @click=${() => this.tell('accord-signals')}>
                  ${icon('alert')}${this.t(alertMessages.signals)}
                </button>`
            : nothing
        }
        <button class="item" @click=${() => this.tell('accord-sign-out')}>
          ${icon('out')}${this.t(appMessages.signOut)}
        </button>
        <button class="item" @click=${() => this.tell('accord-ask-forget')}>
          ${icon('close')}${this.t(appMessages.forget)}
        </button>
      </div>`;
  }

  private tell(event: string): void {
    this.querySelector<HTMLElement>('#app-menu')?.hidePopover();
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true }));
  }
}
customElements.define('accord-top-bar', TopBar);
