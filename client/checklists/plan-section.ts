import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { icon } from '../ui/icons.ts';
import { itemRow, type RowContext } from './item-row.ts';
import type { Checklist } from './model.ts';
import { planBar, type PlanBarContext } from './plan-bar.ts';
import { countsOf, meterOf } from './plan-sum.ts';

export interface SectionContext {
  readonly row: RowContext;
  readonly bar: PlanBarContext;
  readonly folded: boolean;
  /** Hide the items, or show them. */
  readonly fold: () => void;
  readonly edit: () => void;
  /** Add an item at the end. @returns whether it was taken */
  readonly add: (title: string) => boolean;
}

/** A plan: its heading, how far it is, its versions, its items, the line for one more. */
export function planSection(list: Checklist, context: SectionContext): TemplateResult {
  const { row, folded } = context;
  const { say, mayWrite } = row;
  const title = list.plan
    ? list.plan.title || say(checklistMessages.untitled)
    : say(checklistMessages.loose);
  return html`<section class="plan" data-plan=${list.id} aria-label=${title}>
    <header>
      <button
        class="btn sq sm quiet fold"
        aria-expanded=${!folded}
        aria-label=${say(checklistMessages.fold, { title })}
        @click=${context.fold}
      >
        ${icon('chevron')}
      </button>
      <h3>${title}</h3>
      ${
        mayWrite && list.plan
          ? html`<button
              class="btn sq sm quiet"
              aria-label=${say(checklistMessages.editPlan, { title })}
              title=${say(checklistMessages.editPlan, { title })}
              @click=${context.edit}
            >
              ${icon('correct')}
            </button>`
          : nothing
      }
    </header>
    ${countsOf(list, say)} ${meterOf(list)} ${planBar(list, context.bar)}
    ${
      folded
        ? nothing
        : html`${list.sections.map(
            (section) =>
              html`${section.title ? html`<h4 class="grp">${shownText(section.title)}</h4>` : nothing}
                <ul>
                  ${repeat(
                    section.items,
                    (item) => item.id,
                    (item) => itemRow(item, row),
                  )}
                </ul>`,
          )}
          ${mayWrite ? adder(title, context) : nothing}`
    }
  </section>`;
}

function adder(title: string, { row: { say }, add }: SectionContext): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).querySelector('input');
    const text = input?.value.trim();
    if (input && text && add(text)) input.value = '';
  };
  return html`<form class="adder" @submit=${submit}>
    ${icon('plus')}<input
      aria-label=${`${say(checklistMessages.addItem)}: ${title}`}
      placeholder=${say(checklistMessages.addItem)}
      maxlength="500"
      autocomplete="off"
    />
  </form>`;
}
