import type { Quorum } from '../record/bodies-decision.ts';

/** What holds until the facilitator says otherwise: all delegations of the room. */
export const DEFAULT_QUORUM: Quorum = { kind: 'all' };

/** How far a decision is from its quorum. */
export interface QuorumState {
  readonly rule: Quorum;
  /** Visas that are needed, and how many of those are there. */
  readonly needed: number;
  readonly have: number;
  readonly met: boolean;
  /** Delegations whose visa would bring it nearer. Empty once it is met. */
  readonly missing: readonly string[];
}

/**
 * @param delegations to whom the decision was put
 * @param agreed those of them that agree: visa, reservation or silence
 */
export function quorumState(
  rule: Quorum,
  delegations: readonly string[],
  agreed: ReadonlySet<string>,
): QuorumState {
  const asked = rule.kind === 'named' ? rule.delegations : delegations;
  const needed = rule.kind === 'count' ? rule.count : asked.length;
  const have = asked.filter((code) => agreed.has(code)).length;
  const met = have >= needed;
  return {
    rule,
    needed,
    have: Math.min(have, needed),
    met,
    missing: met ? [] : asked.filter((code) => !agreed.has(code)),
  };
}

/** Can these delegations ever meet this quorum? */
export function isReachable(rule: Quorum, delegations: readonly string[]): boolean {
  if (rule.kind === 'all') return true;
  if (rule.kind === 'count') return rule.count <= delegations.length;
  const named = new Set(rule.delegations);
  return named.size === rule.delegations.length && [...named].every((c) => delegations.includes(c));
}

export function sameQuorum(a: Quorum, b: Quorum): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'count' && b.kind === 'count') return a.count === b.count;
  if (a.kind === 'named' && b.kind === 'named')
    return [...a.delegations].sort().join() === [...b.delegations].sort().join();
  return true;
}
