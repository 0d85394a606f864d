import { courseOf } from '../../shared/room/decisions/course-of.ts';
import type { Actor } from '../../shared/room/decisions/asking.ts';
import type { DecisionCode } from '../../shared/room/decisions/code.ts';
import { obstacles } from '../../shared/room/decisions/table.ts';
import { DECISION_ACT_TYPES, type DecisionActType } from '../../shared/room/record/terms.ts';
import type { RoomFold } from '../../shared/room/record/fold.ts';
import { allows } from '../../shared/room/roles.ts';
import type { DecisionPoint, PointsView } from './points.ts';

/** An act that this person might do, and all that still stands in its way. */
export interface Offer {
  readonly type: DecisionActType;
  /** Empty: it may be done now. */
  readonly missing: readonly DecisionCode[];
}

/** Nothing that a person could do about: the act is not offered at all (SPEC 8.17). */
const NEVER: ReadonlySet<DecisionCode> = new Set<DecisionCode>([
  'NOT_PROPOSED',
  'DECISION_CLOSED',
  'FOREIGN_DELEGATION',
  'AUTHORITY_ONLY',
  'PROPOSER_ONLY',
  'NOT_FOUND',
  'ALREADY_DONE',
]);

/**
 * What is offered on a decision: what the table (shared/room/decisions/table.ts) leaves to this
 * person in its phase. The same table is the server's.
 */
export function offersOf(
  point: DecisionPoint,
  fold: RoomFold,
  actor: Actor,
  { delegations, now }: PointsView,
): Offer[] {
  if (point.struck) return [];
  const ask = {
    course: courseOf(fold.decisions.get(point.id)),
    at: now,
    delegation: actor.delegation,
    body: null,
    actor,
    board: { hash: point.hash, title: point.version.title, delegations },
  };
  return DECISION_ACT_TYPES.filter((type) => allows(actor.role, type))
    .map((type) => ({ type, missing: obstacles(type, ask) }))
    .filter(({ missing }) => !missing.some((code) => NEVER.has(code)));
}
