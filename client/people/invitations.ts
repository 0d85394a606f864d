import { ContextConsumer } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { peopleMessages } from '../../shared/messages/people.ts';
import { roleMessages } from '../../shared/messages/room.ts';
import type { InvitationView } from '../../shared/protocol/http/invitations.ts';
import { MAX_INVITATION_HOURS, MAX_INVITATION_USES } from '../../shared/protocol/limits.ts';
import { ROLES, type Role } from '../../shared/room/roles.ts';
import { houseContext } from '../app/contexts.ts';
import { AccordElement } from '../app/element.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { shortDay, zuluMinutes } from '../app/time.ts';
import { icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';

/** Makes invitation links, each shown once, and lists and revokes those still open. */
export class Invitations extends AccordElement {
  static override properties = {
    link: { state: true },
    copied: { state: true },
    problem: { state: true },
    open: { state: true },
  };
  /** The link just made; '' : none. */
  declare link: string;
  declare copied: boolean;
  declare problem: string;
  declare open: readonly InvitationView[];
  /** Whom the link just made is for, in words. */
  private linkFor = '';
  private readonly house = new ContextConsumer(this, { context: houseContext });
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.sites],
    opened: () => void this.refresh(),
  });

  constructor() {
    super();
    this.link = '';
    this.copied = false;
    this.problem = '';
    this.open = [];
  }

  private async refresh(): Promise<void> {
    const room = this.watch.current?.room;
    const answer = room ? await this.house.value?.api.invitations(room) : undefined;
    if (!answer) return;
    if (!answer.ok) {
      this.problem = this.t(errorMessages[answer.error.code]);
      return;
    }
    const now = Date.now();
    this.open = answer.value.invitations.filter(
      (each) => each.revokedAt === null && each.expiresAt > now && each.used < each.uses,
    );
  }

  override render(): TemplateResult {
    const sites = this.watch.current?.state.sites ?? [];
    return html`<section>
      <h3>${this.t(peopleMessages.invite)}</h3>
      <form class="invite" @submit=${this.onSubmit}>
        <label
          >${this.t(peopleMessages.role)}
          <select name="role">
            ${ROLES.map(
              (role) =>
                html`<option value=${role} ?selected=${role === 'editor'}>
                  ${this.t(roleMessages[role])}
                </option>`,
            )}
          </select></label
        >
        <label
          >${this.t(peopleMessages.delegation)}
          <select name="delegation">
            ${sites.map(
              (site, index) =>
                html`<option value=${site.id} ?selected=${index === 0}>
                  ${site.names[this.language]}
                </option>`,
            )}
            <option value="">${this.t(peopleMessages.noDelegation)}</option>
          </select></label
        >
        <label
          >${this.t(peopleMessages.hours)}
          <input name="hours" type="number" min="1" max=${MAX_INVITATION_HOURS} value="24" required
        /></label>
        <label
          >${this.t(peopleMessages.uses)}
          <input name="uses" type="number" min="1" max=${MAX_INVITATION_USES} value="1" required
        /></label>
        <button class="btn pri">${this.t(peopleMessages.make)}</button>
      </form>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.link ? this.made() : nothing}
      <h3>${this.t(peopleMessages.invitations)} <span class="num">${this.open.length}</span></h3>
      ${
        this.open.length === 0
          ? html`<p class="quiet">${this.t(peopleMessages.noInvitations)}</p>`
          : html`<ul class="rows">
              ${this.open.map((each) => this.row(each))}
            </ul>`
      }
    </section>`;
  }

  private made(): TemplateResult {
    return html`<div class="made" role="status">
      <label
        >${this.t(peopleMessages.linkFor, { who: this.linkFor })}
        <input
          class="num"
          readonly
          .value=${this.link}
          @focus=${(e: Event) => (e.target as HTMLInputElement).select()}
      /></label>
      <button class="btn" @click=${this.copy}>
        ${icon(this.copied ? 'check' : 'copy')}${this.t(
          this.copied ? appMessages.copied : appMessages.copy,
        )}
      </button>
      <p class="quiet">${this.t(peopleMessages.once)}</p>
    </div>`;
  }

  private row(each: InvitationView): TemplateResult {
    const sites = this.watch.current?.state.sites ?? [];
    const site = siteOf(sites, each.delegation);
    const role = this.t(roleMessages[each.role]);
    return html`<li>
      <span
        >${who(site, site?.names[this.language] ?? this.t(peopleMessages.noDelegation))}
        ${role}${each.room === '*' ? `, ${this.t(peopleMessages.everywhere)}` : ''}</span
      >
      <span class="quiet"
        >${this.t(peopleMessages.used, {
          used: each.used,
          count: each.uses,
          time: `${shortDay(each.expiresAt, this.language)} ${zuluMinutes(each.expiresAt)}`,
        })}</span
      >
      <button
        class="btn sm"
        aria-label=${this.t(peopleMessages.revokeInvitation, { role })}
        @click=${() => this.revoke(each.id)}
      >
        ${this.t(peopleMessages.revoke)}
      </button>
    </li>`;
  }

  private readonly copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.link);
      this.copied = true;
    } catch {
      // Not allowed here: the link stands selected, to be copied by hand.
      this.querySelector<HTMLInputElement>('.made input')?.select();
    }
  };

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const room = this.watch.current;
    if (!room) return;
    const role = ROLES.find((each) => each === data.get('role')) satisfies Role | undefined;
    const delegation = String(data.get('delegation') ?? '') || null;
    const answer = await this.house.value?.api.invite(room.room, {
      role: role ?? 'observer',
      delegation,
      hours: Number(data.get('hours')),
      uses: Number(data.get('uses')),
    });
    if (!answer) return;
    this.problem = answer.ok ? '' : this.t(errorMessages[answer.error.code]);
    this.link = answer.ok ? answer.value.link : '';
    this.linkFor = [
      this.t(roleMessages[role ?? 'observer']),
      siteOf(room.state.sites, delegation)?.names[this.language] ??
        this.t(peopleMessages.noDelegation),
    ].join(', ');
    this.copied = false;
    await this.refresh();
    // Seen, selected, and read aloud, wherever the dialog was scrolled to.
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('.made input')?.focus();
  };

  private async revoke(id: string): Promise<void> {
    const room = this.watch.current?.room;
    const answer = room ? await this.house.value?.api.revokeInvitation(room, id) : undefined;
    if (!answer) return;
    if (!answer.ok) this.problem = this.t(errorMessages[answer.error.code]);
    else this.problem = answer.value.recorded ? '' : this.t(peopleMessages.notRecorded);
    await this.refresh();
  }
}
customElements.define('accord-invitations', Invitations);
