import * as Y from 'yjs';
import { versionHash, type DecisionVersion } from '../../shared/room/decision.ts';
import { decisionVersion } from '../../shared/room/record/decision-version.ts';
import { decisionState, type RoomFold } from '../../shared/room/record/fold.ts';
import type { DecisionState } from '../../shared/room/record/fold-decisions.ts';

interface PointFields {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** ms UTC; null: none. */
  readonly due: number | null;
  readonly order: string;
  readonly overdue: boolean;
  readonly done: boolean;
}
export interface DecisionPoint extends PointFields {
  readonly kind: 'decision';
  readonly version: DecisionVersion;
  readonly hash: string;
  readonly state: DecisionState;
}
export type Point = DecisionPoint;

const hashes = new WeakMap<Y.Map<unknown>, { json: string; hash: string }>();

/** Hash of a version; worked out anew only when the text changed. */
function hashOf(draft: Y.Map<unknown>, version: DecisionVersion): string {
  const json = JSON.stringify(version);
  const known = hashes.get(draft);
  if (known?.json === json) return known.hash;
  const hash = versionHash(version);
  hashes.set(draft, { json, hash });
  return hash;
}

/**
 * Decisions of the board that were not lifted, with how they stand in the record.
 * A decision is done when each of `delegations` has signed the text as it is now.
 */
export function pointsOf(
  board: Y.Doc,
  fold: RoomFold,
  delegations: readonly string[],
  now: number,
): Point[] {
  const points: Point[] = [];
  for (const [id, draft] of board.getMap('drafts')) {
    if (!(draft instanceof Y.Map) || draft.get('lifted')) continue;
    const point = pointOf(board, fold, delegations, now, id, draft as Y.Map<unknown>);
    if (point) points.push(point);
  }
  return points.sort(
    (a, b) =>
      (a.due ?? Infinity) - (b.due ?? Infinity) ||
      (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1),
  );
}

function pointOf(
  board: Y.Doc,
  fold: RoomFold,
  delegations: readonly string[],
  now: number,
  id: string,
  draft: Y.Map<unknown>,
): Point | null {
  const text = (key: string): string => {
    const value = draft.get(key);
    return typeof value === 'string' ? value : value instanceof Y.Text ? value.toString() : '';
  };
  const dueValue = draft.get('due');
  const due = typeof dueValue === 'number' ? dueValue : null;
  const common = { id, title: text('title'), owner: text('owner'), due, order: text('order') };
  const version = decisionVersion(board, id);
  if (!version) return null;
  const hash = hashOf(draft, version);
  const state = decisionState(fold, id, hash);
  const signed = new Set(state.signed.map((signature) => signature.delegation));
  const done = delegations.length > 0 && delegations.every((code) => signed.has(code));
  const overdue = !done && due !== null && due < now;
  return { ...common, kind: 'decision', version, hash, state, done, overdue };
}

export interface Groups {
  readonly toDecide: readonly Point[];
  readonly next: readonly Point[];
  readonly done: readonly Point[];
}

/** To decide: what waits for signatures or has a time. Next: drafts without one. */
export function groupsOf(points: readonly Point[]): Groups {
  const pressing = (point: Point): boolean =>
    point.due !== null || point.state.phase === 'proposed';
  const open = points.filter((point) => !point.done);
  const toDecide = open.filter(pressing);
  const signable = (point: Point): number => (point.state.phase === 'proposed' ? 0 : 1);
  return {
    toDecide: toDecide.sort((a, b) => signable(a) - signable(b)),
    next: open.filter((point) => !pressing(point)),
    done: points.filter((point) => point.done).sort((a, b) => doneAt(b) - doneAt(a)),
  };
}

/** When a point was done, ms UTC; 0: it is not. */
export function doneAt(point: Point): number {
  return point.done ? (point.state.signed.at(-1)?.stamp.recordedAt ?? 0) : 0;
}
