import { html, nothing, type TemplateResult } from 'lit';
import { alertMessages } from '../../shared/messages/alerts.ts';
import { appMessages } from '../../shared/messages/app.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { peopleMessages } from '../../shared/messages/people.ts';
import { alertTime } from '../../shared/room/record/fold-life.ts';
import { AccordElement } from '../app/element.ts';
import { factsOf } from '../app/facts.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import type { CommandTicket, RoomClient } from '../connection/contract.ts';

/** A room's name and phase, and closing or reopening it. Each change is an entry on record. */
export class RoomSettings extends AccordElement {
  static override properties = { problem: { state: true } };
  declare problem: string;
  private readonly watch = new RoomWatch(this, { entries: () => {} });

  constructor() {
    super();
    this.problem = '';
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.watch.current;
    if (!room) return nothing;
    const facts = factsOf(viewOf(room).fold);
    const field = (
      label: string,
      value: string,
      hint: string,
      save: (value: string) => CommandTicket,
    ): TemplateResult =>
      html`<form
        class="line"
        @submit=${(event: Event) => {
          event.preventDefault();
          const text = String(new FormData(event.target as HTMLFormElement).get('value') ?? '');
          if (text.trim() && text.trim() !== value) this.send(save(text.trim()));
        }}
      >
        <label
          >${label}
          <input
            name="value"
            maxlength="120"
            autocomplete="off"
            placeholder=${hint}
            .value=${value}
        /></label>
        <button class="btn">${this.t(appMessages.save)}</button>
      </form>`;
    return html`<section>
      <h3>${this.t(peopleMessages.room)}</h3>
      ${
        facts.closed
          ? nothing
          : html`${field(this.t(peopleMessages.name), facts.name, '', (name) =>
              room.command('room.rename', { name }),
            )}
            ${field(
              this.t(peopleMessages.phase),
              facts.phase ?? '',
              this.t(peopleMessages.phaseHint),
              (phase) => room.command('room.phase', { phase }),
            )}
            ${this.alertMinutes(room)}`
      }
      <form
        class="line"
        @submit=${(event: Event) => {
          event.preventDefault();
          const form = event.target as HTMLFormElement;
          const reason = String(new FormData(form).get('reason') ?? '').trim();
          if (facts.closed) this.send(room.command('room.reopen', { reason }));
          else this.send(room.command('room.close', reason ? { reason } : {}));
          form.reset();
        }}
      >
        <label
          >${this.t(peopleMessages.reason)}
          <input name="reason" maxlength="500" autocomplete="off" ?required=${facts.closed}
        /></label>
        <button class="btn ${facts.closed ? 'pri' : ''}">
          ${this.t(facts.closed ? peopleMessages.reopenRoom : peopleMessages.closeRoom)}
        </button>
      </form>
      ${facts.closed ? nothing : html`<p class="quiet">${this.t(peopleMessages.closeHint)}</p>`}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
    </section>`;
  }

  private alertMinutes(room: RoomClient): TemplateResult {
    const minutes = alertTime(viewOf(room).fold.life) / 60_000;
    return html`<form
      class="line"
      @submit=${(event: Event) => {
        event.preventDefault();
        const typed = Number(new FormData(event.target as HTMLFormElement).get('minutes'));
        if (typed !== minutes) this.send(room.command('room.alert-time', { minutes: typed }));
      }}
    >
      <label
        >${this.t(alertMessages.alertTime)}
        <input
          name="minutes"
          class="num"
          type="number"
          min="1"
          max="240"
          step="1"
          required
          .value=${String(minutes)}
      /></label>
      <button class="btn">${this.t(appMessages.save)}</button>
    </form>`;
  }

  private send(ticket: CommandTicket): void {
    this.problem = '';
    void ticket.settled.then((result) => {
      if (!result.ok) this.problem = this.t(errorMessages[result.refusal.code]);
    });
  }
}
customElements.define('accord-room-settings', RoomSettings);
