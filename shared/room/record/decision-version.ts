import * as Y from 'yjs';
import type { DecisionVersion } from '../decision.ts';

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
  if (!draft) return null;
  const options = draft.get('options');
  const read: { id: string; order: string; text: string }[] = [];
  if (options instanceof Y.Map)
    options.forEach((option: unknown, optionId: string) => {
      if (!(option instanceof Y.Map)) return;
      const order = option.get('order');
      read.push({
        id: optionId,
        order: typeof order === 'string' ? order : '',
        text: textOf(option.get('text')),
      });
    });
  const byOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  read.sort((a, b) => byOrder(a.order, b.order) || byOrder(a.id, b.id));
  const due = draft.get('due');
  return {
    title: textOf(draft.get('title')),
    reasons: textOf(draft.get('reasons')),
    options: read.map(({ id: optionId, text }) => ({ id: optionId, text })),
    due: typeof due === 'number' && Number.isInteger(due) ? due : null,
  };
}

/** Is there a checklist task `id` that was not lifted? */
export function hasTask(board: Y.Doc, id: string): boolean {
  return draftOf(board, id, 'task') !== null;
}
