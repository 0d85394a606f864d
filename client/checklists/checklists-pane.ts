import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ulid } from 'ulid';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { createTask } from '../../shared/room/board/build.ts';
import { tasksOn } from '../../shared/room/board/read-plans.ts';
import type { Link } from '../../shared/room/record/bodies-common.ts';
import { AccordElement } from '../app/element.ts';
import { may } from '../app/may.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import { Ticker } from '../app/ticker.ts';
import type { CommandTicket, RoomClient } from '../connection/contract.ts';
import { icon } from '../ui/icons.ts';
import { siteOf } from '../ui/identity.ts';
import './changes-dialog.ts';
import type { PlanChangesDialog } from './changes-dialog.ts';
import { Dragging } from './dragging.ts';
import { itemKeys } from './item-keys.ts';
import type { RowContext } from './item-row.ts';
import './item-sheet.ts';
import type { ItemSheet } from './item-sheet.ts';
import { checklistsOf, type Checklist } from './model.ts';
import type { PlanBarContext } from './plan-bar.ts';
import { planSection } from './plan-section.ts';
import './plan-sheet.ts';
import type { PlanSheet } from './plan-sheet.ts';
import { Moving } from './moving.ts';
import { orderAtEnd } from './reorder.ts';
import './template-picker.ts';
import type { TemplatePicker } from './template-picker.ts';

/** Plans and their items: who does what until when, and what stands in the way. */
export class ChecklistsPane extends AccordElement {
  static override properties = { problem: { state: true }, folded: { state: true } };
  declare problem: string;
  /** Plans whose items are hidden. */
  declare folded: ReadonlySet<string>;
  private lists: readonly Checklist[] = [];
  private readonly ticker = new Ticker(this, (now) => String(Math.floor(now / 15_000)));
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.sites, s.me, s.pending, s.ready],
    opened: (room) => void viewOf(room),
    entries: () => {},
    board: () => {},
  });
  private readonly moving = new Moving({
    element: this,
    lists: () => this.lists,
    room: () => this.watch.current,
    edit: (room, change) => this.edit(room, change),
    say: (message, params) => this.t(message, params),
    announce: (words) => {
      const news = this.querySelector('#checklist-news');
      if (news) news.textContent = words;
    },
  });

  constructor() {
    super();
    this.problem = '';
    this.folded = new Set();
    this.addController(
      new Dragging(this, (id, anchor, below) => this.moving.beside(id, anchor, below)),
    );
    this.addEventListener('accord-plan-made', ((event: CustomEvent<{ id: string }>) =>
      this.showPlan(event.detail.id)) as EventListener);
  }

  override willUpdate(): void {
    const room = this.watch.current;
    if (room) this.lists = checklistsOf(room.board, viewOf(room).fold, this.ticker.now);
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.watch.current;
    if (!room) return nothing;
    const mayWrite = may(room, 'board.write');
    const sum = (of: keyof Checklist['counts']): number =>
      this.lists.reduce((total, list) => total + list.counts[of], 0);
    const overdue = sum('overdue');
    return html`<div class="ph">
        <h2 id="checklists-title">${this.t(checklistMessages.title)}</h2>
        ${
          this.lists.length > 0
            ? html`<span class="ct"
                >${this.t(checklistMessages.doneOf, { done: sum('settled'), count: sum('all') })}</span
              >`
            : nothing
        }
        ${
          overdue > 0
            ? html`<b class="late"
                >${this.t(checklistMessages.overdueCount, { count: overdue })}</b
              >`
            : nothing
        }
        <span class="sp"></span>
        ${
          mayWrite
            ? html`<button class="btn sm" @click=${() => this.create()}>
                ${icon('plus')}${this.t(checklistMessages.plan)}
              </button>`
            : nothing
        }
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div
        class="list lists"
        tabindex="0"
        role="group"
        aria-label=${this.t(checklistMessages.title)}
        @keydown=${this.onKey}
      >
        ${this.lists.length === 0 && room.state.ready ? this.empty(mayWrite) : nothing}
        ${repeat(
          this.lists,
          (list) => list.id,
          (list) => this.checklist(room, list),
        )}
      </div>
      <div class="vh" aria-live="polite" id="checklist-news"></div>
      <accord-item-sheet></accord-item-sheet>
      <accord-plan-changes></accord-plan-changes>
      ${
        mayWrite
          ? html`<accord-plan-sheet></accord-plan-sheet
              ><accord-template-picker></accord-template-picker>`
          : nothing
      }`;
  }

  private checklist(room: RoomClient, list: Checklist): TemplateResult {
    return planSection(list, {
      row: this.rowContext(room),
      bar: this.planContext(room),
      folded: this.folded.has(list.id),
      fold: () => this.toggleFold(list.id),
      edit: () => this.querySelector<PlanSheet>('accord-plan-sheet')?.open(list.id),
      add: (title) => {
        const section = list.sections.at(-1)?.title ?? '';
        return this.addTask(room, { title, plan: list.id, list: section }) !== null;
      },
    });
  }

  private addTask(
    room: RoomClient,
    task: { title: string; plan: string; list: string; links?: readonly Link[] },
  ): string | null {
    const id = ulid();
    const order = orderAtEnd(tasksOn(room.board).filter(({ plan }) => plan === task.plan));
    return this.edit(room, (board) => void createTask(board, { ...task, id, order })) ? id : null;
  }

  private edit(room: RoomClient, change: Parameters<RoomClient['edit']>[0]): boolean {
    const refusal = room.edit(change);
    this.problem = refusal ? this.t(errorMessages[refusal.code]) : '';
    return refusal === null;
  }

  private rowContext(room: RoomClient): RowContext {
    const { me, sites } = room.state;
    return {
      language: this.language,
      sites,
      now: this.ticker.now,
      mayWrite: may(room, 'board.write'),
      mayMark: may(room, 'checklist.mark'),
      mine: may(room, 'checklist.acknowledge') ? (me?.delegation ?? null) : null,
      say: (message, params) => this.t(message, params),
      open: (id) => this.sheet?.open(id),
      toggle: (item) => {
        const state = item.state === 'open' || item.state === 'blocked' ? 'done' : 'open';
        this.follow(room.command('checklist.mark', { task: item.id, state }));
      },
      takeNote: (item) => this.follow(room.command('checklist.acknowledge', { task: item.id })),
    };
  }

  private planContext(room: RoomClient): PlanBarContext {
    const { me, sites } = room.state;
    return {
      say: (message, params) => this.t(message, params),
      mayFreeze: may(room, 'plan.version'),
      mine: may(room, 'plan.validate') ? (me?.delegation ?? null) : null,
      place: (code) => siteOf(sites, code)?.names[this.language] ?? code,
      freeze: ({ id, version, hash }) => {
        if (version && hash)
          this.follow(room.command('plan.version', { plan: id, version, versionHash: hash }));
      },
      validate: ({ id, hash }) => {
        if (hash) this.follow(room.command('plan.validate', { plan: id, versionHash: hash }));
      },
      showChanges: ({ version, state }) => {
        const known = state?.validation ?? state?.latest;
        if (!version || !known) return;
        const { number, version: before } = known;
        this.querySelector<PlanChangesDialog>('accord-plan-changes')?.open({
          number,
          before,
          after: version,
        });
      },
    };
  }

  private follow(ticket: CommandTicket): void {
    this.problem = '';
    void ticket.settled.then((result) => {
      if (!result.ok)
        this.problem = `${this.t(checklistMessages.refused)} ${this.t(errorMessages[result.refusal.code])}`;
    });
  }

  private empty(mayWrite: boolean): TemplateResult {
    return html`<div class="empty">
      <h3>${this.t(checklistMessages.emptyTitle)}</h3>
      <p>${this.t(mayWrite ? checklistMessages.emptyText : checklistMessages.emptyObserver)}</p>
      ${
        mayWrite
          ? html`<button class="btn" @click=${() => this.create()}>
              ${this.t(checklistMessages.newPlan)}
            </button>`
          : nothing
      }
    </div>`;
  }

  private get sheet(): ItemSheet | null {
    return this.querySelector<ItemSheet>('accord-item-sheet');
  }

  private toggleFold(id: string): void {
    const folded = new Set(this.folded);
    if (!folded.delete(id)) folded.add(id);
    this.folded = folded;
  }

  private showPlan(id: string): void {
    void this.updateComplete.then(() =>
      this.querySelector(`[data-plan="${id}"]`)?.scrollIntoView({ block: 'start' }),
    );
  }

  /** One listener for all rows: arrows walk, with Alt they move, Space and letters mark. */
  private readonly onKey = (event: KeyboardEvent): void =>
    itemKeys(event, {
      move: (id, by) => this.moving.by(id, by),
      toggle: (id) => {
        const room = this.watch.current;
        const item = this.itemOf(id);
        if (room && item && may(room, 'checklist.mark')) this.rowContext(room).toggle(item);
      },
      block: (id) => {
        const room = this.watch.current;
        if (room && may(room, 'checklist.mark')) this.sheet?.open(id, 'reason', 'blocked');
      },
    });

  private itemOf(id: string) {
    return this.lists.flatMap((list) => list.items).find((item) => item.id === id);
  }

  /** Choose a template for a new plan. @returns false when this person may not write */
  create(): boolean {
    const picker = this.querySelector<TemplatePicker>('accord-template-picker');
    picker?.open();
    return picker !== null;
  }

  /** A task out of an entry, a decision or a mark: made, and opened for who and when. */
  makeTask(title: string, links: readonly Link[]): void {
    const room = this.watch.current;
    if (!room || !may(room, 'board.write')) return;
    const id = this.addTask(room, { title: title.slice(0, 500), plan: '', list: '', links });
    if (id) this.sheet?.open(id, 'owner');
  }

  /** Bring an item or a plan into view and open it. */
  reveal(id: string): void {
    const item = this.itemOf(id);
    if (!item) return this.showPlan(id);
    if (this.folded.has(item.plan)) this.toggleFold(item.plan);
    void this.updateComplete.then(() => {
      this.querySelector(`[data-item="${id}"]`)?.scrollIntoView({ block: 'center' });
      this.sheet?.open(id);
    });
  }
}
customElements.define('accord-checklists', ChecklistsPane);
