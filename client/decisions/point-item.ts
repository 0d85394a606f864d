import { html, nothing, type TemplateResult } from 'lit';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Outcome } from '../../shared/room/decisions/course.ts';
import { AGREEING } from '../../shared/room/decisions/stance.ts';
import { waitsFor } from '../../shared/room/decisions/state.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { Site } from '../../shared/room/sites.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { stopwatch, zuluMinutes } from '../app/time.ts';
import { icon } from '../ui/icons.ts';
import { glyph, siteOf } from '../ui/identity.ts';
import { dueText } from './due-text.ts';
import { doneAt, type DecisionPoint } from './points.ts';
import { votes } from './votes.ts';

export interface ItemContext {
  readonly language: Language;
  readonly sites: readonly Site[];
  readonly now: number;
  /** The delegation that this person may sign for; null: none. */
  readonly mine: string | null;
  readonly say: (message: Message, params?: Params) => string;
  readonly open: (id: string) => void;
  readonly sign: (point: DecisionPoint) => void;
  /** Open the sheet with the form of a reservation. */
  readonly reserve: (point: DecisionPoint) => void;
}

function lateness(point: DecisionPoint, context: ItemContext): string {
  const minutes = Math.max(0, Math.floor((context.now - (point.due ?? 0)) / 60_000));
  const time =
    minutes < 120
      ? context.say(decisionMessages.minutes, { count: minutes })
      : context.say(decisionMessages.hours, { count: Math.floor(minutes / 60) });
  return context.say(decisionMessages.overdue, { time });
}

function box(point: DecisionPoint): TemplateResult {
  const taken = point.state.phase === 'taken';
  const other = point.done && !taken;
  return html`<span class="bx dec ${other ? 'other' : ''}" aria-hidden="true"
    >${icon(taken ? 'check' : other ? 'close' : 'decision')}</span
  >`;
}

/** One decision of the list: where it is in its life, who has said what, what it waits for. */
export function pointItem(point: DecisionPoint, context: ItemContext): TemplateResult {
  const { say } = context;
  const title = shownText(point.title) || say(decisionMessages.untitled);
  const live = point.state.phase === 'proposed';
  const { outcome } = point.state;
  return html`<li
    class="it ${point.done ? 'done' : ''} ${live ? 'now' : ''}"
    data-point=${point.id}
  >
    ${box(point)}
    <div>
      <button class="tt" @click=${() => context.open(point.id)}>${title}</button>
      <div class="mt">
        ${
          point.overdue
            ? html`<span class="late">${icon('warning')}${lateness(point, context)}</span>`
            : nothing
        }
        ${point.owner ? html`<span>${shownText(point.owner)}</span>` : nothing}
        ${
          outcome
            ? html`<span class="num">${zuluMinutes(doneAt(point))}Z</span
                >${doneMarks(point, context)}`
            : dueOf(point, context)
        }
        ${live ? nothing : phaseOf(point, context)}
        ${
          point.struck
            ? html`<span class="chip line">${say(decisionMessages.struckDraft)}</span>`
            : nothing
        }
      </div>
      ${outcome ? html`<p class="why">${shownText(outcome.reason ?? chosen(outcome))}</p>` : nothing}
      ${live ? standing(point, context) : nothing}
    </div>
  </li>`;
}

const chosen = (outcome: Outcome): string =>
  outcome.proposal.version.options.find(({ id }) => id === outcome.option)?.text ?? '';

function phaseOf({ state }: DecisionPoint, { say }: ItemContext): TemplateResult {
  return html`<span class="chip ${state.phase === 'taken' ? '' : 'line'}"
    >${say(sheetMessages[state.phase])}</span
  >`;
}

function dueOf(point: DecisionPoint, context: ItemContext): TemplateResult | typeof nothing {
  if (point.due === null || point.overdue) return nothing;
  return html`<span class="num"
    >${context.say(decisionMessages.before, { time: dueText(point.due, context) })}</span
  >`;
}

/** The marks of those who agreed. */
function doneMarks({ state }: DecisionPoint, context: ItemContext): TemplateResult {
  const agreed = state.standings.filter(({ stance }) => AGREEING.has(stance));
  return html`<span class="marks"
    >${agreed.map(({ delegation }) => {
      const site = siteOf(context.sites, delegation);
      return html`<span class=${site?.colour ?? 'nobody'} title=${delegation}
        >${glyph(site)}<span class="vh">${delegation}</span></span
      >`;
    })}</span
  >`;
}

function standing(point: DecisionPoint, context: ItemContext): TemplateResult {
  const { say, mine } = context;
  const { state } = point;
  const { have, needed, met } = state.quorum;
  return html`${votes(state, context.sites, context.language)}
    <div class="mt">
      <span class=${met ? 'met' : ''}>${say(sheetMessages.stepVisas, { have, needed })}</span>
      ${silence(point, context)}
    </div>
    ${
      state.edited
        ? html`<p class="lapse">${icon('warning')}${say(decisionMessages.edited)}</p>`
        : nothing
    }
    ${
      waitsFor(state, mine)
        ? html`<div class="row">
            <button class="btn sm pri" @click=${() => context.sign(point)}>
              ${say(decisionMessages.sign)}
            </button>
            <button class="btn sm" @click=${() => context.reserve(point)}>
              ${say(sheetMessages.reserve)}
            </button>
          </div>`
        : nothing
    }`;
}

function silence(
  { state }: DecisionPoint,
  { say, now }: ItemContext,
): TemplateResult | typeof nothing {
  const { silence: procedure, silenceRuns } = state;
  if (procedure?.broken) {
    const { delegation } = procedure.broken;
    const words = say(sheetMessages.silenceBroken, { delegation });
    return html`<span class="late">${icon('warning')}${words}</span>`;
  }
  if (!procedure || !silenceRuns) return nothing;
  return html`<span class="left"
    >${icon('clock')}${say(sheetMessages.silence)}
    <b class="num">${stopwatch(procedure.until - now)}</b></span
  >`;
}
