import { html, nothing, type TemplateResult } from 'lit';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/bodies-common.ts';
import type { Site } from '../../shared/room/sites.ts';
import { dayNumber, shortDay, zuluMinutes } from '../app/time.ts';
import { icon } from '../ui/icons.ts';
import { glyph } from '../ui/identity.ts';
import { waitsFor } from '../../shared/room/decisions/state.ts';
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
}

/** `17:00`, with the day when it is not today. */
export function dueText(at: number, context: Pick<ItemContext, 'now' | 'language'>): string {
  const time = zuluMinutes(at);
  return dayNumber(at) === dayNumber(context.now)
    ? time
    : `${shortDay(at, context.language)} ${time}`;
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
  return html`<span class="bx dec" aria-hidden="true"
    >${icon(point.done ? 'check' : 'decision')}</span
  >`;
}

/** One point of the list: a decision with its votes. */
export function pointItem(point: DecisionPoint, context: ItemContext): TemplateResult {
  const { say } = context;
  const title = point.title || say(decisionMessages.untitled);
  const proposed = point.state.phase === 'proposed';
  return html`<li
    class="it ${point.done ? 'done' : ''} ${proposed && !point.done ? 'now' : ''}"
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
        ${point.owner ? html`<span>${point.owner}</span>` : nothing}
        ${
          point.done
            ? html`<span class="num">${zuluMinutes(doneAt(point))}Z</span>${doneMarks(context)}`
            : dueOf(point, context)
        }
        ${!proposed ? html`<span class="chip line">${say(decisionMessages.draft)}</span>` : nothing}
      </div>
      ${proposed && !point.done ? standing(point, context) : nothing}
    </div>
  </li>`;
}

function dueOf(point: DecisionPoint, context: ItemContext): TemplateResult | typeof nothing {
  if (point.due === null || point.overdue) return nothing;
  return html`<span class="num"
    >${context.say(decisionMessages.before, { time: dueText(point.due, context) })}</span
  >`;
}

function doneMarks(context: ItemContext): TemplateResult {
  return html`<span class="marks">${context.sites.map((site) => glyph(site))}</span>`;
}

function standing(point: DecisionPoint, context: ItemContext): TemplateResult {
  const { say, mine } = context;
  const { state } = point;
  const maySign = waitsFor(state, mine);
  return html`${votes(state, context.sites, context.language)}
  ${
    state.edited
      ? html`<p class="lapse">${icon('warning')}${say(decisionMessages.edited)}</p>`
      : nothing
  }
  ${
    maySign
      ? html`<div class="row">
          <button class="btn sm pri" @click=${() => context.sign(point)}>
            ${say(decisionMessages.sign)}
          </button>
        </div>`
      : nothing
  }`;
}
