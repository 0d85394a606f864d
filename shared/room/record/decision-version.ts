import * as Y from 'yjs';
import { versionHash as hashOf, type DecisionVersion, type OptionVersion } from '../decision.ts';
import type { Body } from './entry.ts';

const textOf = (value: unknown): string => (value instanceof Y.Text ? value.toString() : '');

/** The draft `id` of the board when it is of this kind and not lifted. */
function draftOf(board: Y.Doc, id: string, kind: 'decision' | 'task'): Y.Map<unknown> | null {
  const draft: unknown = board.getMap('drafts').get(id);
  if (!(draft instanceof Y.Map) || draft.get('kind') !== kind) return null;
  return (draft.get('lifted') ?? null) === null ? (draft as Y.Map<unknown>) : null;
}

/**
 * What a signatory reads of decision `id` as it is now, options in their order on screen (by
 * `order`, then id). null when the board has no such decision or it was lifted.
 */
export function decisionVersion(board: Y.Doc, id: string): DecisionVersion | null {
  const draft = draftOf(board, id, 'decision');
  return draft && versionOf(draft);
}

/** What a signatory reads of a decision's draft, lifted or not. */
export function versionOf(draft: Y.Map<unknown>): DecisionVersion {
  const text = (key: string): string => textOf(draft.get(key));
  const authority = stringOf(draft.get('authority'));
  return {
    title: text('title'),
    question: text('question'),
    options: optionsOf(draft.get('options')),
    noAlternative: text('noAlternative'),
    reasons: text('reasons'),
    risks: text('risks'),
    legalBasis: text('legalBasis'),
    decisionMaker: stringOf(draft.get('decisionMaker')),
    authority: authority === '' ? null : authority,
    due: instantOf(draft.get('due')),
    review: instantOf(draft.get('review')),
  };
}

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const instantOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) ? value : null;

function optionsOf(options: unknown): OptionVersion[] {
  if (!(options instanceof Y.Map)) return [];
  const read: (OptionVersion & { order: string })[] = [];
  options.forEach((option: unknown, id: string) => {
    if (!(option instanceof Y.Map)) return;
    const text = (key: string): string => textOf(option.get(key));
    const rejected = option.get('struck') === true ? text('why') : null;
    const order = stringOf(option.get('order'));
    read.push({ id, text: text('text'), pros: text('pros'), cons: text('cons'), rejected, order });
  });
  const byOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  read.sort((a, b) => byOrder(a.order, b.order) || byOrder(a.id, b.id));
  return read.map(({ id, text, pros, cons, rejected }) => ({ id, text, pros, cons, rejected }));
}

/** The proposal of decision `id` as its text is now; null: there is no such decision. */
export function proposalOf(
  board: Y.Doc,
  id: string,
  delegations: readonly string[],
): Body<'decision.propose'> | null {
  const version = decisionVersion(board, id);
  if (!version) return null;
  const versionHash = hashOf(version);
  return { decision: id, version, versionHash, delegations: [...delegations] };
}

/** Is there a checklist task `id` that was not lifted? */
export function hasTask(board: Y.Doc, id: string): boolean {
  return draftOf(board, id, 'task') !== null;
}
