import { versionHash } from '../../../shared/room/decision.ts';
import { courseOf } from '../../../shared/room/decisions/course-of.ts';
import { objectionTo } from '../../../shared/room/decisions/table.ts';
import { DECISION_ACT_TYPES, type DecisionActType } from '../../../shared/room/record/terms.ts';
import type { Body } from '../../../shared/room/record/entry.ts';
import type { Rule, RuleContext, Rules } from './rule.ts';

/**
 * One rule for all acts on decisions: the decision is on the board and not struck, and the table
 * (shared/room/decisions/table.ts) has nothing against it, at the instant it would be recorded.
 */
function judge(
  type: DecisionActType,
  body: Body<DecisionActType>,
  { me, fold, now, delegations, decision }: RuleContext,
): ReturnType<Rule<DecisionActType>> {
  const text = decision(body.decision);
  if (!text) return 'NOT_FOUND';
  return objectionTo(type, {
    course: courseOf(fold.decisions.get(body.decision)),
    body,
    at: now,
    delegation: me.delegation,
    actor: me,
    board: { hash: versionHash(text), title: text.title, delegations },
  });
}

// Made from the table of bodies; TypeScript cannot follow `map`.
export const decisionRules = Object.fromEntries(
  DECISION_ACT_TYPES.map((type) => [
    type,
    (body: Body<DecisionActType>, context: RuleContext) => judge(type, body, context),
  ]),
) as Rules<DecisionActType>;
