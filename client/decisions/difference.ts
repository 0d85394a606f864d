import { html, nothing, type TemplateResult } from 'lit';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import { translate, type Text } from '../../shared/messages/translate.ts';
import type { DecisionVersion, OptionVersion } from '../../shared/room/decision.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { zuluMinutes } from '../app/time.ts';
import { wordChanges, type Change } from './word-changes.ts';

/** A field of a decision before and after. */
export interface FieldChange {
  readonly label: Text;
  /** Number of the option that the field belongs to; absent: the decision's own. */
  readonly option?: number;
  readonly before: string;
  readonly after: string;
}

const instant = (at: number | null): string =>
  at === null ? '' : `${new Date(at).toISOString().slice(0, 10)} ${zuluMinutes(at)}Z`;

const FIELDS: readonly (readonly [Text, (version: DecisionVersion) => string])[] = [
  [decisionMessages.titleField, (v) => v.title],
  [sheetMessages.question, (v) => v.question],
  [sheetMessages.noAlternative, (v) => v.noAlternative],
  [decisionMessages.reasons, (v) => v.reasons],
  [sheetMessages.risks, (v) => v.risks],
  [sheetMessages.legalBasis, (v) => v.legalBasis],
  [sheetMessages.decisionMaker, (v) => v.decisionMaker],
  [sheetMessages.authority, (v) => v.authority ?? ''],
  [decisionMessages.dueField, (v) => instant(v.due)],
  [sheetMessages.review, (v) => instant(v.review)],
];

const OPTION_FIELDS: readonly (readonly [Text, (option?: OptionVersion) => string])[] = [
  [decisionMessages.options, (o) => o?.text ?? ''],
  [sheetMessages.pros, (o) => o?.pros ?? ''],
  [sheetMessages.cons, (o) => o?.cons ?? ''],
  // A rejection without a word of why is a change all the same.
  [sheetMessages.whyNot, (o) => (typeof o?.rejected === 'string' ? o.rejected.trim() || '✕' : '')],
];

/** What changed between two versions, field by field. Equal fields are left out. */
export function changesBetween(before: DecisionVersion, after: DecisionVersion): FieldChange[] {
  const changes: FieldChange[] = FIELDS.map(([label, read]) => ({
    label,
    before: read(before),
    after: read(after),
  }));
  const ids = [...after.options, ...before.options].map(({ id }) => id);
  const find = (version: DecisionVersion, id: string): OptionVersion | undefined =>
    version.options.find((option) => option.id === id);
  [...new Set(ids)].forEach((id, index) => {
    for (const [label, read] of OPTION_FIELDS)
      changes.push({
        label,
        option: index + 1,
        before: read(find(before, id)),
        after: read(find(after, id)),
      });
  });
  const order = (version: DecisionVersion): string =>
    version.options.map(({ id }) => ids.indexOf(id) + 1).join(', ');
  if (before.options.length === after.options.length)
    changes.push({ label: decisionMessages.options, before: order(before), after: order(after) });
  return changes.filter((field) => field.before !== field.after);
}

/** Word by word: old struck, new underlined, in the sentence. */
export function difference(
  before: DecisionVersion,
  after: DecisionVersion,
  language: Language,
): TemplateResult | typeof nothing {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return nothing;
  return html`<dl class="diff">
    ${changes.map(
      (change) =>
        html`<dt>
            ${
              change.option === undefined
                ? nothing
                : html`${translate(decisionMessages.option, language, { count: change.option })}, `
            }${translate(change.label, language)}
          </dt>
          <dd>${wordChanges(change.before, change.after).map(mark)}</dd>`,
    )}
  </dl>`;
}

function mark({ kind, text: raw }: Change): TemplateResult | string {
  const text = shownText(raw);
  if (kind === 'kept') return text;
  return kind === 'removed' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
}
