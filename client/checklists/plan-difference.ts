import type { PlanItem, PlanVersion } from '../../shared/room/plan.ts';

/** A field of a plan or of an item before and after. */
export interface PlanFieldChange {
  readonly field: 'title' | 'purpose' | 'validator' | 'section' | 'owner' | 'dueField' | 'after';
  readonly before: string;
  readonly after: string;
}

export interface PlanChanges {
  readonly fields: readonly PlanFieldChange[];
  readonly added: readonly PlanItem[];
  readonly removed: readonly PlanItem[];
  readonly changed: readonly { readonly item: PlanItem; readonly fields: PlanFieldChange[] }[];
  /** What is in both stands in another order. */
  readonly reordered: boolean;
}

/** What differs between two versions of a plan. @param time how a due time is written */
export function planChanges(
  before: PlanVersion,
  after: PlanVersion,
  time: (at: number) => string,
): PlanChanges {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const now = new Map(after.items.map((item) => [item.id, item]));
  const title = (id: string): string => now.get(id)?.title ?? old.get(id)?.title ?? '';
  const fieldsOf = (item: PlanItem): PlanFieldChange[] => {
    const was = old.get(item.id);
    if (!was) return [];
    const due = (at: number | null): string => (at === null ? '' : time(at));
    const names = (ids: readonly string[]): string => ids.map(title).join('; ');
    return differing([
      { field: 'title', before: was.title, after: item.title },
      { field: 'section', before: was.list, after: item.list },
      { field: 'owner', before: was.owner, after: item.owner },
      { field: 'dueField', before: due(was.due), after: due(item.due) },
      { field: 'after', before: names(was.after), after: names(item.after) },
    ]);
  };
  const changed = after.items.map((item) => ({ item, fields: fieldsOf(item) }));
  const common = (items: readonly PlanItem[]): string =>
    items
      .map((item) => item.id)
      .filter((id) => old.has(id) && now.has(id))
      .join();
  return {
    fields: differing([
      { field: 'title', before: before.title, after: after.title },
      { field: 'purpose', before: before.purpose, after: after.purpose },
      { field: 'validator', before: before.validator, after: after.validator },
    ]),
    added: after.items.filter((item) => !old.has(item.id)),
    removed: before.items.filter((item) => !now.has(item.id)),
    changed: changed.filter(({ fields }) => fields.length > 0),
    reordered: common(before.items) !== common(after.items),
  };
}

const differing = (fields: PlanFieldChange[]): PlanFieldChange[] =>
  fields.filter((field) => field.before !== field.after);
