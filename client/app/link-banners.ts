import { html, nothing, type TemplateResult } from 'lit';
import { appMessages, linkMessages } from '../../shared/messages/app.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { peopleMessages } from '../../shared/messages/people.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { isClosed } from '../../shared/room/record/fold.ts';
import type { RoomClient } from '../connection/contract.ts';
import { icon } from '../ui/icons.ts';
import { bannersOf, type Banner } from './banner.ts';
import { AccordElement } from './element.ts';
import { may } from './may.ts';
import './new-version.ts';
import { viewOf } from './room-view.ts';
import { RoomWatch } from './room-watch.ts';
import { Ticker } from './ticker.ts';
import { stopwatch } from './time.ts';

const SIGNED_OUT: ReadonlySet<ErrorCode> = new Set(['NOT_SIGNED_IN', 'TICKET_INVALID']);

/** What is wrong with the link, under the alert, never over it. */
export class LinkBanners extends AccordElement {
  private readonly ticker = new Ticker(this);
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.link, s.saved, s.status, s.refused, s.me],
    entries: () => {},
  });

  override render(): TemplateResult {
    const room = this.watch.current;
    const banners = room ? bannersOf(room.state, this.ticker.now) : [];
    return html`<div role="status">
      ${room ? banners.map((banner) => this.banner(banner, room)) : nothing}
      ${room && isClosed(viewOf(room).fold) ? this.closed(room) : nothing}
      <accord-new-version></accord-new-version>
    </div>`;
  }

  private banner(banner: Banner, room: RoomClient): TemplateResult {
    switch (banner.kind) {
      case 'offline':
        return html`<div class="conn">
          ${icon('offline')}<span
            ><b>${this.t(linkMessages.offlineSince, { time: stopwatch(banner.forMs) })}</b>
            ${this.t(this.offlineText(banner.kept, room), { count: banner.kept })}</span
          ><button class="btn" @click=${() => room.reconnect()}>
            ${this.t(linkMessages.retry)}
          </button>
        </div>`;
      case 'not-writable':
        return html`<div class="conn">
          ${icon('warning')}<span
            ><b>${this.t(linkMessages.notWritable)}</b> ${
              banner.code ? this.t(errorMessages[banner.code]) : nothing
            }</span
          >
        </div>`;
      case 'device-refuses':
        return html`<div class="conn">
          ${icon('warning')}<span>${this.t(linkMessages.deviceRefuses)}</span>
        </div>`;
      case 'shut':
        return this.shut(banner.code);
      case 'refused':
        return html`<div class="conn calm">
          ${icon('warning')}<span
            ><b>${this.t(linkMessages.refused, { count: banner.count })}</b> ${this.t(
              linkMessages.refusedKept,
            )}</span
          ><button class="btn" @click=${() => this.tell('accord-refused')}>
            ${this.t(linkMessages.see)}
          </button>
        </div>`;
    }
  }

  /** Why nothing here writes; a facilitator is led to where it is opened again. */
  private closed(room: RoomClient): TemplateResult {
    return html`<div class="conn calm">
      ${icon('lock')}<span>${this.t(errorMessages.ROOM_CLOSED)}</span>${
        may(room, 'room.reopen')
          ? html`<button class="btn" @click=${() => this.tell('accord-people')}>
              ${this.t(peopleMessages.reopenRoom)}
            </button>`
          : nothing
      }
    </div>`;
  }

  private offlineText(kept: number, room: RoomClient) {
    if (room.state.me?.role === 'observer') return linkMessages.lastKnown;
    return kept > 0 ? linkMessages.keepWorking : linkMessages.nothingKept;
  }

  private shut(code: ErrorCode): TemplateResult {
    const old = code === 'VERSION_MISMATCH';
    const again = old || code === 'TOO_MANY_CONNECTIONS';
    const out = SIGNED_OUT.has(code);
    return html`<div class="conn calm">
      ${icon(old ? 'down' : 'lock')}<span
        >${old ? html`<b>${this.t(linkMessages.newVersion)}</b>` : nothing}${
          out ? html`<b>${this.t(linkMessages.sessionExpired)}</b>` : nothing
        }
        ${this.t(out ? linkMessages.workKept : errorMessages[code])}</span
      >${
        again
          ? html`<button class="btn" @click=${() => location.reload()}>
              ${this.t(linkMessages.reload)}
            </button>`
          : code === 'REVOKED' || code === 'NOT_A_MEMBER'
            ? html`<a class="btn" href="/">${this.t(appMessages.backToRooms)}</a>`
            : nothing
      }
    </div>`;
  }

  private tell(event: string): void {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true }));
  }
}
customElements.define('accord-link-banners', LinkBanners);
