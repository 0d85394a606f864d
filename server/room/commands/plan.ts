import { planHash } from '../../../shared/room/plan.ts';
import { planState } from '../../../shared/room/record/fold-plan.ts';
import type { Rules } from './rule.ts';

/** Freezing a version of a plan, and validating it. */
export const planRules: Rules<'plan.version' | 'plan.validate'> = {
  /** What is frozen is what is on the board: the version sent, its hash and the plan agree. */
  'plan.version': ({ plan, version, versionHash: hash }, context) => {
    const current = context.plan(plan);
    if (!current) return 'NOT_FOUND';
    if (hash !== planHash(version) || hash !== planHash(current)) return 'STALE_VERSION';
    return planState(context.fold.plans.get(plan), hash).isFrozen ? 'ALREADY_DONE' : null;
  },
  /** Only the delegation that the plan names, and only the newest version while it is the plan. */
  'plan.validate': ({ plan, versionHash: hash }, context) => {
    const current = context.plan(plan);
    if (!current) return 'NOT_FOUND';
    const state = planState(context.fold.plans.get(plan), planHash(current));
    if (!state.latest) return 'NOT_PROPOSED';
    if (!state.isFrozen || state.latest.hash !== hash) return 'STALE_VERSION';
    if (current.validator !== context.me.delegation) return 'OTHER_DELEGATION';
    return state.phase === 'validated' ? 'ALREADY_DONE' : null;
  },
};
