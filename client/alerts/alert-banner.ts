import { html, nothing, type TemplateResult } from 'lit';
import { alertMessages } from '../../shared/messages/alerts.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { Site } from '../../shared/room/sites.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { AccordElement } from '../app/element.ts';
import { may } from '../app/may.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import { Ticker } from '../app/ticker.ts';
import { zuluMinutes } from '../app/time.ts';
import type { RoomClient } from '../connection/contract.ts';
import { icon } from '../ui/icons.ts';
import { glyph, siteOf } from '../ui/identity.ts';
import { notifyDesktop } from './desktop.ts';
import { newsOf } from './news.ts';
import { shownAlerts, type ShownAlert } from './open-alerts.ts';
import { signalChoice, sounds } from './signal-choice.ts';
import { AlertSound } from './sound.ts';

/** The gravest open alert, who has acknowledged it, and the button to do so. */
export class AlertBanner extends AccordElement {
  static override properties = { skip: { state: true } };
  /** How many alerts the person stepped past. */
  declare skip: number;
  private sound: AlertSound | null = null;
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
    const text = shownText(raised.text);
    const critical = raised.severity === 'critical';
    const site = siteOf(room.state.sites, raised.delegation);
    const overdue = alert.overdueFor.length > 0;
    // Who runs the session has to do something about it: they see it otherwise than the rest.
    const mine = overdue && room.state.me?.role === 'facilitator';
    return html`<section
      class="alert ${critical ? '' : 'late2'} ${mine ? 'escalated' : ''}"
      aria-label=${this.t(alertMessages.region)}
    >
      ${icon(critical ? 'alert' : 'warning')}
      <span class="ttl" title=${text}>${text}</span>
      <span class="meta"
        >${this.t(alertMessages.raisedBy, {
          place: site?.names[this.language] ?? raised.delegation ?? '',
          name: raised.name,
          time: zuluMinutes(raised.stamp.recordedAt),
        })}</span
      >
      ${
        overdue
          ? html`<span class="due" title=${this.t(alertMessages.escalatedHint)}
              >${icon('clock')}${this.t(
                mine ? alertMessages.escalatedToYou : alertMessages.escalated,
                { codes: alert.overdueFor.join(', ') },
              )}</span
            >`
          : nothing
      }
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
    return html`<span class="ack ${site.colour}" title=${shownText(done.name)}
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

  /** Say a new alert aloud at once; to a facilitator also one whose time is up. */
  private cry(entries: readonly Entry[], room: RoomClient): void {
    if (!room.state.ready) return;
    const news = newsOf(entries, viewOf(room).fold.alerts, room.state.me);
    if (!news) return;
    this.skip = 0;
    const words = news.escalated ? alertMessages.escalatedCry : alertMessages.region;
    const text = `${news.from} ${shownText(news.text)}`;
    const said = `${this.t(words)}: ${text}`;
    const region = this.querySelector('#alert-cry');
    if (region) region.textContent = said;
    const choice = signalChoice(localStorage);
    // Nobody needs to be woken by what they have raised themselves.
    if (news.own) return;
    if (sounds(choice, news.severity)) this.sound?.play(news.severity);
    if (choice.desktop) notifyDesktop(this.t(words), text, news.id);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sound = new AlertSound(window);
    window.addEventListener('accord-try-sound', this.onTry);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('accord-try-sound', this.onTry);
    this.sound?.stop();
    this.sound = null;
  }

  private readonly onTry = (): void => this.sound?.play('critical');
}
customElements.define('accord-alerts', AlertBanner);
