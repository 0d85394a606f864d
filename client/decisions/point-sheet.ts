import { html, nothing, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { changeDraft, liftDraft } from '../../shared/room/board/build.ts';
import type { DecisionVersion } from '../../shared/room/decision.ts';
import { standingFor } from '../../shared/room/decisions/state.ts';
import { AccordElement } from '../app/element.ts';
import { may } from '../app/may.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import { readDue, writeDue, zuluMinutes } from '../app/time.ts';
import type { CommandTicket, RoomClient } from '../connection/contract.ts';
import { icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';
import './co-text.ts';
import { difference } from './difference.ts';
import { optionsEditor } from './options.ts';
import { pointsOf, type DecisionPoint } from './points.ts';
import { votes } from './votes.ts';

/** A decision in full: drafted together, proposed, signed; or just read. */
export class PointSheet extends AccordElement {
  static override properties = { point: { state: true }, problem: { state: true } };
  /** ULID of the draft shown; null: closed. */
  declare point: string | null;
  declare problem: string;
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.me, s.sites, s.roster, s.pending],
    entries: () => {},
    board: () => {},
  });

  constructor() {
    super();
    this.point = null;
    this.problem = '';
  }

  open(id: string): void {
    this.point = id;
    this.problem = '';
    void this.updateComplete.then(() => {
      const dialog = this.querySelector('dialog');
      if (dialog && !dialog.open) dialog.showModal();
    });
  }

  private current(room: RoomClient): DecisionPoint | undefined {
    const codes = room.state.sites.map((site) => site.id);
    const points = pointsOf(room.board, viewOf(room).fold, {
      delegations: codes,
      now: Date.now(),
    });
    return points.find((point) => point.id === this.point);
  }

  override render(): TemplateResult {
    const room = this.watch.current;
    const point = room && this.point ? this.current(room) : undefined;
    return html`<dialog
      class="dlg sheet"
      aria-labelledby="sheet-title"
      @close=${() => (this.point = null)}
    >
      ${room && point ? this.sheet(room, point) : nothing}
    </dialog>`;
  }

  private sheet(room: RoomClient, point: DecisionPoint): TemplateResult {
    const mayWrite = may(room, 'board.write');
    return html`<header class="sheet-head">
        <span class="tag">${icon('decision')}${this.t(decisionMessages.newDecision)}</span>
        ${this.writers(room)}<span class="sp"></span>
        <button class="btn sq quiet" aria-label=${this.t(appMessages.close)} @click=${this.close}>
          ${icon('close')}
        </button>
      </header>
      <h2 id="sheet-title" class=${mayWrite ? 'vh' : ''}>
        ${point.title || this.t(decisionMessages.untitled)}
      </h2>
      ${mayWrite ? this.fields(room, point) : this.reading(point)}
      ${this.standing(room, point, mayWrite)}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${
        mayWrite
          ? html`<div class="row split">
              <button class="btn quiet" @click=${() => this.lift(room, point)}>
                ${this.t(decisionMessages.lift)}
              </button>
              <button class="btn" @click=${this.close}>${this.t(appMessages.close)}</button>
            </div>`
          : nothing
      }`;
  }

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

  private fields(room: RoomClient, point: DecisionPoint): TemplateResult {
    const path = (key: string): readonly string[] => ['drafts', point.id, key];
    const change = (fields: { owner?: string; due?: number | null }): void => {
      const refusal = room.edit((board) => changeDraft(board, point.id, fields, room.localOrigin));
      this.problem = refusal ? this.t(errorMessages[refusal.code]) : '';
    };
    const changeDue = (typed: string): void => {
      const due = readDue(typed, Date.now());
      if (due === undefined) this.problem = this.t(decisionMessages.dueWrong);
      else change({ due });
    };
    return html`<accord-co-text
        .path=${path('title')}
        label=${this.t(decisionMessages.titleField)}
        draft=${point.id}
        rows="2"
        max="500"
        single
        class="big"
      ></accord-co-text>
      <div class="cols">
        <label
          >${this.t(decisionMessages.owner)}
          <input
            maxlength="200"
            .value=${point.owner}
            @change=${(e: Event) => change({ owner: (e.target as HTMLInputElement).value.trim() })}
          />
        </label>
        <label
          >${this.t(decisionMessages.dueField)}
          <input
            class="num"
            autocomplete="off"
            placeholder="17:00"
            .value=${writeDue(point.due, Date.now())}
            @change=${(e: Event) => changeDue((e.target as HTMLInputElement).value)}
          />
        </label>
      </div>
      <accord-co-text
        .path=${path('reasons')}
        label=${this.t(decisionMessages.reasons)}
        draft=${point.id}
        rows="4"
        max="50000"
      ></accord-co-text>
      ${optionsEditor(room, point, (message, params) => this.t(message, params))}`;
  }

  private reading(point: DecisionPoint): TemplateResult {
    const due = point.due === null ? this.t(decisionMessages.none) : `${zuluMinutes(point.due)}Z`;
    return html`<dl class="facts">
      <dt>${this.t(decisionMessages.owner)}</dt>
      <dd>${point.owner || '—'}</dd>
      <dt>${this.t(decisionMessages.dueField)}</dt>
      <dd class="num">${due}</dd>
      <dt>${this.t(decisionMessages.reasons)}</dt>
      <dd class="pre">${point.version.reasons || this.t(decisionMessages.noReasons)}</dd>
      <dt>${this.t(decisionMessages.options)}</dt>
      <dd>
        ${
          point.version.options.length === 0
            ? this.t(decisionMessages.noOptions)
            : html`<ol>
                ${point.version.options.map((option) => html`<li>${option.text}</li>`)}
              </ol>`
        }
      </dd>
    </dl>`;
  }

  private standing(room: RoomClient, point: DecisionPoint, mayWrite: boolean): TemplateResult {
    const { state } = point;
    const before = this.signedOrProposed(point);
    return html`<section class="signing">
      <h3>${this.t(decisionMessages.signOffs)}</h3>
      ${state.phase === 'proposed' ? votes(state, room.state.sites, this.language) : nothing}
      ${
        state.proposal
          ? html`<p class="quiet">
              ${this.t(decisionMessages.proposedBy, {
                name: state.proposal.name,
                time: zuluMinutes(state.proposal.stamp.recordedAt),
              })}
            </p>`
          : html`<p class="quiet">${this.t(decisionMessages.proposeHint)}</p>`
      }
      <ul class="names">
        ${state.standings
          .flatMap(({ stance, position }) => (position ? [{ ...position, stance }] : []))
          .map(
            (signature) =>
              html`<li class=${signature.stance === 'lapsed' ? 'lapsed' : ''}>
                ${who(siteOf(room.state.sites, signature.delegation), signature.delegation)}
                ${this.t(decisionMessages.signedBy, {
                  name: signature.name,
                  time: zuluMinutes(signature.stamp.recordedAt),
                })}
                ${
                  signature.stance === 'lapsed'
                    ? html`<b>${this.t(decisionMessages.lapsed)}</b>`
                    : nothing
                }
              </li>`,
          )}
      </ul>
      ${
        state.edited || state.standings.some(({ stance }) => stance === 'lapsed')
          ? html`<p class="lapse">${icon('warning')}${this.t(decisionMessages.edited)}</p>
              <h4>${this.t(decisionMessages.whatChanged)}</h4>
              ${before ? difference(before, point.version, this.language) : nothing}`
          : nothing
      }
      ${mayWrite ? this.acts(room, point) : nothing}
    </section>`;
  }

  /** The newest text that somebody signed and that has lapsed, else the one that was proposed. */
  private signedOrProposed(point: DecisionPoint): DecisionVersion | null {
    const { state } = point;
    const lapsed = state.standings.find(({ stance }) => stance === 'lapsed')?.position?.proposal;
    const signed = state.proposals.find(({ id }) => id === lapsed);
    return (signed ?? state.proposal)?.version ?? null;
  }

  private acts(room: RoomClient, point: DecisionPoint): TemplateResult {
    const { state } = point;
    const mine = room.state.me?.delegation ?? null;
    const site = siteOf(room.state.sites, mine);
    const vote = standingFor(state, mine)?.stance ?? null;
    const proposable = state.phase === 'draft' || state.edited;
    const ready = point.version.title.trim() !== '';
    return html`<div class="row">
      ${
        proposable
          ? html`<button
              class="btn pri"
              ?disabled=${!ready}
              @click=${() =>
                this.send(
                  room.command('decision.propose', {
                    decision: point.id,
                    version: point.version,
                    versionHash: point.hash,
                    delegations: room.state.sites.map(({ id }) => id),
                  }),
                )}
            >
              ${this.t(
                state.phase === 'draft' ? decisionMessages.propose : decisionMessages.proposeAgain,
              )}
            </button>`
          : nothing
      }
      ${
        !proposable && vote !== null && vote !== 'visa'
          ? html`<button
              class="btn pri"
              @click=${() =>
                this.send(
                  room.command('decision.sign', {
                    decision: point.id,
                    proposal: state.proposal?.id ?? '',
                    versionHash: point.hash,
                  }),
                )}
            >
              ${this.t(decisionMessages.signFor, { place: site?.names[this.language] ?? mine ?? '' })}
            </button>`
          : nothing
      }
      ${
        vote === 'visa'
          ? html`<button
              class="btn"
              @click=${() => this.send(room.command('decision.withdraw', { decision: point.id }))}
            >
              ${this.t(decisionMessages.withdraw)}
            </button>`
          : nothing
      }
    </div>`;
  }

  private send(ticket: CommandTicket): void {
    this.problem = '';
    void ticket.settled.then((result) => {
      if (!result.ok)
        this.problem = `${this.t(decisionMessages.refused)} ${this.t(errorMessages[result.refusal.code])}`;
    });
  }

  private lift(room: RoomClient, point: DecisionPoint): void {
    const by = room.state.me?.person;
    if (!by) return;
    const refusal = room.edit((board) =>
      liftDraft(board, point.id, { at: Date.now(), by }, room.localOrigin),
    );
    this.problem = refusal ? this.t(errorMessages[refusal.code]) : '';
    if (!refusal) this.close();
  }

  private readonly close = (): void => this.querySelector('dialog')?.close();
}
customElements.define('accord-point-sheet', PointSheet);
