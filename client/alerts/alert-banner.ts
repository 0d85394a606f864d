import { html, nothing, type TemplateResult } from 'lit';
import { alertMessages } from '../../shared/messages/alerts.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { Site } from '../../shared/room/sites.ts';
import { AccordElement } from '../app/element.ts';
import { may } from '../app/may.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import { Ticker } from '../app/ticker.ts';
import { zuluMinutes } from '../app/time.ts';
import type { RoomClient } from '../connection/contract.ts';
import { icon } from '../ui/icons.ts';
import { glyph, siteOf } from '../ui/identity.ts';
import { shownAlerts, type ShownAlert } from './open-alerts.ts';

/** The gravest open alert, who has acknowledged it, and the button to do so. */
export class AlertBanner extends AccordElement {
  static override properties = { skip: { state: true } };
  /** How many alerts the person stepped past. */
  declare skip: number;
  /** Acknowledgements sent and not yet on record. */
  private readonly sent = new Set<string>();
  private readonly ticker = new Ticker(this, (now) => String(Math.floor(now / 5000)));
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.me, s.sites, s.pending],
    entries: (entries, room) => this.cry(entries, room),
    opened: (room) => void viewOf(room),
  });

  constructor() {
    super();
    this.skip = 0;
  }

  private alerts(room: RoomClient): ShownAlert[] {
    const { sites, me } = room.state;
    const codes = sites.map((site) => site.id);
    return shownAlerts(viewOf(room).fold.alerts, codes, me?.delegation ?? null, this.ticker.now);
  }

  override render(): TemplateResult {
    const room = this.watch.current;
    const alerts = room ? this.alerts(room) : [];
    const alert = alerts[this.skip % Math.max(1, alerts.length)];
    return html`<div class="vh" role="alert" id="alert-cry"></div>
      ${room && alert ? this.banner(room, alert, alerts.length - 1) : nothing}`;
  }

  private banner(room: RoomClient, alert: ShownAlert, others: number): TemplateResult {
    const { raised } = alert;
    const critical = raised.severity === 'critical';
    const site = siteOf(room.state.sites, raised.delegation);
    return html`<section
      class="alert ${critical ? '' : 'late2'}"
      aria-label=${this.t(alertMessages.region)}
    >
      ${icon(critical ? 'alert' : 'warning')}
      <span class="ttl" title=${raised.text}>${raised.text}</span>
      <span class="meta"
        >${this.t(alertMessages.raisedBy, {
          place: site?.names[this.language] ?? raised.delegation ?? '',
          name: raised.name,
          time: zuluMinutes(raised.stamp.recordedAt),
        })}</span
      >
      <span class="acks">${room.state.sites.map((each) => this.acknowledgement(alert, each))}</span>
      ${
        others > 0
          ? html`<button class="btn more" @click=${() => this.skip++}>
              ${this.t(alertMessages.others, { count: others })}
            </button>`
          : nothing
      }
      ${
        this.mayAcknowledge(room, alert)
          ? html`<button class="btn do" @click=${() => this.acknowledge()}>
              ${this.t(alertMessages.acknowledge)}<kbd>A</kbd>
            </button>`
          : nothing
      }
    </section>`;
  }

  private acknowledgement(alert: ShownAlert, site: Site): TemplateResult {
    const done = alert.acknowledged[site.id];
    if (!done)
      return html`<span class="ack wait ${site.colour}"
        >${glyph(site)}${this.t(alertMessages.waitingFor, { delegation: site.id })}</span
      >`;
    const time = zuluMinutes(done.stamp.recordedAt);
    return html`<span class="ack ${site.colour}" title=${done.name}
      >${glyph(site)}<span aria-hidden="true">${site.id}</span>${icon('check')}<span
        class="num"
        aria-hidden="true"
        >${time}</span
      ><span class="vh"
        >${this.t(alertMessages.acknowledgedAt, { delegation: site.id, time })}</span
      ></span
    >`;
  }

  private mayAcknowledge(room: RoomClient, alert: ShownAlert): boolean {
    const { me } = room.state;
    return (
      me !== null &&
      me.delegation !== null &&
      may(room, 'alert.acknowledge') &&
      !(me.delegation in alert.acknowledged) &&
      !this.sent.has(alert.id)
    );
  }

  /** Acknowledge the alert in view for this person's delegation. @returns whether there was one */
  acknowledge(): boolean {
    const room = this.watch.current;
    if (!room) return false;
    const alerts = this.alerts(room);
    const alert = alerts[this.skip % Math.max(1, alerts.length)];
    if (!alert || !this.mayAcknowledge(room, alert)) return false;
    this.sent.add(alert.id);
    this.requestUpdate();
    const { settled } = room.command('alert.acknowledge', { alert: alert.id });
    void settled.then((result) => {
      if (!result.ok) this.sent.delete(alert.id);
      this.requestUpdate();
    });
    return true;
  }

  /** Say a new alert aloud at once. */
  private cry(entries: readonly Entry[], room: RoomClient): void {
    const raised = entries.findLast((entry) => entry.type === 'alert.raise');
    if (!raised || !room.state.ready) return;
    this.skip = 0;
    const region = this.querySelector('#alert-cry');
    if (region)
      region.textContent = `${this.t(alertMessages.region)}: ${raised.delegation ?? ''} ${raised.body.text}`;
  }
}
customElements.define('accord-alerts', AlertBanner);
