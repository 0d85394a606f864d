import * as Y from 'yjs';
import { DEFAULT_VALIDATOR } from '../sites.ts';
import type { PlanVersion } from '../plan.ts';
import type { Link } from '../record/bodies-common.ts';

/** A task as it stands on the board. */
export interface BoardTask {
  readonly id: string;
  readonly title: string;
  /** ULID of its plan; '': none, or one that is not there. */
  readonly plan: string;
  readonly list: string;
  readonly owner: string;
  /** ms UTC; null: none. */
  readonly due: number | null;
  readonly after: readonly string[];
  readonly links: readonly Link[];
  readonly order: string;
}

/** A plan as it stands on the board. */
export interface BoardPlan {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly template: string;
  readonly validator: string;
  readonly order: string;
}

type Draft = Y.Map<unknown>;

// A field may have been taken away (undo): then it is as if it had never been written.
function text(draft: Draft, key: string): string {
  const value = draft.get(key);
  return typeof value === 'string' ? value : value instanceof Y.Text ? value.toString() : '';
}
const list = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

const byOrder = (a: { order: string; id: string }, b: { order: string; id: string }): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function* draftsOf(board: Y.Doc, kind: 'task' | 'plan'): Iterable<[string, Draft]> {
  for (const [id, draft] of board.getMap('drafts'))
    if (draft instanceof Y.Map && draft.get('kind') === kind && !draft.get('lifted'))
      yield [id, draft as Draft];
}

function planOf(id: string, draft: Draft): BoardPlan {
  return {
    id,
    title: text(draft, 'title'),
    purpose: text(draft, 'purpose'),
    template: text(draft, 'template'),
    validator: text(draft, 'validator') || DEFAULT_VALIDATOR,
    order: text(draft, 'order'),
  };
}

function taskOf(id: string, draft: Draft): BoardTask {
  const due = draft.get('due');
  return {
    id,
    title: text(draft, 'title'),
    plan: text(draft, 'plan'),
    list: text(draft, 'list'),
    owner: text(draft, 'owner'),
    due: typeof due === 'number' ? due : null,
    after: list<string>(draft.get('after')),
    links: list<Link>(draft.get('links')),
    order: text(draft, 'order'),
  };
}

/** Plans that were not lifted, in their order. */
export function plansOn(board: Y.Doc): BoardPlan[] {
  return Array.from(draftsOf(board, 'plan'), ([id, draft]) => planOf(id, draft)).sort(byOrder);
}

/**
 * Tasks that were not lifted, each once, in their order: by fractional index, then by id, so that
 * two tasks that were put in one place at the same time stand in the same order everywhere.
 */
export function tasksOn(board: Y.Doc): BoardTask[] {
  const plans = new Set(Array.from(draftsOf(board, 'plan'), ([id]) => id));
  return Array.from(draftsOf(board, 'task'), ([id, draft]) => taskOf(id, draft))
    .map((task) => (plans.has(task.plan) ? task : { ...task, plan: '' }))
    .sort(byOrder);
}

/** What whoever validates plan `id` reads now; null: no such plan, or it was lifted. */
export function planVersion(board: Y.Doc, id: string): PlanVersion | null {
  const plan = plansOn(board).find((one) => one.id === id);
  if (!plan) return null;
  return versionOf(
    plan,
    tasksOn(board).filter((task) => task.plan === id),
  );
}

/** The same of a plan and its tasks that were read already. */
export function versionOf(plan: BoardPlan, tasks: readonly BoardTask[]): PlanVersion {
  const { title, purpose, validator } = plan;
  const items = tasks.map((task) => ({
    id: task.id,
    list: task.list,
    title: task.title,
    owner: task.owner,
    due: task.due,
    after: [...task.after].sort(),
  }));
  return { title, purpose, validator, items };
}
