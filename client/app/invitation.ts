import { ContextConsumer } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { lobbyMessages } from '../../shared/messages/lobby.ts';
import { natureMessages, roleMessages } from '../../shared/messages/room.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { InvitationSeen } from '../../shared/protocol/http/session.ts';
import { houseContext, sessionContext } from './contexts.ts';
import { AccordElement } from './element.ts';
import './top-bar.ts';

/** Where an invitation link leads: a name, and in. The secret never stays in the address bar. */
export class InvitationPage extends AccordElement {
  static override properties = {
    secret: { attribute: false },
    seen: { state: true },
    problem: { state: true },
    useless: { state: true },
    busy: { state: true },
  };
  declare secret: string | null;
  /** What it is for; null: not known, or not yet. Nobody has to wait for it. */
  declare seen: InvitationSeen | null;
  declare problem: ErrorCode | null;
  /** It lets nobody in: there is no use in giving a name. */
  declare useless: boolean;
  declare busy: boolean;
  private readonly house = new ContextConsumer(this, { context: houseContext });
  private readonly session = new ContextConsumer(this, {
    context: sessionContext,
    subscribe: true,
  });

  constructor() {
    super();
    this.secret = null;
    this.seen = null;
    this.problem = null;
    this.useless = false;
    this.busy = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('secret')) void this.look();
  }

  private async look(): Promise<void> {
    const { secret } = this;
    this.seen = null;
    this.problem = secret === null ? 'INVITATION_INVALID' : null;
    this.useless = secret === null;
    if (secret === null) return;
    const answer = await this.house.value?.api.look({ secret });
    if (!answer || secret !== this.secret) return;
    if (answer.ok) this.seen = answer.value;
    else if (!answer.error.retry) {
      this.problem = answer.error.code;
      this.useless = true;
    }
  }

  override render(): TemplateResult {
    return html`<div class="app">
      <accord-top-bar></accord-top-bar>
      <main class="door">
        ${
          this.useless
            ? html`<section class="card">
                ${this.heading()} ${this.trouble()}
                <a class="btn" href="/">${this.t(appMessages.backToRooms)}</a>
              </section>`
            : this.form()
        }
      </main>
    </div>`;
  }

  private heading(): TemplateResult {
    const { seen } = this;
    const title = this.t(lobbyMessages.inviteTitle);
    if (!seen) return html`<h2>${title}</h2>`;
    const { room, role, delegation } = seen;
    const facts = [
      room && this.t(natureMessages[room.nature]),
      this.t(roleMessages[role]),
      delegation?.names[this.language],
    ];
    return html`<hgroup>
      <p>${title}</p>
      <h2>${room?.name ?? this.t(lobbyMessages.everyRoom)}</h2>
      <p>${facts.filter(Boolean).join(' · ')}</p>
    </hgroup>`;
  }

  private trouble(): TemplateResult | typeof nothing {
    return this.problem
      ? html`<p class="problem" role="alert">${this.t(errorMessages[this.problem])}</p>`
      : nothing;
  }

  private form(): TemplateResult {
    const person = this.session.value?.person;
    return html`<form class="card" @submit=${this.onSubmit}>
      ${this.heading()}
      <p>
        ${
          person
            ? this.t(lobbyMessages.signedInAs, { name: person.name })
            : this.t(lobbyMessages.inviteText)
        }
      </p>
      ${
        person
          ? nothing
          : html`<label
              >${this.t(lobbyMessages.yourName)}
              <input name="name" required maxlength="80" autocomplete="name" autofocus />
            </label>`
      }
      ${this.trouble()}
      <button class="btn pri" ?disabled=${this.busy}>
        ${this.t(person ? lobbyMessages.useInvitation : lobbyMessages.enter)}
      </button>
    </form>`;
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement).get('name');
    const name = this.session.value?.person.name ?? String(typed ?? '').trim();
    if (!this.secret || !name) return;
    this.busy = true;
    const answer = await this.house.value?.api.redeem({ secret: this.secret, name });
    this.busy = false;
    if (answer?.ok) {
      const { room } = answer.value;
      const detail = room ? { page: 'room', room } : { page: 'lobby' };
      this.dispatchEvent(new CustomEvent('accord-entered', { bubbles: true, composed: true }));
      this.dispatchEvent(new CustomEvent('accord-go', { detail, bubbles: true, composed: true }));
    } else if (answer) this.problem = answer.error.code;
  };
}
customElements.define('accord-invitation', InvitationPage);
