import { html, nothing, type TemplateResult } from 'lit';
import { errorMessages } from '../../shared/messages/errors.ts';
import { handoverMessages } from '../../shared/messages/handover.ts';
import { mayTake, watchOf, type WatchState } from '../../shared/room/record/fold-watch.ts';
import type { Body } from '../../shared/room/record/entry.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { AccordElement } from '../app/element.ts';
import { may } from '../app/may.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import { shortDay, zuluMinutes } from '../app/time.ts';
import type { CommandTicket, RoomClient } from '../connection/contract.ts';
import { siteOf } from '../ui/identity.ts';

/** Who has the watch of one's delegation; opening it, handing it over, taking it, closing it. */
export class WatchSection extends AccordElement {
  static override properties = { problem: { state: true }, to: { state: true } };
  declare problem: string;
  /** To whom it is to be handed over: a person's id; '': somebody known by name only. */
  declare to: string;
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.me, s.sites, s.pending],
    entries: () => {},
  });

  constructor() {
    super();
    this.problem = '';
    this.to = '';
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.watch.current;
    const me = room?.state.me;
    if (!room || !me) return nothing;
    const state = watchOf(viewOf(room).fold.watches, me.delegation);
    const site = siteOf(room.state.sites, me.delegation);
    const title = site
      ? this.t(handoverMessages.watch, { place: site.names[this.language] })
      : this.t(handoverMessages.watchOfOthers);
    return html`<section class="ho-watch">
      <h3>${title}</h3>
      <p>${this.standing(room, state)}</p>
      ${may(room, 'watch.take') ? this.acts(room, me.person, state) : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
    </section>`;
  }

  private standing(room: RoomClient, { holder, relief }: WatchState): string {
    if (!holder) return this.t(handoverMessages.nobody);
    const time = (at: number): string => `${shortDay(at, this.language)} ${zuluMinutes(at)}Z`;
    const said = this.t(handoverMessages.holds, {
      name: holder.name,
      time: time(holder.since.recordedAt),
    });
    if (!relief?.to) return said;
    const name =
      'name' in relief.to
        ? relief.to.name
        : (viewOf(room).fold.people.get(relief.to.person)?.name ?? '');
    const handed = { name, time: time(relief.stamp.recordedAt) };
    return `${said} ${this.t(handoverMessages.handedTo, handed)}`;
  }

  private acts(room: RoomClient, me: string, { holder, relief }: WatchState): TemplateResult {
    if (!holder)
      return html`<div class="row">
        <button class="btn pri" @click=${() => this.follow(room.command('watch.open', {}))}>
          ${this.t(handoverMessages.open)}
        </button>
      </div>`;
    const mayGive = holder.person === me || room.state.me?.role === 'facilitator';
    return html`${
      relief && mayTake(relief, me)
        ? html`<div class="row take">
            <span class="quiet">${this.t(handoverMessages.takeHint)}</span>
            <button
              class="btn pri"
              @click=${() => this.follow(room.command('watch.take', { relief: relief.id }))}
            >
              ${this.t(handoverMessages.take)}
            </button>
          </div>`
        : nothing
    }
    ${mayGive ? this.giving(room, me) : nothing}`;
  }

  private giving(room: RoomClient, me: string): TemplateResult {
    const { me: who } = room.state;
    const people = [...viewOf(room).fold.people].filter(
      ([id, person]) =>
        id !== me &&
        !person.revoked &&
        person.role !== 'observer' &&
        person.delegation === (who?.delegation ?? null),
    );
    return html`<form class="ho-give" @submit=${(event: SubmitEvent) => this.give(event, room)}>
      <div class="cols">
        <label
          >${this.t(handoverMessages.to)}
          <select
            name="to"
            @change=${(event: Event) => (this.to = (event.target as HTMLSelectElement).value)}
          >
            <option value="">${this.t(handoverMessages.toOther)}</option>
            ${people.map(
              ([id, person]) =>
                html`<option value=${id} ?selected=${id === this.to}>
                  ${shownText(person.name)}
                </option>`,
            )}
          </select>
        </label>
        ${
          this.to === ''
            ? html`<label
                >${this.t(handoverMessages.name)}
                <input name="name" required maxlength="120" autocomplete="off" />
              </label>`
            : nothing
        }
      </div>
      <label
        >${this.t(handoverMessages.note)}
        <textarea name="note" rows="2" maxlength="2000"></textarea>
      </label>
      <div class="row">
        <button
          type="button"
          class="btn quiet"
          @click=${() => this.follow(room.command('watch.close', {}))}
        >
          ${this.t(handoverMessages.closeWatch)}
        </button>
        <button class="btn">${this.t(handoverMessages.handOver)}</button>
      </div>
    </form>`;
  }

  private give(event: SubmitEvent, room: RoomClient): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const field = (name: string): string => String(data.get(name) ?? '').trim();
    const to = this.to ? { person: this.to } : { name: field('name') };
    if ('name' in to && !to.name) return;
    const note = field('note');
    const body: Body<'watch.relieve'> = { to, ...(note && { note }) };
    this.follow(room.command('watch.relieve', body));
    form.reset();
    this.to = '';
  }

  private follow(ticket: CommandTicket): void {
    this.problem = '';
    void ticket.settled.then((result) => {
      if (!result.ok)
        this.problem = `${this.t(handoverMessages.refused)} ${this.t(errorMessages[result.refusal.code])}`;
    });
  }
}
customElements.define('accord-watch-section', WatchSection);
