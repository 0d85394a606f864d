import type * as Y from 'yjs';
import {
  plansOn,
  tasksOn,
  versionOf,
  type BoardPlan,
  type BoardTask,
} from '../../shared/room/board/read-plans.ts';
import { planHash, type PlanVersion } from '../../shared/room/plan.ts';
import type { TaskState } from '../../shared/room/record/terms.ts';
import { isSettled, taskState, type TaskRecord } from '../../shared/room/record/fold-checklist.ts';
import { planState, type PlanState } from '../../shared/room/record/fold-plan.ts';
import type { RoomFold } from '../../shared/room/record/fold.ts';

/** One item of a checklist on screen. */
export interface Item extends BoardTask {
  readonly state: TaskState;
  readonly mark: TaskRecord['mark'];
  readonly acknowledged: TaskRecord['acknowledged'];
  /** Past its time and neither done nor set aside. */
  readonly overdue: boolean;
  /** What it comes after and what is not settled yet. */
  readonly waitsFor: readonly BoardTask[];
}

export interface Section {
  /** Heading; '': none. */
  readonly title: string;
  readonly items: readonly Item[];
}

/** A plan on screen, or the tasks that belong to none (`plan` null). */
export interface Checklist {
  readonly id: string;
  readonly plan: BoardPlan | null;
  readonly sections: readonly Section[];
  /** In the order on screen. */
  readonly items: readonly Item[];
  readonly counts: {
    readonly all: number;
    readonly settled: number;
    readonly overdue: number;
    readonly blocked: number;
  };
  readonly version: PlanVersion | null;
  readonly hash: string | null;
  readonly state: PlanState | null;
}

const hashes = new Map<string, { json: string; hash: string }>();
/** Hash of a plan; worked out anew only when the plan changed. */
function hashOf(plan: string, version: PlanVersion): string {
  const json = JSON.stringify(version);
  const known = hashes.get(plan);
  if (known?.json === json) return known.hash;
  const hash = planHash(version);
  hashes.set(plan, { json, hash });
  return hash;
}

/** All items of the board that were not lifted, by id, with how they stand in the record. */
export function itemsOf(board: Y.Doc, fold: RoomFold, now: number): Item[] {
  const tasks = tasksOn(board);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const settled = (id: string): boolean => isSettled(taskState(fold.tasks.get(id)));
  return tasks.map((task) => {
    const record = fold.tasks.get(task.id);
    const state = taskState(record);
    const waitsFor = task.after.flatMap((id) => {
      const before = byId.get(id);
      return before && !settled(id) ? [before] : [];
    });
    const overdue = task.due !== null && task.due <= now && !isSettled(state);
    const { mark = null, acknowledged = {} } = record ?? {};
    return { ...task, state, mark, acknowledged, overdue, waitsFor };
  });
}

/** Plans in their order, each with its items under their headings; then the tasks of no plan. */
export function checklistsOf(board: Y.Doc, fold: RoomFold, now: number): Checklist[] {
  const items = itemsOf(board, fold, now);
  const lists = plansOn(board).map((plan) =>
    checklist(
      plan,
      items.filter((item) => item.plan === plan.id),
      fold,
    ),
  );
  const loose = items.filter((item) => item.plan === '');
  return loose.length > 0 ? [...lists, checklist(null, loose, fold)] : lists;
}

function checklist(plan: BoardPlan | null, items: readonly Item[], fold: RoomFold): Checklist {
  const sections = sectionsOf(items);
  const version = plan && versionOf(plan, items);
  const hash = plan && version && hashOf(plan.id, version);
  return {
    id: plan?.id ?? '',
    plan,
    sections,
    items: sections.flatMap((section) => section.items),
    counts: {
      all: items.length,
      settled: items.filter((item) => isSettled(item.state)).length,
      overdue: items.filter((item) => item.overdue).length,
      blocked: items.filter((item) => item.state === 'blocked').length,
    },
    version,
    hash,
    state: plan && planState(fold.plans.get(plan.id), hash),
  };
}

/** Items under one heading stand together, headings in the order of their first item. */
function sectionsOf(items: readonly Item[]): Section[] {
  const sections = new Map<string, Item[]>();
  for (const item of items) {
    const section = sections.get(item.list);
    if (section) section.push(item);
    else sections.set(item.list, [item]);
  }
  return Array.from(sections, ([title, of]) => ({ title, items: of }));
}

/** Would `task` wait for itself if it came after `before`? */
export function closesCircle(items: readonly BoardTask[], task: string, before: string): boolean {
  const after = new Map(items.map((item) => [item.id, item.after]));
  const seen = new Set<string>();
  const open = [before];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === task) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(after.get(next) ?? []));
  }
  return false;
}
