import { html, nothing, type TemplateResult } from 'lit';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import type { Text } from '../../shared/messages/translate.ts';
import type { DecisionVersion, OptionVersion } from '../../shared/room/decision.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { linkedText } from '../app/linked-text.ts';
import { icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';
import { dueText } from './due-text.ts';
import type { SheetContext } from './sheet-context.ts';

/**
 * A version of a decision as it is read: by observers, and by all once it has an outcome.
 * @param chosen id of the option that was chosen
 */
export function reading(
  context: SheetContext,
  version: DecisionVersion,
  chosen: string | null,
): TemplateResult {
  const { say, room, point } = context;
  const row = (label: Text, value: string): TemplateResult | typeof nothing =>
    value.trim() === ''
      ? nothing
      : html`<dt>${say(label)}</dt>
          <dd class="pre">${linkedText(value, context)}</dd>`;
  const time = (at: number | null): string => (at === null ? '' : `${dueText(at, context)}Z`);
  const missing = html`<span class="quiet">${say(sheetMessages.notWritten)}</span>`;
  // In one piece: the field keeps the white space of its text.
  const reasons = version.reasons.trim() === '' ? missing : linkedText(version.reasons, context);
  return html`<dl class="facts">
    ${row(sheetMessages.question, version.question)}
    <dt>${say(decisionMessages.options)}</dt>
    <dd>
      ${
        version.options.length === 0
          ? missing
          : html`<ol class="opts">
              ${version.options.map((option) => optionRead(context, option, option.id === chosen))}
            </ol>`
      }
    </dd>
    ${row(sheetMessages.noAlternative, version.noAlternative)}
    <dt>${say(decisionMessages.reasons)}</dt>
    <dd class="pre">${reasons}</dd>
    ${row(sheetMessages.risks, version.risks)} ${row(sheetMessages.legalBasis, version.legalBasis)}
    <dt>${say(sheetMessages.decisionMaker)}</dt>
    <dd>
      ${shownText(version.decisionMaker) || missing}
      ${
        version.authority === null
          ? nothing
          : who(siteOf(room.state.sites, version.authority), version.authority)
      }
    </dd>
    ${row(decisionMessages.owner, point.owner)} ${row(decisionMessages.dueField, time(version.due))}
    ${row(sheetMessages.review, time(version.review))}
  </dl>`;
}

/** Rejected options stay legible, with why; the chosen one says so. */
function optionRead(context: SheetContext, option: OptionVersion, chosen: boolean): TemplateResult {
  const { say } = context;
  const rejected = option.rejected !== null;
  const part = (label: Text, text: string): TemplateResult | typeof nothing =>
    text.trim() === '' ? nothing : html`<p><b>${say(label)}</b> ${linkedText(text, context)}</p>`;
  return html`<li class=${rejected ? 'rejected' : chosen ? 'chosen' : ''}>
    <p class="what">
      ${rejected ? html`<s>${linkedText(option.text, context)}</s>` : linkedText(option.text, context)}
      ${chosen ? html`<span class="chip on">${icon('check')}${say(sheetMessages.chosen)}</span>` : nothing}
      ${rejected ? html`<span class="chip line">${say(sheetMessages.rejected)}</span>` : nothing}
    </p>
    ${part(sheetMessages.pros, option.pros)} ${part(sheetMessages.cons, option.cons)}
    ${part(sheetMessages.whyNot, option.rejected ?? '')}
  </li>`;
}
