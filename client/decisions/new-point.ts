import { html, type TemplateResult } from 'lit';
import { ulid } from 'ulid';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { createDecision, draftsOf } from '../../shared/room/board/build.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { readDue } from '../app/time.ts';
import { orderAtEnd } from '../checklists/reorder.ts';
import type { RoomClient } from '../connection/contract.ts';
import { DialogElement } from '../ui/dialog.ts';

/** A place after every draft of the board. */
const orderOf = (room: RoomClient): string =>
  orderAtEnd(
    [...draftsOf(room.board)].map(([id, draft]) => {
      const order = draft.get('order');
      return { id, order: typeof order === 'string' ? order : '' };
    }),
  );

/** Adds a decision to draft together. */
export class NewPoint extends DialogElement {
  static override properties = { problem: { state: true } };
  protected readonly dialogName = 'new-point';
  declare problem: string;
  private readonly watch = new RoomWatch(this);

  constructor() {
    super();
    this.problem = '';
  }

  open(): void {
    this.problem = '';
    void this.show();
  }

  override render(): TemplateResult {
    return this.framed(
      { title: this.t(decisionMessages.newPoint), onSubmit: (event) => this.create(event) },
      html`<p class="quiet">${this.t(decisionMessages.newDecisionHint)}</p>
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
        ${this.problemLine(this.problem)} ${this.formButtons(this.t(decisionMessages.create))}`,
    );
  }

  private create(event: SubmitEvent): void {
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
      order: orderOf(room),
    };
    const refusal = room.edit((board) => void createDecision(board, point, room.localOrigin));
    if (refusal) {
      this.problem = this.t(errorMessages[refusal.code]);
      return;
    }
    form.reset();
    this.close();
    this.dispatchEvent(new CustomEvent('accord-open-point', { detail: { id }, bubbles: true }));
  }
}
customElements.define('accord-new-point', NewPoint);
