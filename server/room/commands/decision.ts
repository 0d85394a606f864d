import { versionHash } from '../../../shared/room/decision.ts';
import { standingSignature } from '../../../shared/room/record/fold-decisions.ts';
import type { Rules } from './rule.ts';

/** Putting a decision forward, and signing it for one's delegation. */
export const decisionRules: Rules<'decision.propose' | 'decision.sign' | 'decision.withdraw'> = {
  /** What is frozen is what is on the board: the version sent, its hash and the draft agree. */
  'decision.propose': ({ decision, version, versionHash: hash }, context) => {
    const current = context.decision(decision);
    if (!current) return 'NOT_FOUND';
    if (hash !== versionHash(version) || hash !== versionHash(current)) return 'STALE_VERSION';
    return context.fold.decisions.get(decision)?.proposed?.hash === hash ? 'ALREADY_DONE' : null;
  },
  /** Nobody signs a text that is not the one proposed, or not the one on the screens. */
  'decision.sign': ({ decision, versionHash: hash }, context) => {
    const current = context.decision(decision);
    if (!current) return 'NOT_FOUND';
    const record = context.fold.decisions.get(decision);
    if (!record?.proposed) return 'NOT_PROPOSED';
    if (hash !== record.proposed.hash || hash !== versionHash(current)) return 'STALE_VERSION';
    const standing = standingSignature(record, context.me.delegation ?? '');
    return standing?.hash === hash ? 'ALREADY_DONE' : null;
  },
  'decision.withdraw': ({ decision }, { fold, me }) =>
    standingSignature(fold.decisions.get(decision), me.delegation ?? '') ? null : 'NOT_FOUND',
};
