import { generateKeyBetween } from 'fractional-indexing';
import { html, nothing, type TemplateResult } from 'lit';
import { ulid } from 'ulid';
import { appMessages } from '../../shared/messages/app.ts';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { createDecision, draftsOf } from '../../shared/room/board/build.ts';
import { AccordElement } from '../app/element.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { readDue } from '../app/time.ts';
import type { RoomClient } from '../connection/contract.ts';

/** A fractional index after every draft of the board. */
function orderAtEnd(room: RoomClient): string {
  let last: string | null = null;
  for (const draft of draftsOf(room.board).values()) {
    const order = draft.get('order');
    if (typeof order === 'string' && order && (last === null || order > last)) last = order;
  }
  try {
    return generateKeyBetween(last, null);
  } catch {
    // Some other program wrote an order of its own making: start over after it.
    return generateKeyBetween(null, null);
  }
}

/** Adds a decision to draft together. */
export class NewPoint extends AccordElement {
  static override properties = { problem: { state: true } };
  declare problem: string;
  private readonly watch = new RoomWatch(this);

  constructor() {
    super();
    this.problem = '';
  }

  open(): void {
    this.problem = '';
    void this.updateComplete.then(() => {
      this.querySelector('dialog')?.showModal();
      this.querySelector<HTMLInputElement>('input[name=title]')?.focus();
    });
  }

  override render(): TemplateResult {
    return html`<dialog class="dlg" aria-labelledby="new-point-title">
      <form @submit=${this.onSubmit}>
        <h2 id="new-point-title">${this.t(decisionMessages.newPoint)}</h2>
        <p class="quiet">${this.t(decisionMessages.newDecisionHint)}</p>
        <label
          >${this.t(decisionMessages.titleField)}
          <input name="title" required maxlength="500" autocomplete="off" />
        </label>
        <div class="cols">
          <label
            >${this.t(decisionMessages.owner)}
            <input name="owner" maxlength="200" autocomplete="off" />
          </label>
          <label
            >${this.t(decisionMessages.dueField)}
            <input name="due" class="num" autocomplete="off" placeholder="17:00" />
          </label>
        </div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class="row">
          <button type="button" class="btn" @click=${this.close}>
            ${this.t(appMessages.cancel)}
          </button>
          <button class="btn pri">${this.t(decisionMessages.create)}</button>
        </div>
      </form>
    </dialog>`;
  }

  private readonly close = (): void => this.querySelector('dialog')?.close();

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const field = (name: string): string => String(data.get(name) ?? '').trim();
    const room = this.watch.current;
    const title = field('title');
    if (!room || !title) return;
    const due = readDue(field('due'), Date.now());
    if (due === undefined) {
      this.problem = this.t(decisionMessages.dueWrong);
      return;
    }
    const id = ulid();
    const point = {
      id,
      title,
      owner: field('owner'),
      due,
      order: orderAtEnd(room),
    };
    const refusal = room.edit((board) => void createDecision(board, point, room.localOrigin));
    if (refusal) {
      this.problem = this.t(errorMessages[refusal.code]);
      return;
    }
    form.reset();
    this.close();
    this.dispatchEvent(new CustomEvent('accord-open-point', { detail: { id }, bubbles: true }));
  };
}
customElements.define('accord-new-point', NewPoint);
