import { html, nothing, type TemplateResult } from 'lit';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import { isSettled } from '../../shared/room/record/fold-checklist.ts';
import type { RowContext } from './item-row.ts';
import type { Checklist } from './model.ts';

/** More items than this are not drawn as a row of little bars. */
const MOST_CELLS = 40;
/** Settled, overdue, open. */
const CELL_ORDER = ['d', 'w', ''];

/** How much of a plan is done, and what is late or blocked. */
export function countsOf({ counts }: Checklist, say: RowContext['say']): TemplateResult {
  const { settled: done, all, overdue, blocked } = counts;
  return html`<p class="sum">
    <span>${say(checklistMessages.doneOf, { done, count: all })}</span>
    ${
      overdue > 0
        ? html`<b>${say(checklistMessages.overdueCount, { count: overdue })}</b>`
        : nothing
    }
    ${
      blocked > 0
        ? html`<b>${say(checklistMessages.blockedCount, { count: blocked })}</b>`
        : nothing
    }
  </p>`;
}

/** One little bar an item; none for plans too long to be read so. */
export function meterOf({ items }: Checklist): TemplateResult | typeof nothing {
  if (items.length === 0 || items.length > MOST_CELLS) return nothing;
  const looks = items.map((item) => (isSettled(item.state) ? 'd' : item.overdue ? 'w' : ''));
  const cells = [...looks].sort((a, b) => CELL_ORDER.indexOf(a) - CELL_ORDER.indexOf(b));
  return html`<div class="meter" aria-hidden="true">
    ${cells.map((look) => html`<i class=${look}></i>`)}
  </div>`;
}
