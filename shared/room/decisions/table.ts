import type { DecisionActType } from '../record/terms.ts';
import { isAuthority, type Ask } from './asking.ts';
import { PHASES, type Phase } from './course.ts';
import type { DecisionCode } from './code.ts';
import { CONDITIONS, type Condition } from './conditions.ts';

/**
 * Beyond the role (roles.ts): `writer` anybody who writes; `asked` those who speak for a delegation
 * to which it was put; `authority` those of the decision-maker's delegation, and facilitators;
 * `proposer` those of the delegation that proposed, and facilitators.
 */
export type Hand = 'writer' | 'asked' | 'facilitator' | 'authority' | 'proposer';

export interface ActRule {
  readonly by: Hand;
  readonly during: readonly Phase[];
  /** In this order: the first that is not met is the refusal. */
  readonly needs: readonly Condition[];
}

/**
 * Who may do what to a decision, and when. This one table is asked by the server before it records
 * an act, by the fold of every copy (acts of sites that were cut off), by the screens before they
 * offer a button, and by the generated test. docs/spec/3-record.md prints it (SPEC 3.210).
 */
export const DECISION_ACTS: Readonly<Record<DecisionActType, ActRule>> = {
  'decision.propose': { by: 'writer', during: PHASES, needs: ['title', 'frozen', 'put', 'new'] },
  'decision.quorum': {
    by: 'facilitator',
    during: ['draft', 'proposed'],
    needs: ['reachable', 'another'],
  },
  'decision.sign': { by: 'asked', during: ['proposed'], needs: ['current', 'news'] },
  'decision.reserve': { by: 'asked', during: ['proposed'], needs: ['current', 'news'] },
  'decision.object': { by: 'asked', during: ['proposed'], needs: ['current', 'news'] },
  'decision.withdraw': { by: 'asked', during: ['proposed'], needs: ['held'] },
  'decision.silence': {
    by: 'facilitator',
    during: ['proposed'],
    needs: ['current', 'unopposed', 'ahead'],
  },
  'decision.approve': {
    by: 'authority',
    during: ['proposed'],
    needs: ['current', 'complete', 'quorum', 'choice', 'basis', 'change'],
  },
  'decision.take': {
    by: 'authority',
    during: ['proposed'],
    needs: ['current', 'complete', 'quorum', 'approved', 'choice'],
  },
  'decision.refuse': { by: 'authority', during: ['proposed', 'deferred'], needs: ['standing'] },
  'decision.defer': { by: 'authority', during: ['proposed'], needs: ['standing', 'later'] },
  'decision.abandon': { by: 'proposer', during: ['proposed', 'deferred'], needs: ['standing'] },
};

/** All that stands in the way of an act, the gravest first. Empty: nothing. */
export function obstacles(type: DecisionActType, ask: Ask): DecisionCode[] {
  const rule = DECISION_ACTS[type];
  const wrong = handCode(rule.by, ask) ?? phaseCode(rule, ask.course.phase);
  if (wrong) return [wrong];
  return rule.needs.flatMap((need) => CONDITIONS[need](ask, type));
}

/** The first thing that stands in the way; null: nothing. */
export function objectionTo(type: DecisionActType, ask: Ask): DecisionCode | null {
  return obstacles(type, ask)[0] ?? null;
}

function phaseCode({ during }: ActRule, phase: Phase): DecisionCode | null {
  if (during.includes(phase)) return null;
  return phase === 'draft' ? 'NOT_PROPOSED' : 'DECISION_CLOSED';
}

/** What the person who acts has against them; the role itself is checked by roles.ts. */
function handCode(by: Hand, { course, delegation, actor }: Ask): DecisionCode | null {
  const { proposal } = course;
  if (by === 'asked')
    return proposal && !proposal.delegations.includes(delegation ?? '')
      ? 'FOREIGN_DELEGATION'
      : null;
  if (!actor || !proposal || actor.role === 'facilitator') return null;
  if (by === 'authority')
    return isAuthority(proposal.version.authority, delegation) ? null : 'AUTHORITY_ONLY';
  if (by !== 'proposer' || actor.person === proposal.person) return null;
  return delegation !== null && delegation === proposal.delegation ? null : 'PROPOSER_ONLY';
}
