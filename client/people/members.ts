import { ContextConsumer } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { errorMessages } from '../../shared/messages/errors.ts';
import { peopleMessages } from '../../shared/messages/people.ts';
import { roleMessages } from '../../shared/messages/room.ts';
import type { PersonView } from '../../shared/protocol/http/people.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { houseContext } from '../app/contexts.ts';
import { AccordElement } from '../app/element.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { siteOf, who } from '../ui/identity.ts';

/** Everybody who may enter, and the button that ends it. Asks once before it does. */
export class Members extends AccordElement {
  static override properties = {
    people: { state: true },
    problem: { state: true },
    asking: { state: true },
  };
  declare people: readonly PersonView[];
  declare problem: string;
  /** ULID of whom the next click revokes. */
  declare asking: string | null;
  private readonly house = new ContextConsumer(this, { context: houseContext });
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.sites, s.me],
    opened: () => void this.refresh(),
    entries: (entries) => {
      if (entries.some((entry) => entry.type.startsWith('person.'))) void this.refresh();
    },
  });

  constructor() {
    super();
    this.people = [];
    this.problem = '';
    this.asking = null;
  }

  private async refresh(): Promise<void> {
    const room = this.watch.current?.room;
    const answer = room ? await this.house.value?.api.people(room) : undefined;
    if (answer?.ok) this.people = answer.value.people;
    else if (answer) this.problem = this.t(errorMessages[answer.error.code]);
  }

  override render(): TemplateResult {
    const me = this.watch.current?.state.me?.person;
    const sites = this.watch.current?.state.sites ?? [];
    return html`<section>
      <h3>${this.t(peopleMessages.members)} <span class="num">${this.people.length}</span></h3>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <ul class="rows">
        ${this.people.map((person) => {
          const site = siteOf(sites, person.delegation);
          const asked = this.asking === person.id;
          return html`<li class=${person.revokedAt === null ? '' : 'off'}>
            <span
              >${person.delegation ? who(site, person.delegation) : nothing}
              <b>${shownText(person.name)}</b></span
            >
            <span class="quiet"
              >${this.t(roleMessages[person.role])}${
                person.everywhere ? `, ${this.t(peopleMessages.everywhere)}` : ''
              }</span
            >
            ${
              person.revokedAt !== null
                ? html`<span class="quiet">${this.t(peopleMessages.revoked)}</span>`
                : person.id === me
                  ? html`<span class="quiet">${this.t(peopleMessages.you)}</span>`
                  : html`<button
                      class="btn sm ${asked ? 'grave' : ''}"
                      aria-label=${
                        asked ? nothing : this.t(peopleMessages.revokePerson, { name: person.name })
                      }
                      @click=${() => this.revoke(person.id)}
                      @blur=${() => (this.asking = null)}
                    >
                      ${this.t(asked ? peopleMessages.sure : peopleMessages.revoke)}
                    </button>`
            }
          </li>`;
        })}
      </ul>
    </section>`;
  }

  private async revoke(person: string): Promise<void> {
    if (this.asking !== person) {
      this.asking = person;
      return;
    }
    this.asking = null;
    const room = this.watch.current?.room;
    const answer = room ? await this.house.value?.api.revokePerson(room, person) : undefined;
    if (!answer) return;
    if (!answer.ok) this.problem = this.t(errorMessages[answer.error.code]);
    else this.problem = answer.value.recorded ? '' : this.t(peopleMessages.notRecorded);
    await this.refresh();
  }
}
customElements.define('accord-members', Members);
