import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { AccordElement } from '../app/element.ts';
import { may } from '../app/may.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import { Ticker } from '../app/ticker.ts';
import type { CommandTicket, RoomClient } from '../connection/contract.ts';
import { icon } from '../ui/icons.ts';
import { siteOf } from '../ui/identity.ts';
import './new-point.ts';
import type { NewPoint } from './new-point.ts';
import { pointItem, type ItemContext } from './point-item.ts';
import './point-sheet.ts';
import type { PointSheet } from './point-sheet.ts';
import { groupsOf, pointsOf, type DecisionPoint } from './points.ts';
import { serverNow } from './server-clock.ts';

/** More points than this are not drawn as a row of little bars. */
const MOST_CELLS = 30;

/** What is to be decided and done: groups, votes, ticks. */
export class DecisionsPane extends AccordElement {
  static override properties = { problem: { state: true } };
  declare problem: string;
  private points: readonly DecisionPoint[] = [];
  /** A silence procedure counts down by the second; otherwise half a minute is enough. */
  private readonly ticker = new Ticker(this, (now) => {
    const runs = this.points.some(({ state }) => state.silenceRuns);
    return String(Math.floor(now / (runs ? 1_000 : 30_000)));
  });
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.sites, s.me, s.pending, s.link],
    opened: (room) => void viewOf(room),
    entries: () => {},
    board: () => {},
  });

  constructor() {
    super();
    this.problem = '';
    this.addEventListener('accord-open-point', ((event: CustomEvent<{ id: string }>) =>
      this.openPoint(event.detail.id, true)) as EventListener);
  }

  override willUpdate(): void {
    const room = this.watch.current;
    if (!room) return;
    const codes = room.state.sites.map((site) => site.id);
    this.points = pointsOf(room.board, viewOf(room).fold, {
      delegations: codes,
      now: serverNow(room, this.ticker.now),
    });
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.watch.current;
    if (!room) return nothing;
    const mayWrite = may(room, 'board.write');
    const groups = groupsOf(this.points, room.state.me?.delegation ?? null);
    const context = this.context(room);
    const count = this.points.length;
    return html`<div class="ph">
        <h2 id="decisions-title">${this.t(decisionMessages.title)}</h2>
        ${
          count > 0
            ? html`<span class="ct"
                >${this.t(decisionMessages.doneOf, { done: groups.done.length, count })}</span
              >`
            : nothing
        }
        <span class="sp"></span>
        ${
          mayWrite
            ? html`<button class="btn sm" @click=${() => this.create()}>
                ${icon('plus')}${this.t(decisionMessages.newDecision)}
              </button>`
            : nothing
        }
      </div>
      ${count > 0 ? this.progress() : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="list" tabindex="0" role="group" aria-label=${this.t(decisionMessages.points)}>
        ${count === 0 && room.state.ready ? this.empty(mayWrite) : nothing}
        ${this.group(
          this.t(decisionMessages.forMe, { place: this.place(room) }),
          groups.mine,
          context,
        )}
        ${this.group(this.t(decisionMessages.toDecide), groups.toDecide, context)}
        ${this.group(this.t(decisionMessages.next), groups.next, context)}
        ${this.group(this.t(decisionMessages.done), groups.done, context)}
      </div>
      <accord-point-sheet></accord-point-sheet>
      ${mayWrite ? html`<accord-new-point></accord-new-point>` : nothing}`;
  }

  /** The person's own delegation in their language. */
  private place({ state: { me, sites } }: RoomClient): string {
    const code = me?.delegation ?? null;
    return siteOf(sites, code)?.names[this.language] ?? code ?? '';
  }

  private context(room: RoomClient): ItemContext {
    const { me, sites } = room.state;
    return {
      language: this.language,
      sites,
      now: serverNow(room, this.ticker.now),
      mine: me !== null && may(room, 'decision.sign') ? me.delegation : null,
      say: (message, params) => this.t(message, params),
      open: (id) => this.openPoint(id),
      reserve: ({ id }) =>
        this.querySelector<PointSheet>('accord-point-sheet')?.open(id, 'decision.reserve'),
      sign: (point) =>
        this.watchFor(
          room.command('decision.sign', {
            decision: point.id,
            proposal: point.state.proposal?.id ?? '',
            versionHash: point.hash,
          }),
        ),
    };
  }

  private watchFor(ticket: CommandTicket): void {
    this.problem = '';
    void ticket.settled.then((result) => {
      if (!result.ok)
        this.problem = `${this.t(decisionMessages.refused)} ${this.t(errorMessages[result.refusal.code])}`;
    });
  }

  private progress(): TemplateResult {
    const overdue = this.points.filter((point) => point.overdue).length;
    const cells = [...this.points].sort(
      (a, b) => Number(b.done) - Number(a.done) || Number(b.overdue) - Number(a.overdue),
    );
    return html`<div class="prog">
      ${
        overdue > 0
          ? html`<div class="row">
              <b class="late">${this.t(decisionMessages.overdueCount, { count: overdue })}</b>
            </div>`
          : nothing
      }
      ${
        cells.length <= MOST_CELLS
          ? html`<div class="meter" aria-hidden="true">
              ${cells.map((p) => html`<i class=${p.done ? 'd' : p.overdue ? 'w' : ''}></i>`)}
            </div>`
          : nothing
      }
    </div>`;
  }

  private group(
    title: string,
    points: readonly DecisionPoint[],
    context: ItemContext,
  ): TemplateResult | typeof nothing {
    if (points.length === 0) return nothing;
    return html`<h3 class="grp"><span>${title}</span><span class="num">${points.length}</span></h3>
      <ul>
        ${repeat(
          points,
          (point) => point.id,
          (point) => pointItem(point, context),
        )}
      </ul>`;
  }

  private empty(mayWrite: boolean): TemplateResult {
    return html`<div class="empty">
      <h3>${this.t(decisionMessages.emptyTitle)}</h3>
      <p>${this.t(mayWrite ? decisionMessages.emptyText : decisionMessages.emptyObserver)}</p>
      ${
        mayWrite
          ? html`<button class="btn" @click=${() => this.create()}>
              ${this.t(decisionMessages.newPoint)}<kbd>D</kbd>
            </button>`
          : nothing
      }
    </div>`;
  }

  /** Open the dialog for a new point. @returns false when this person may not write */
  create(): boolean {
    const dialog = this.querySelector<NewPoint>('accord-new-point');
    dialog?.open();
    return dialog !== null;
  }

  private openPoint(id: string, write = false): void {
    this.querySelector<PointSheet>('accord-point-sheet')?.open(id, null, write);
  }

  /** Bring a point into view and open it. */
  reveal(id: string): void {
    this.querySelector(`[data-point="${id}"]`)?.scrollIntoView({ block: 'center' });
    this.openPoint(id);
  }
}
customElements.define('accord-decisions', DecisionsPane);
