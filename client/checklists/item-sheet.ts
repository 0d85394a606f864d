import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { appMessages } from '../../shared/messages/app.ts';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { changeDraft, liftDraft, type DraftChange } from '../../shared/room/board/build.ts';
import { plansOn } from '../../shared/room/board/read-plans.ts';
import { STATES_WITH_REASON, TASK_STATES, type TaskState } from '../../shared/room/record/terms.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { may } from '../app/may.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import { readDue, writeDue, zuluMinutes } from '../app/time.ts';
import type { CommandTicket, RoomClient } from '../connection/contract.ts';
import '../decisions/co-text.ts';
import { DialogElement } from '../ui/dialog.ts';
import { icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';
import { dependencies } from './dependencies.ts';
import { history, linksOf } from './item-record.ts';
import { itemsOf, type Item } from './model.ts';

/** An item of a checklist in full: what, who, when, after what, and how it stands. */
export class ItemSheet extends DialogElement {
  protected readonly dialogName = 'item-sheet';
  static override properties = {
    item: { state: true },
    choice: { state: true },
    reason: { state: true },
    problem: { state: true },
  };
  /** ULID of the item shown; null: closed. */
  declare item: string | null;
  /** A state chosen that wants its reason before it is recorded. */
  declare choice: TaskState | null;
  declare reason: string;
  declare problem: string;
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.me, s.sites, s.pending],
    entries: () => {},
    board: () => {},
  });

  constructor() {
    super();
    this.item = null;
    this.choice = null;
    this.reason = '';
    this.problem = '';
  }

  /** @param choice a state to ask the reason for at once */
  open(id: string, focus: 'title' | 'owner' | 'reason' = 'title', choice?: TaskState): void {
    this.item = id;
    this.choice = choice ?? null;
    this.reason = '';
    this.problem = '';
    void this.show().then(() => {
      if (focus !== 'title') this.querySelector<HTMLElement>(`[name=${focus}]`)?.focus();
    });
  }

  protected override onClosed(): void {
    this.item = null;
  }

  override render(): TemplateResult {
    const room = this.watch.current;
    const items = room && this.item ? itemsOf(room.board, viewOf(room).fold, Date.now()) : [];
    const item = items.find(({ id }) => id === this.item);
    return this.framed(
      { title: this.t(checklistMessages.item), size: 'sheet', cross: true },
      room && item ? this.content(room, item, items) : nothing,
    );
  }

  private content(room: RoomClient, item: Item, items: readonly Item[]): TemplateResult {
    const mayWrite = may(room, 'board.write');
    return html`${mayWrite ? this.fields(room, item, items) : this.reading(item)}
    ${dependencies(item, items, {
      mayWrite,
      say: (message, params) => this.t(message, params),
      change: (after) => this.change(room, item, { after }),
    })}
    ${linksOf(room, item, (message, params) => this.t(message, params))}
    ${this.standing(room, item)} ${this.acknowledgements(room, item)}
    ${history(room, item.id, this.language, (message, params) => this.t(message, params))}
    ${this.problemLine(this.problem)}
    ${
      mayWrite
        ? html`<div class="row split">
            <button class="btn quiet" @click=${() => this.strike(room, item)}>
              ${this.t(checklistMessages.strike)}
            </button>
            <button class="btn" @click=${this.close}>${this.t(appMessages.close)}</button>
          </div>`
        : nothing
    }`;
  }

  private fields(room: RoomClient, item: Item, items: readonly Item[]): TemplateResult {
    const headings = new Set(
      items.filter((other) => other.plan === item.plan).map(({ list }) => list),
    );
    const field = (
      name: 'owner' | 'list' | 'due',
      label: string,
      value: string,
      write: (typed: string) => void,
    ): TemplateResult =>
      html`<label
        >${label}
        <input
          name=${name}
          class=${name === 'due' ? 'num' : ''}
          maxlength="200"
          autocomplete="off"
          list=${name === 'list' ? 'item-headings' : nothing}
          placeholder=${name === 'due' ? '17:00' : nothing}
          .value=${value}
          @change=${(event: Event) => write((event.target as HTMLInputElement).value.trim())}
        />
      </label>`;
    return html`<accord-co-text
        .path=${['drafts', item.id, 'title']}
        label=${this.t(checklistMessages.titleField)}
        draft=${item.id}
        rows="2"
        max="500"
        single
        class="big"
      ></accord-co-text>
      <div class="cols four">
        ${field('owner', this.t(checklistMessages.owner), item.owner, (owner) =>
          this.change(room, item, { owner }),
        )}
        ${field(
          'due',
          this.t(checklistMessages.dueField),
          writeDue(item.due, Date.now()),
          (typed) => {
            const due = readDue(typed, Date.now());
            if (due === undefined) this.problem = this.t(checklistMessages.dueWrong);
            else this.change(room, item, { due });
          },
        )}
        ${field('list', this.t(checklistMessages.section), item.list, (list) =>
          this.change(room, item, { list }),
        )}
        <label
          >${this.t(checklistMessages.plan)}
          <select
            name="plan"
            @change=${(event: Event) =>
              this.change(room, item, { plan: (event.target as HTMLSelectElement).value })}
          >
            <option value="" ?selected=${item.plan === ''}>
              ${this.t(checklistMessages.loose)}
            </option>
            ${plansOn(room.board).map(
              (plan) =>
                html`<option value=${plan.id} ?selected=${item.plan === plan.id}>
                  ${shownText(plan.title) || this.t(checklistMessages.untitled)}
                </option>`,
            )}
          </select>
        </label>
        <datalist id="item-headings">
          ${[...headings].map((heading) => html`<option value=${heading}></option>`)}
        </datalist>
      </div>`;
  }

  private reading(item: Item): TemplateResult {
    return html`<p class="big-text">
        ${shownText(item.title) || this.t(checklistMessages.untitled)}
      </p>
      <dl class="facts">
        <dt>${this.t(checklistMessages.owner)}</dt>
        <dd>${shownText(item.owner) || '—'}</dd>
        <dt>${this.t(checklistMessages.dueField)}</dt>
        <dd class="num">${item.due === null ? '—' : writeDue(item.due, Date.now())}</dd>
      </dl>`;
  }

  /** How it stands, and for those who may: another state, with its reason where one is wanted. */
  private standing(room: RoomClient, item: Item): TemplateResult {
    const mayMark = may(room, 'checklist.mark');
    const chosen = this.choice ?? item.state;
    if (!mayMark)
      return html`<p class="quiet">
        ${this.t(checklistMessages.state)}: ${this.t(checklistMessages[item.state])}.
        ${shownText(item.mark?.reason ?? '')}
      </p>`;
    return html`<fieldset class="states">
      <legend>${this.t(checklistMessages.state)}</legend>
      <div class="seg">
        ${TASK_STATES.map(
          (state) =>
            html`<button
              type="button"
              aria-pressed=${chosen === state}
              @click=${() => this.choose(room, item, state)}
            >
              ${this.t(checklistMessages[state])}
            </button>`,
        )}
      </div>
      ${
        this.choice
          ? html`<form
              class="reason"
              @submit=${(event: SubmitEvent) => {
                event.preventDefault();
                this.mark(room, item, this.choice ?? 'blocked', this.reason.trim());
              }}
            >
              <label
                >${this.t(checklistMessages.reason)}
                <input
                  name="reason"
                  required
                  maxlength="500"
                  autocomplete="off"
                  placeholder=${this.t(checklistMessages.reasonWanted)}
                  .value=${live(this.reason)}
                  @input=${(e: Event) => (this.reason = (e.target as HTMLInputElement).value)}
                />
              </label>
              <button class="btn pri" ?disabled=${this.reason.trim() === ''}>
                ${this.t(checklistMessages.record)}
              </button>
            </form>`
          : item.mark?.reason && item.state !== 'open'
            ? html`<p class="why">${shownText(item.mark.reason)}</p>`
            : nothing
      }
    </fieldset>`;
  }

  private choose(room: RoomClient, item: Item, state: TaskState): void {
    this.problem = '';
    if (STATES_WITH_REASON.has(state)) {
      this.choice = state;
      void this.updateComplete.then(() =>
        this.querySelector<HTMLElement>('input[name=reason]')?.focus(),
      );
    } else if (state === item.state) this.choice = null;
    else this.mark(room, item, state);
  }

  private mark(room: RoomClient, item: Item, state: TaskState, reason = ''): void {
    this.choice = null;
    this.reason = '';
    const body = { task: item.id, state, ...(reason && { reason }) };
    this.follow(room.command('checklist.mark', body));
  }

  private acknowledgements(room: RoomClient, item: Item): TemplateResult {
    const mine = may(room, 'checklist.acknowledge') ? (room.state.me?.delegation ?? null) : null;
    const open = mine !== null && !Object.hasOwn(item.acknowledged, mine);
    const place = siteOf(room.state.sites, mine)?.names[this.language] ?? mine ?? '';
    return html`<section class="acked">
      <h3>${this.t(checklistMessages.acknowledgements)}</h3>
      <ul class="names">
        ${room.state.sites.map((site) => {
          const noted = item.acknowledged[site.id];
          return html`<li>
            ${who(site, site.id)}
            ${
              noted
                ? html`${shownText(noted.name)},
                    <span class="num">${zuluMinutes(noted.stamp.recordedAt)}Z</span
                    >${icon('check')}`
                : '—'
            }
          </li>`;
        })}
      </ul>
      ${
        open
          ? html`<button
              class="btn sm"
              @click=${() => this.follow(room.command('checklist.acknowledge', { task: item.id }))}
            >
              ${this.t(checklistMessages.takeNoteFor, { place })}
            </button>`
          : nothing
      }
    </section>`;
  }

  private follow(ticket: CommandTicket): void {
    void ticket.settled.then((result) => {
      if (!result.ok)
        this.problem = `${this.t(checklistMessages.refused)} ${this.t(errorMessages[result.refusal.code])}`;
    });
  }

  private change(room: RoomClient, item: Item, change: DraftChange): void {
    const refusal = room.edit((board) => changeDraft(board, item.id, change, room.localOrigin));
    this.problem = refusal ? this.t(errorMessages[refusal.code]) : '';
  }

  private strike(room: RoomClient, item: Item): void {
    const by = room.state.me?.person;
    if (!by) return;
    const lifted = { at: Date.now(), by };
    const refusal = room.edit((board) => liftDraft(board, item.id, lifted, room.localOrigin));
    this.problem = refusal ? this.t(errorMessages[refusal.code]) : '';
    if (!refusal) this.close();
  }
}
customElements.define('accord-item-sheet', ItemSheet);
