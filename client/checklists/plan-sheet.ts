import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { appMessages } from '../../shared/messages/app.ts';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { changePlan, liftDraft } from '../../shared/room/board/build.ts';
import { plansOn, tasksOn, type BoardPlan } from '../../shared/room/board/read-plans.ts';
import { RoomWatch } from '../app/room-watch.ts';
import type { RoomClient } from '../connection/contract.ts';
import '../decisions/co-text.ts';
import { DialogElement } from '../ui/dialog.ts';

/** What a plan is called, what it is for, and who validates it. */
export class PlanSheet extends DialogElement {
  protected readonly dialogName = 'plan-sheet';
  static override properties = { plan: { state: true }, problem: { state: true } };
  /** ULID of the plan shown; null: closed. */
  declare plan: string | null;
  declare problem: string;
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.sites],
    board: () => {},
  });

  constructor() {
    super();
    this.plan = null;
    this.problem = '';
  }

  open(id: string): void {
    this.plan = id;
    this.problem = '';
    void this.show();
  }

  protected override onClosed(): void {
    this.plan = null;
  }

  override render(): TemplateResult {
    const room = this.watch.current;
    const plan = room && this.plan ? plansOn(room.board).find(({ id }) => id === this.plan) : null;
    return this.framed(
      { title: this.t(checklistMessages.plan), size: 'sheet', cross: true },
      room && plan ? this.fields(room, plan) : nothing,
    );
  }

  private fields(room: RoomClient, plan: BoardPlan): TemplateResult {
    return html`<accord-co-text
        .path=${['drafts', plan.id, 'title']}
        label=${this.t(checklistMessages.titleField)}
        draft=${plan.id}
        rows="1"
        max="500"
        single
        class="big"
      ></accord-co-text>
      <accord-co-text
        .path=${['drafts', plan.id, 'purpose']}
        label=${this.t(checklistMessages.purpose)}
        draft=${plan.id}
        rows="3"
        max="5000"
      ></accord-co-text>
      <label class="gap"
        >${this.t(checklistMessages.validator)}
        <select
          .value=${live(plan.validator)}
          @change=${(event: Event) =>
            this.edit(room, (board) =>
              changePlan(
                board,
                plan.id,
                { validator: (event.target as HTMLSelectElement).value },
                room.localOrigin,
              ),
            )}
        >
          ${room.state.sites.map(
            (site) =>
              html`<option value=${site.id} ?selected=${site.id === plan.validator}>
                ${site.names[this.language]}
              </option>`,
          )}
        </select>
      </label>
      ${this.problemLine(this.problem)}
      <div class="row split">
        <button class="btn quiet" @click=${() => this.strike(room, plan.id)}>
          ${this.t(checklistMessages.strikePlan)}
        </button>
        <button class="btn" @click=${this.close}>${this.t(appMessages.close)}</button>
      </div>`;
  }

  private edit(room: RoomClient, change: Parameters<RoomClient['edit']>[0]): boolean {
    const refusal = room.edit(change);
    this.problem = refusal ? this.t(errorMessages[refusal.code]) : '';
    return refusal === null;
  }

  /** The plan with all its items; they stay on the board, struck. */
  private strike(room: RoomClient, id: string): void {
    const by = room.state.me?.person;
    if (!by) return;
    const lifted = { at: Date.now(), by };
    const struck = this.edit(room, (board) =>
      board.transact(() => {
        for (const task of tasksOn(board)) if (task.plan === id) liftDraft(board, task.id, lifted);
        liftDraft(board, id, lifted);
      }, room.localOrigin),
    );
    if (struck) this.close();
  }
}
customElements.define('accord-plan-sheet', PlanSheet);
