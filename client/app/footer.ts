import { html, nothing, type TemplateResult } from 'lit';
import {
  appMessages,
  keyMessages,
  linkMessages,
  savedMessages,
} from '../../shared/messages/app.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import type { LinkState, RoomClient } from '../connection/contract.ts';
import { icon } from '../ui/icons.ts';
import { siteOf } from '../ui/identity.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { AccordElement } from './element.ts';
import { factsOf } from './facts.ts';
import { RoomWatch } from './room-watch.ts';
import { viewOf } from './room-view.ts';
import { cutSince, savedView, SHOW_CUT } from './saved.ts';
import { Ticker } from './ticker.ts';
import { zuluSeconds } from './time.ts';

/** Where is my work? Three steps, the last own number, the link, and the marking again. */
export class Footer extends AccordElement {
  private lastOwn: Entry | null = null;
  private readonly ticker = new Ticker(this);
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.saved, s.link, s.sites, s.me],
    opened: (room) => {
      this.lastOwn = null;
      this.note(room.entries, room);
    },
    entries: (entries, room) => this.note(entries, room),
  });

  private note(entries: readonly Entry[], room: RoomClient): void {
    const me = room.state.me?.person;
    const own = entries.findLast(
      (entry) => entry.author.person === me && !entry.type.startsWith('person.'),
    );
    if (own) this.lastOwn = own;
  }

  override render(): TemplateResult {
    const room = this.watch.current;
    const marking = room ? factsOf(viewOf(room).fold).marking : '';
    return html`<footer class="foot">
      ${room ? this.saved(room) : nothing}
      <span class="sp"></span>
      ${room ? this.link(room.state.link, room) : nothing}
      <button class="keys" @click=${this.openKeys}>
        <kbd>?</kbd> ${this.t(keyMessages.title)}
      </button>
      ${marking ? html`<span class="cls">${shownText(marking)}</span>` : nothing}
    </footer>`;
  }

  private saved(room: RoomClient): TemplateResult {
    if (room.state.me?.role === 'observer')
      return html`<span class="saved">${icon('eye')}<b>${this.t(appMessages.readOnly)}</b></span>`;
    const view = savedView(room.state.saved, room.state.link, this.ticker.now);
    const own = this.lastOwn;
    return html`<span class="saved" role="status" aria-label=${this.t(savedMessages.steps)}
      ><span class="steps" aria-hidden="true"
        >${view.steps.map((step) => html`<i class=${step}></i>`)}</span
      ><b>${this.t(view.title)}</b>${
        view.detail ? html`<span>${this.t(view.detail, { count: view.count })}</span>` : nothing
      }${
        view.at !== null
          ? html`<span class="num"
              >${own ? `${registerNumber(own.site, own.number)} · ` : ''}${zuluSeconds(
                view.at,
              )}Z</span
            >`
          : nothing
      }</span
    >`;
  }

  private link(link: LinkState, room: RoomClient): TemplateResult | typeof nothing {
    const since = cutSince(link);
    if (since !== null) {
      if (this.ticker.now - since < SHOW_CUT) return nothing;
      const attempt = link.phase === 'refused' || link.phase === 'online' ? 0 : link.attempt;
      const seconds =
        link.phase === 'offline'
          ? Math.max(0, Math.ceil((link.nextTryAt - this.ticker.now) / 1000))
          : 0;
      return html`<span class="lnk"
        >${icon('wifi')}<b>${this.t(linkMessages.reconnecting)}</b
        ><span class="tries"
          >${[
            attempt > 1 ? this.t(linkMessages.attempt, { count: attempt }) : '',
            seconds > 0 ? this.t(linkMessages.nextTry, { count: seconds }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}</span
        ></span
      >`;
    }
    if (link.phase !== 'online' || link.latencyMs === null) return nothing;
    const site = siteOf(room.state.sites, room.state.site);
    return html`<span class="lnk"
      >${this.t(linkMessages.latency, {
        site: site?.names[this.language] ?? '',
        count: Math.round(link.latencyMs),
      })}</span
    >`;
  }

  private readonly openKeys = (): void => {
    this.dispatchEvent(new CustomEvent('accord-keys', { bubbles: true, composed: true }));
  };
}
customElements.define('accord-footer', Footer);
