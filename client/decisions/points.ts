import * as Y from 'yjs';
import { versionHash, type DecisionVersion } from '../../shared/room/decision.ts';
import { waitsFor, type DecisionState } from '../../shared/room/decisions/state.ts';
import { versionOf } from '../../shared/room/record/decision-version.ts';
import { decisionState, type RoomFold } from '../../shared/room/record/fold.ts';

/** A decision on screen: its text as it is now, and how it stands in the record. */
export interface DecisionPoint {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** ms UTC; null: none. */
  readonly due: number | null;
  readonly order: string;
  readonly version: DecisionVersion;
  readonly hash: string;
  readonly state: DecisionState;
  /** Its draft was struck on the board after it had been proposed. */
  readonly struck: boolean;
  readonly overdue: boolean;
  /** It has an outcome: taken, refused, put off or withdrawn. */
  readonly done: boolean;
}

/** Where the list is looked at from. */
export interface PointsView {
  /** Codes of the room's delegations. */
  readonly delegations: readonly string[];
  /** ms UTC, by the server's clock. */
  readonly now: number;
}

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
 * Decisions of the board, with how they stand in the record. A draft that was struck is gone; what
 * was proposed once stays, struck or not: nobody hides a decision by striking its draft.
 */
export function pointsOf(board: Y.Doc, fold: RoomFold, view: PointsView): DecisionPoint[] {
  const points: DecisionPoint[] = [];
  for (const [id, draft] of board.getMap('drafts')) {
    if (!(draft instanceof Y.Map) || draft.get('kind') !== 'decision') continue;
    const point = pointOf(fold, view, id, draft as Y.Map<unknown>);
    if (!point.struck || point.state.proposal) points.push(point);
  }
  return points.sort(
    (a, b) =>
      (a.due ?? Infinity) - (b.due ?? Infinity) ||
      (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1),
  );
}

function pointOf(
  fold: RoomFold,
  view: PointsView,
  id: string,
  draft: Y.Map<unknown>,
): DecisionPoint {
  const text = (key: string): string => {
    const value = draft.get(key);
    return typeof value === 'string' ? value : '';
  };
  const version = versionOf(draft);
  const hash = hashOf(draft, version);
  const struck = (draft.get('lifted') ?? null) !== null;
  const state = decisionState(fold, id, { ...view, hash: struck ? null : hash });
  const done = state.outcome !== null;
  const { due } = version;
  return {
    id,
    // What has an outcome keeps the title under which it got it.
    title: (done || struck ? state.proposal?.version.title : null) ?? version.title,
    owner: text('owner'),
    due,
    order: text('order'),
    version,
    hash,
    state,
    struck,
    done,
    overdue: !done && due !== null && due < view.now,
  };
}

export interface Groups {
  /** Waiting for this person's delegation. */
  readonly mine: readonly DecisionPoint[];
  readonly toDecide: readonly DecisionPoint[];
  readonly next: readonly DecisionPoint[];
  readonly done: readonly DecisionPoint[];
}

/**
 * What waits for `delegation` comes first. To decide: what is proposed or has a time. Next: drafts
 * without one. Done: what has an outcome, the newest first.
 */
export function groupsOf(points: readonly DecisionPoint[], delegation: string | null): Groups {
  const groups: Record<keyof Groups, DecisionPoint[]> = {
    mine: [],
    toDecide: [],
    next: [],
    done: [],
  };
  for (const point of points) {
    if (point.done) groups.done.push(point);
    else if (waitsFor(point.state, delegation)) groups.mine.push(point);
    else if (point.due !== null || point.state.phase === 'proposed') groups.toDecide.push(point);
    else groups.next.push(point);
  }
  const proposedFirst = (point: DecisionPoint): number => (point.state.proposal ? 0 : 1);
  groups.toDecide.sort((a, b) => proposedFirst(a) - proposedFirst(b));
  groups.done.sort((a, b) => doneAt(b) - doneAt(a));
  return groups;
}

/** When a decision got its outcome, ms UTC; 0: it has none. */
export function doneAt(point: DecisionPoint): number {
  return point.state.outcome?.stamp.recordedAt ?? 0;
}
