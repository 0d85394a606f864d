import { ContextConsumer } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { lobbyMessages } from '../../shared/messages/lobby.ts';
import { houseContext, sessionContext } from './contexts.ts';
import { AccordElement } from './element.ts';
import './top-bar.ts';

/** Where an invitation link leads: a name, and in. The secret never stays in the address bar. */
export class InvitationPage extends AccordElement {
  static override properties = {
    secret: { attribute: false },
    problem: { state: true },
    busy: { state: true },
  };
  declare secret: string | null;
  declare problem: string;
  declare busy: boolean;
  private readonly house = new ContextConsumer(this, { context: houseContext });
  private readonly session = new ContextConsumer(this, {
    context: sessionContext,
    subscribe: true,
  });

  constructor() {
    super();
    this.secret = null;
    this.problem = '';
    this.busy = false;
  }

  override render(): TemplateResult {
    const person = this.session.value?.person;
    return html`<div class="app">
      <accord-top-bar></accord-top-bar>
      <main class="door">
        ${
          this.secret === null
            ? html`<section class="card">
                <h2>${this.t(lobbyMessages.inviteTitle)}</h2>
                <p class="problem" role="alert">${this.t(errorMessages.INVITATION_INVALID)}</p>
                <a class="btn" href="/">${this.t(appMessages.backToRooms)}</a>
              </section>`
            : html`<form class="card" @submit=${this.onSubmit}>
                <h2>${this.t(lobbyMessages.inviteTitle)}</h2>
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
                ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
                <button class="btn pri" ?disabled=${this.busy}>
                  ${this.t(person ? lobbyMessages.useInvitation : lobbyMessages.enter)}
                </button>
              </form>`
        }
      </main>
    </div>`;
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
    } else if (answer) this.problem = this.t(errorMessages[answer.error.code]);
  };
}
customElements.define('accord-invitation', InvitationPage);
