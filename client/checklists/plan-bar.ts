import { html, nothing, type TemplateResult } from 'lit';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import { zuluMinutes } from '../app/time.ts';
import { icon } from '../ui/icons.ts';
import type { Checklist } from './model.ts';

export interface PlanBarContext {
  readonly say: (message: Message, params?: Params) => string;
  readonly mayFreeze: boolean;
  /** The delegation for which this person may validate; null: none. */
  readonly mine: string | null;
  readonly place: (delegation: string) => string;
  readonly freeze: (list: Checklist) => void;
  readonly validate: (list: Checklist) => void;
  readonly showChanges: (list: Checklist) => void;
}

/** How the plan stands: its version, whether Kyiv validated it, whether it has moved on since. */
export function planBar(list: Checklist, context: PlanBarContext): TemplateResult | typeof nothing {
  const { plan, state } = list;
  if (!plan || !state) return nothing;
  const { say } = context;
  const { validation, latest, phase } = state;
  const mayValidate = phase !== 'validated' && state.isFrozen && context.mine === plan.validator;
  const mayFreeze = context.mayFreeze && !state.isFrozen && list.items.length > 0;
  const frozenSince = latest && !state.isFrozen && phase !== 'validated';
  return html`<div class="pv ${phase}">
    ${
      validation
        ? html`<p class=${phase === 'validated' ? 'ok' : 'lapse'}>
            ${icon(phase === 'validated' ? 'shield' : 'warning')}<span
              >${
                phase === 'validated'
                  ? say(checklistMessages.validated, {
                      count: validation.number,
                      delegation: validation.delegation,
                      time: zuluMinutes(validation.stamp.recordedAt),
                    })
                  : say(checklistMessages.lapsed, {
                      count: validation.number,
                      delegation: validation.delegation,
                    })
              }</span
            >
          </p>`
        : nothing
    }
    ${
      latest && state.isFrozen && phase !== 'validated'
        ? html`<p>
            ${icon('clock')}${say(checklistMessages.waiting, {
              count: latest.number,
              delegation: plan.validator,
            })}
          </p>`
        : nothing
    }
    ${
      frozenSince && !validation
        ? html`<p class="lapse">
            ${icon('warning')}${say(checklistMessages.changedSince, { count: latest.number })}
          </p>`
        : nothing
    }
    ${latest || validation ? nothing : html`<p>${say(checklistMessages.notFrozen)}</p>`}
    ${
      mayFreeze || mayValidate || (latest && phase !== 'validated' && (validation || frozenSince))
        ? html`<div class="row">
            ${
              mayValidate
                ? html`<button class="btn sm pri" @click=${() => context.validate(list)}>
                    ${say(checklistMessages.validateFor, { place: context.place(plan.validator) })}
                  </button>`
                : nothing
            }
            ${
              mayFreeze
                ? html`<button class="btn sm" @click=${() => context.freeze(list)}>
                    ${say(checklistMessages.freeze)}
                  </button>`
                : nothing
            }
            ${
              phase !== 'validated' && (validation || frozenSince)
                ? html`<button class="btn sm quiet" @click=${() => context.showChanges(list)}>
                    ${say(checklistMessages.showChanges)}
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }
  </div>`;
}
