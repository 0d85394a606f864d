import { html, nothing, type TemplateResult } from 'lit';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { translate, type Text } from '../../shared/messages/translate.ts';
import type { DecisionVersion } from '../../shared/room/decision.ts';
import type { Language } from '../../shared/room/record/bodies-common.ts';
import { editBetween } from './text-edit.ts';
import { zuluMinutes } from '../app/time.ts';

/** A field of a decision before and after. */
export interface FieldChange {
  readonly label: Text;
  readonly before: string;
  readonly after: string;
}

/** What changed between two versions, field by field. Equal fields are left out. */
export function changesBetween(before: DecisionVersion, after: DecisionVersion): FieldChange[] {
  const options = (version: DecisionVersion): string =>
    version.options.map((option, index) => `${index + 1}. ${option.text}`).join('\n');
  const due = (version: DecisionVersion): string =>
    version.due === null
      ? ''
      : `${new Date(version.due).toISOString().slice(0, 10)} ${zuluMinutes(version.due)}Z`;
  const fields: FieldChange[] = [
    { label: decisionMessages.titleField, before: before.title, after: after.title },
    { label: decisionMessages.reasons, before: before.reasons, after: after.reasons },
    { label: decisionMessages.options, before: options(before), after: options(after) },
    { label: decisionMessages.dueField, before: due(before), after: due(after) },
  ];
  return fields.filter((field) => field.before !== field.after);
}

/** The stretch that differs, widened to whole words so that a reader sees words change. */
function stretch(before: string, after: string): [string, string, string, string] {
  const edit = editBetween(before, after);
  if (!edit) return [before, '', '', ''];
  let start = edit.index;
  let end = edit.index + edit.remove;
  while (start > 0 && !/\s/.test(before[start - 1] ?? ' ')) start--;
  while (end < before.length && !/\s/.test(before[end] ?? ' ')) end++;
  const tail = before.length - end;
  return [
    before.slice(0, start),
    before.slice(start, end),
    after.slice(start, after.length - tail),
    before.slice(end),
  ];
}

/** Old struck, new underlined, in the sentence. */
export function difference(
  before: DecisionVersion,
  after: DecisionVersion,
  language: Language,
): TemplateResult | typeof nothing {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return nothing;
  return html`<dl class="diff">
    ${changes.map((change) => {
      const [head, removed, added, tail] = stretch(change.before, change.after);
      return html`<dt>${translate(change.label, language)}</dt>
        <dd>
          ${head}${removed ? html`<del>${removed}</del>` : nothing}${
            added ? html` <ins>${added}</ins>` : nothing
          }${tail}
        </dd>`;
    })}
  </dl>`;
}
