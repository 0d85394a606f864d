import { html, nothing, type TemplateResult } from 'lit';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { isSettled } from '../../shared/room/record/fold-checklist.ts';
import type { Site } from '../../shared/room/sites.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { dayNumber, shortDay, zuluMinutes } from '../app/time.ts';
import { icon } from '../ui/icons.ts';
import { glyph, siteOf } from '../ui/identity.ts';
import type { Item } from './model.ts';

/** What a row needs of its surroundings. */
export interface RowContext {
  readonly language: Language;
  readonly sites: readonly Site[];
  readonly now: number;
  readonly mayWrite: boolean;
  readonly mayMark: boolean;
  /** The delegation for which this person may take note; null: none. */
  readonly mine: string | null;
  readonly say: (message: Message, params?: Params) => string;
  readonly open: (id: string) => void;
  readonly toggle: (item: Item) => void;
  readonly takeNote: (item: Item) => void;
}

/** `17:00Z`, with the day when it is not today. */
export function dueText(at: number, context: Pick<RowContext, 'now' | 'language'>): string {
  const time = zuluMinutes(at);
  return dayNumber(at) === dayNumber(context.now)
    ? time
    : `${shortDay(at, context.language)} ${time}`;
}

function lateness(item: Item, { now, say }: RowContext): string {
  const minutes = Math.max(0, Math.floor((now - (item.due ?? 0)) / 60_000));
  const time =
    minutes < 120
      ? say(checklistMessages.minutes, { count: minutes })
      : say(checklistMessages.hours, { count: Math.floor(minutes / 60) });
  return say(checklistMessages.late, { time });
}

const SIGN = {
  open: nothing,
  done: icon('check'),
  blocked: icon('warning'),
  'not-applicable': icon('minus'),
} as const;

function box(item: Item, title: string, context: RowContext): TemplateResult {
  const state = context.say(checklistMessages[item.state]);
  if (!context.mayMark)
    return html`<span class="bx" role="img" aria-label=${state} title=${state}
      >${SIGN[item.state]}</span
    >`;
  return html`<button
    class="bx"
    role="checkbox"
    aria-checked=${item.state === 'done' ? 'true' : item.state === 'open' ? 'false' : 'mixed'}
    aria-label=${context.say(checklistMessages.tick, { title })}
    title=${state}
    @click=${() => context.toggle(item)}
  >
    ${SIGN[item.state]}
  </button>`;
}

/** One item of a checklist: its state, who leads it, when it is due, what it waits for. */
export function itemRow(item: Item, context: RowContext): TemplateResult {
  const { say } = context;
  const title = shownText(item.title) || say(checklistMessages.untitled);
  const settled = isSettled(item.state);
  return html`<li
    class="it ck ${item.state} ${settled ? 'done' : ''} ${item.overdue ? 'over' : ''}"
    data-item=${item.id}
    draggable=${context.mayWrite}
  >
    ${box(item, title, context)}
    <div>
      <button class="tt" @click=${() => context.open(item.id)}>${title}</button>
      <div class="mt">
        ${
          item.overdue
            ? html`<span class="late">${icon('warning')}${lateness(item, context)}</span>`
            : nothing
        }
        ${item.owner ? html`<span>${shownText(item.owner)}</span>` : nothing}
        ${
          item.due !== null && !item.overdue && !settled
            ? html`<span class="num"
                >${say(checklistMessages.due, { time: dueText(item.due, context) })}</span
              >`
            : nothing
        }
        ${settled ? settledBy(item, context) : nothing} ${waiting(item, settled, context)}
      </div>
      ${
        item.mark?.reason && item.state !== 'open'
          ? html`<p class="why">
              ${say(checklistMessages[item.state])}: ${shownText(item.mark.reason)}
            </p>`
          : nothing
      }
    </div>
    ${notes(item, title, settled, context)}
  </li>`;
}

function settledBy(item: Item, { sites }: RowContext): TemplateResult | typeof nothing {
  if (!item.mark) return nothing;
  const { delegation, name, stamp } = item.mark;
  return html`<span class="num">${zuluMinutes(stamp.recordedAt)}Z</span
    ><span class="marks">${glyph(siteOf(sites, delegation))}</span><span>${shownText(name)}</span>`;
}

function waiting(
  item: Item,
  settled: boolean,
  { say }: RowContext,
): TemplateResult | typeof nothing {
  if (item.waitsFor.length === 0 || item.state === 'not-applicable') return nothing;
  const titles = item.waitsFor
    .map((task) => task.title || say(checklistMessages.untitled))
    .join('; ');
  const words = settled ? checklistMessages.outOfOrder : checklistMessages.waitsFor;
  const text = say(words, { titles });
  return html`<span class="dep ${settled ? 'late' : ''}" title=${text}>${text}</span>`;
}

/** Which delegations have taken note, and the button for one's own. */
function notes(
  item: Item,
  title: string,
  settled: boolean,
  context: RowContext,
): TemplateResult | typeof nothing {
  const { say, sites, mine } = context;
  const noted = sites.filter((site) => Object.hasOwn(item.acknowledged, site.id));
  const mayNote = mine !== null && !settled && !noted.some((site) => site.id === mine);
  if (noted.length === 0 && !mayNote) return nothing;
  const words = noted
    .map((site) =>
      say(checklistMessages.noted, {
        delegation: site.id,
        time: zuluMinutes(item.acknowledged[site.id]?.stamp.recordedAt ?? 0),
      }),
    )
    .join('; ');
  return html`<div class="nt">
    ${
      noted.length > 0
        ? html`<span class="marks" role="img" aria-label=${words} title=${words}
            >${noted.map((site) => glyph(site))}</span
          >`
        : nothing
    }
    ${
      mayNote
        ? html`<button
            class="btn sq sm quiet note"
            aria-label="${say(checklistMessages.takeNote)}: ${title}"
            title=${say(checklistMessages.takeNote)}
            @click=${() => context.takeNote(item)}
          >
            ${icon('eye')}
          </button>`
        : nothing
    }
  </div>`;
}
