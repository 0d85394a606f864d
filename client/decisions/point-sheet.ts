import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { mapLinkMessages } from '../../shared/messages/map-links.ts';
import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { liftDraft, restoreDraft } from '../../shared/room/board/build.ts';
import type { DecisionVersion } from '../../shared/room/decision.ts';
import type { DecisionState } from '../../shared/room/decisions/state.ts';
import type { DecisionActType } from '../../shared/room/record/terms.ts';
import { isTyping } from '../app/keys.ts';
import { featureLabel } from '../app/labels.ts';
import { marksLinking } from '../app/mark-backlinks.ts';
import { may } from '../app/may.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import { Ticker } from '../app/ticker.ts';
import type { CommandTicket, RoomClient } from '../connection/contract.ts';
import { DialogElement } from '../ui/dialog.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';
import { actForm } from './act-form.ts';
import { difference } from './difference.ts';
import { offersOf } from './offers.ts';
import { pointsOf, type DecisionPoint, type PointsView } from './points.ts';
import { serverNow } from './server-clock.ts';
import { actButtons, type FormAct } from './sheet-acts.ts';
import type { SheetContext } from './sheet-context.ts';
import { reading } from './sheet-reading.ts';
import { ladder, noteProposed, outcomes, phaseChip, positions } from './sheet-standing.ts';
import { textFields } from './sheet-text.ts';

/** The version that those whose word has lapsed had read, the newest; else the one proposed. */
export function versionBefore({
  standings,
  proposals,
  proposal,
}: DecisionState): DecisionVersion | null {
  const read = standings
    .filter(({ stance }) => stance === 'lapsed')
    .map(({ position }) => proposals.find(({ id }) => id === position?.proposal))
    .sort((a, b) => (b?.number ?? 0) - (a?.number ?? 0))[0];
  return (read ?? proposal)?.version ?? null;
}

/** A decision in full: its text, written together or read; how it stands; what may be done. */
export class PointSheet extends DialogElement {
  static override properties = {
    point: { state: true },
    problem: { state: true },
    form: { state: true },
    editing: { state: true },
  };
  protected readonly dialogName = 'sheet';
  /** ULID of the decision shown; null: closed. */
  declare point: string | null;
  declare problem: string;
  /** The act whose form is open. */
  declare form: FormAct | null;
  /** The person means to edit a text that is proposed. */
  declare editing: boolean;
  /** A deadline runs by the second; otherwise the minute is enough. */
  private readonly ticker = new Ticker(this, (now) => {
    const step = this.querySelector('.silence b') ? 1_000 : 30_000;
    return this.point === null ? '' : String(Math.floor(now / step));
  });
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.me, s.sites, s.roster, s.pending, s.link],
    entries: () => {},
    board: () => {},
  });

  constructor() {
    super();
    this.point = null;
    this.problem = '';
    this.form = null;
    this.editing = false;
  }

  /** @param write just made: to be written on */
  open(id: string, form: FormAct | null = null, write = false): void {
    this.point = id;
    this.problem = '';
    this.form = form;
    this.editing = false;
    void this.show().then(() => this.focusFirst(write));
  }

  /** An act takes its own button away: keys go on from the title, not from nowhere. */
  override updated(): void {
    if (this.dialog?.open && document.activeElement === document.body)
      this.querySelector<HTMLElement>('#sheet-title')?.focus({ preventScroll: true });
  }

  protected override onClosed(): void {
    this.point = null;
    this.form = null;
  }

  private viewOf(room: RoomClient): PointsView {
    const delegations = room.state.sites.map((site) => site.id);
    return { delegations, now: serverNow(room, this.ticker.now) };
  }

  private current(room: RoomClient): DecisionPoint | undefined {
    const points = pointsOf(room.board, viewOf(room).fold, this.viewOf(room));
    return points.find((point) => point.id === this.point);
  }

  override render(): TemplateResult {
    const room = this.watch.current;
    const point = room && this.point ? this.current(room) : undefined;
    const shown = room && point ? this.sheet(room, point) : { title: '', content: nothing };
    const { title, content } = shown;
    return this.framed({ title, size: 'decision-sheet', onKey: this.onKey }, content);
  }

  private sheet(
    room: RoomClient,
    point: DecisionPoint,
  ): Record<'title' | 'content', TemplateResult> {
    const context: SheetContext = {
      room,
      point,
      language: this.language,
      now: this.viewOf(room).now,
      say: (message, params) => this.t(message, params),
      problem: (words) => void (this.problem = words),
      edit: (change) => this.edit(room, change),
    };
    const mayWrite = may(room, 'board.write');
    const { state } = point;
    // A text that waits for sign-offs is not changed by a stray key: one has to ask for it.
    const frozen = state.phase === 'proposed' && !state.edited && !this.editing;
    const writes = mayWrite && !point.struck && state.outcome === null && !frozen;
    const title = html`<header class="sheet-head">
        <span class="tag">${icon('decision')}${this.t(decisionMessages.newDecision)}</span>
        ${phaseChip(context)} ${this.writers(room)}<span class="sp"></span>
        <button class="btn sq quiet" aria-label=${this.t(appMessages.close)} @click=${this.close}>
          ${icon('close')}
        </button>
      </header>
      <h2 id="sheet-title" tabindex="-1" class=${writes ? 'vh' : ''}>
        ${shownText(point.title) || this.t(decisionMessages.untitled)}
      </h2>`;
    const content = html`${this.marksOf(room, point)}
      <div class="dec-body">
        <section class="dec-text" aria-label=${this.t(sheetMessages.text)}>
          ${writes ? textFields(context) : this.frozen(context, mayWrite)}
        </section>
        <section class="dec-side" aria-label=${this.t(sheetMessages.course)}>
          ${outcomes(context)}
          ${state.outcome && state.phase !== 'taken' ? nothing : ladder(context)}
          ${noteProposed(context)} ${this.lapse(point)}
          ${state.proposal ? positions(context) : nothing} ${this.discounted(point)}
          ${mayWrite ? this.acts(context) : nothing} ${this.problemLine(this.problem)}
        </section>
      </div>
      ${mayWrite ? this.strikeRow(room, point) : nothing}`;
    return { title, content };
  }

  /** Marks of the map that link to the decision; a click leads there. */
  private marksOf(room: RoomClient, { id }: DecisionPoint): TemplateResult | typeof nothing {
    const marks = marksLinking(room.board, id);
    if (marks.length === 0) return nothing;
    return html`<div class="refs" role="group" aria-label=${this.t(mapLinkMessages.onMap)}>
      ${marks.map((mark) => {
        const name = shownText(featureLabel(room.board, mark.id) ?? '…');
        return html`<button class="chip" data-show="feature" data-id=${mark.id}>
          ${icon('pin')}${name}
        </button>`;
      })}
    </div>`;
  }

  /** What counts is what was frozen; below it the text that is written on since, if it differs. */
  private frozen(context: SheetContext, mayWrite: boolean): TemplateResult {
    const { point } = context;
    const { proposal, outcome, edited } = point.state;
    const version = (outcome ? outcome.proposal : proposal)?.version ?? point.version;
    return html`${
      point.struck
        ? html`<p class="lapse">${icon('warning')}${this.t(sheetMessages.struck)}</p>`
        : outcome && edited
          ? html`<p class="lapse">${icon('warning')}${this.t(sheetMessages.editedSince)}</p>`
          : nothing
    }
    ${reading(context, version, outcome?.option ?? null)}
    ${
      mayWrite && !point.struck && !outcome
        ? html`<button class="btn sm edit-text" @click=${() => (this.editing = true)}>
            ${icon('correct')}${this.t(sheetMessages.editText)}
          </button>`
        : nothing
    }
    ${
      outcome && !point.struck && mayWrite
        ? html`<details class="rework" ?open=${edited}>
            <summary>${this.t(sheetMessages.text)}: ${this.t(sheetMessages.reopen)}</summary>
            ${textFields(context)}
          </details>`
        : nothing
    }`;
  }

  /** Sign-offs that lapsed, and why: word by word. */
  private lapse({ state, version, struck }: DecisionPoint): TemplateResult | typeof nothing {
    const lapsed = state.standings.some(({ stance }) => stance === 'lapsed');
    if (struck || state.phase === 'draft' || (!state.edited && !lapsed)) return nothing;
    const before = versionBefore(state);
    const changed = before ? difference(before, version, this.language) : nothing;
    const words = state.edited ? decisionMessages.edited : sheetMessages.versionChanged;
    return html`${
      state.outcome ? nothing : html`<p class="lapse">${icon('warning')}${this.t(words)}</p>`
    }
    ${
      changed === nothing
        ? nothing
        : html`<details ?open=${state.outcome === null}>
            <summary>${this.t(decisionMessages.whatChanged)}</summary>
            ${changed}
          </details>`
    }`;
  }

  private discounted({ state }: DecisionPoint): TemplateResult | typeof nothing {
    const { discounted, standings } = state;
    if (discounted.length === 0 || standings.length === 0) return nothing;
    return html`<details class="past">
      <summary>${this.t(sheetMessages.discounted, { count: discounted.length })}</summary>
      <ul class="ended">
        ${discounted.map(
          ({ act, code }) =>
            html`<li>
              <b>${act.delegation ?? ''} ${shownText(act.name)}</b>
              <p>${this.t(errorMessages[code])}</p>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  private acts(context: SheetContext): TemplateResult | typeof nothing {
    const { room, point } = context;
    const { me } = room.state;
    if (!me) return nothing;
    const { form } = this;
    if (form)
      return actForm({
        ...context,
        type: form,
        cancel: () => void (this.form = null),
        send: (ticket) => this.send(ticket),
      });
    return actButtons({
      ...context,
      offers: offersOf(point, viewOf(room).fold, me, this.viewOf(room)),
      act: (type) => this.act(room, point, type),
      ask: (type) => {
        this.form = type;
        void this.focusFirst();
      },
    });
  }

  private act(
    room: RoomClient,
    { id: decision, version, hash, state }: DecisionPoint,
    type: Exclude<DecisionActType, FormAct>,
  ): void {
    const delegations = room.state.sites.map((site) => site.id);
    if (type === 'decision.propose')
      return this.send(room.command(type, { decision, version, versionHash: hash, delegations }));
    if (type === 'decision.withdraw') return this.send(room.command(type, { decision }));
    const { proposal, approval } = state;
    if (!proposal) return;
    const on = { decision, proposal: proposal.id, versionHash: proposal.hash };
    if (type === 'decision.sign') return this.send(room.command(type, on));
    this.send(room.command(type, { ...on, option: approval?.option ?? null }));
  }

  private send(ticket: CommandTicket): void {
    this.problem = '';
    this.form = null;
    void ticket.settled.then((result) => {
      if (!result.ok)
        this.problem = `${this.t(decisionMessages.refused)} ${this.t(errorMessages[result.refusal.code])}`;
    });
  }

  /** Into the form that is open, or the text that was just begun; else to the title. */
  private async focusFirst(write = false): Promise<void> {
    await this.updateComplete;
    const form = this.querySelector<HTMLElement>('.act-form :is(textarea, input)');
    if (form) return form.focus();
    const text = write ? this.querySelector<LitElement>('accord-co-text') : null;
    await text?.updateComplete;
    const field = text?.querySelector<HTMLElement>('textarea, input');
    (field ?? this.querySelector<HTMLElement>('#sheet-title'))?.focus();
  }

  /** Y signs, R signs with a reservation, when nobody is typing. */
  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const act = { KeyY: 'decision.sign', KeyR: 'decision.reserve' }[event.code];
    if (!act || this.form) return;
    const button = this.querySelector<HTMLButtonElement>(`[data-act="${act}"]:not(:disabled)`);
    if (!button) return;
    event.preventDefault();
    button.click();
  };

  /** Who else has the cursor in this text. */
  private writers(room: RoomClient): TemplateResult | typeof nothing {
    const others = Object.entries(room.state.roster).filter(
      ([id, entry]) => id !== room.state.connection && entry.presence?.typing === this.point,
    );
    if (others.length === 0) return nothing;
    return html`<span class="writers"
      >${others.map(
        ([, entry]) =>
          html`${who(siteOf(room.state.sites, entry.delegation), '')}${this.t(
            decisionMessages.writing,
            { name: entry.name },
          )} `,
      )}</span
    >`;
  }

  private edit(room: RoomClient, change: Parameters<RoomClient['edit']>[0]): boolean {
    const refusal = room.edit(change);
    this.problem = refusal ? this.t(errorMessages[refusal.code]) : '';
    return refusal === null;
  }

  /** A draft may be struck; what was proposed is withdrawn instead, and stays. */
  private strikeRow(room: RoomClient, point: DecisionPoint): TemplateResult {
    const { state, struck } = point;
    const by = room.state.me?.person ?? '';
    const strike = (): void => {
      const lifted = { at: Date.now(), by };
      if (this.edit(room, (board) => liftDraft(board, point.id, lifted, room.localOrigin)))
        this.close();
    };
    const restore = (): boolean =>
      this.edit(room, (board) => restoreDraft(board, point.id, room.localOrigin));
    return html`<div class="row split">
      ${
        struck
          ? html`<button class="btn" @click=${restore}>${this.t(sheetMessages.restore)}</button>`
          : state.proposal
            ? html`<span></span>`
            : html`<button class="btn quiet" @click=${strike}>
                ${this.t(decisionMessages.lift)}
              </button>`
      }
      <button class="btn" @click=${this.close}>${this.t(appMessages.close)}</button>
    </div>`;
  }
}
customElements.define('accord-point-sheet', PointSheet);
