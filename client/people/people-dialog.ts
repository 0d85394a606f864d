import { html, nothing, type TemplateResult } from 'lit';
import { peopleMessages } from '../../shared/messages/people.ts';
import { roleMessages } from '../../shared/messages/room.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { presentPeople, type Present } from '../app/clocks.ts';
import { knownRoster } from '../app/known-people.ts';
import { RoomWatch } from '../app/room-watch.ts';
import type { RoomClient } from '../connection/contract.ts';
import { DialogElement } from '../ui/dialog.ts';
import { avatar, siteOf, who } from '../ui/identity.ts';
import './invitations.ts';
import './members.ts';
import './room-settings.ts';

/** Who is here; for a facilitator also who may come, invitations, and the room's settings. */
export class PeopleDialog extends DialogElement {
  protected readonly dialogName = 'people';
  static override properties = { shown: { state: true } };
  /** The parts that ask the server are there only while the dialog is open. */
  declare shown: boolean;
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.roster, s.connection, s.me, s.sites],
    entries: () => {},
  });

  constructor() {
    super();
    this.shown = false;
  }

  open(): void {
    this.shown = true;
    void this.show();
  }

  protected override onClosed(): void {
    this.shown = false;
  }

  override render(): TemplateResult {
    const room = this.watch.current;
    const facilitator = room?.state.me?.role === 'facilitator';
    const title = this.t(facilitator ? peopleMessages.title : peopleMessages.readTitle);
    return this.framed(
      { title, cross: true, size: facilitator ? 'wide' : undefined },
      room && this.shown ? this.content(room, facilitator) : nothing,
    );
  }

  private content(room: RoomClient, facilitator: boolean): TemplateResult {
    return html`<div class="people ${facilitator ? 'two' : ''}">
      <div>
        ${this.here(room)}
        ${facilitator ? html`<accord-room-settings></accord-room-settings>` : nothing}
      </div>
      ${
        facilitator
          ? html`<div>
              <accord-invitations></accord-invitations><accord-members></accord-members>
            </div>`
          : nothing
      }
    </div>`;
  }

  private here(room: RoomClient): TemplateResult {
    const people = presentPeople(knownRoster(room));
    const { sites, me } = room.state;
    const codes = sites.map((site) => site.id);
    const groups: [string | null, Present[]][] = [
      ...codes.map((code): [string, Present[]] => [
        code,
        people.filter((person) => person.delegation === code),
      ]),
      [null, people.filter((p) => p.delegation === null || !codes.includes(p.delegation))],
    ];
    return html`<section>
      <h3>
        ${this.t(room.state.connection ? peopleMessages.here : peopleMessages.lastHere)}
        <span class="num">${people.length}</span>
      </h3>
      ${groups
        .filter(([, group]) => group.length > 0)
        .map(([code, group]) => {
          const site = siteOf(sites, code);
          return html`<h4>
              ${who(site, site?.names[this.language] ?? this.t(peopleMessages.noDelegation))}
            </h4>
            <ul class="folk">
              ${group.map((person) => {
                const role = this.t(roleMessages[person.role]);
                return html`<li>
                  <span aria-hidden="true">${avatar(person, site, '')}</span
                  ><b>${shownText(person.name)}</b
                  ><span class="quiet"
                    >${role}${person.idle ? `, ${this.t(peopleMessages.away)}` : ''}${
                      person.person === me?.person ? ` (${this.t(peopleMessages.you)})` : ''
                    }</span
                  >
                </li>`;
              })}
            </ul>`;
        })}
    </section>`;
  }
}
customElements.define('accord-people-dialog', PeopleDialog);
