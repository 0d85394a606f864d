import { generateNKeysBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import { createPlan, createTask } from '../../shared/room/board/build.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { DEFAULT_VALIDATOR } from '../../shared/room/sites.ts';
import type { Template } from '../../shared/room/template.ts';

export interface NewPlanOptions {
  readonly language: Language;
  /** When the plan starts, ms UTC: due times count from there. */
  readonly start: number;
  readonly newId: () => string;
  /** Fractional index of the plan among the plans. */
  readonly order: string;
  readonly origin: unknown;
}

/**
 * Makes a plan of `template`, with all its items, in one edit (SPEC 3.274).
 * @returns the plan's id
 */
export function makePlan(
  board: Y.Doc,
  template: Template,
  { language, start, newId, order, origin }: NewPlanOptions,
): string {
  const id = newId();
  const rows = template.sections.flatMap((section) =>
    section.items.map((item) => ({ item, list: section.title[language] })),
  );
  const ids = new Map(rows.map(({ item }) => [item.key, newId()]));
  const orders = generateNKeysBetween(null, null, rows.length);
  board.transact(() => {
    createPlan(board, {
      id,
      title: template.title[language],
      purpose: template.purpose[language],
      template: template.id,
      validator: template.validator ?? DEFAULT_VALIDATOR,
      order,
    });
    rows.forEach(({ item, list }, i) => {
      createTask(board, {
        id: ids.get(item.key) ?? newId(),
        title: item.title[language],
        plan: id,
        list,
        owner: item.owner ? (template.roles[item.owner]?.[language] ?? '') : '',
        due: item.due === undefined ? null : start + item.due * 60_000,
        after: (item.after ?? []).flatMap((before) => ids.get(before) ?? []),
        order: orders[i] ?? '',
      });
    });
  }, origin);
  return id;
}
