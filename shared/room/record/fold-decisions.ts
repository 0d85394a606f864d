import type { DecisionVersion } from '../decision.ts';
import type { Entry } from './entry.ts';
import { compareStamps, isLater, stampOf, type Stamp } from './stamp.ts';

/** A version put forward for signature. */
export interface Proposal {
  readonly version: DecisionVersion;
  readonly hash: string;
  readonly person: string;
  readonly name: string;
  readonly delegation: string | null;
  readonly stamp: Stamp;
}

/** A delegation's sign-off of the version with this hash. */
export interface Signature {
  readonly delegation: string;
  readonly hash: string;
  readonly person: string;
  readonly name: string;
  readonly entry: string;
  readonly stamp: Stamp;
}

/** A delegation took its sign-off back. */
export interface Withdrawal {
  readonly delegation: string;
  readonly person: string;
  readonly name: string;
  readonly reason: string | null;
  readonly entry: string;
  readonly stamp: Stamp;
}

/** All that the record says of a decision. The newest act of each delegation is kept, both ways. */
export interface DecisionRecord {
  proposed: Proposal | null;
  readonly signatures: Record<string, Signature>;
  readonly withdrawals: Record<string, Withdrawal>;
}

export type DecisionEntry = Entry<'decision.propose' | 'decision.sign' | 'decision.withdraw'>;

/** Fold one act into `decisions`. The result does not depend on the order of arrival. */
export function applyDecision(decisions: Map<string, DecisionRecord>, entry: DecisionEntry): void {
  const id = entry.body.decision;
  let record = decisions.get(id);
  if (!record) decisions.set(id, (record = { proposed: null, signatures: {}, withdrawals: {} }));
  const stamp = stampOf(entry);
  const { person, name } = entry.author;
  const delegation = entry.delegation ?? '';
  if (entry.type === 'decision.propose') {
    if (!isLater(stamp, record.proposed?.stamp)) return;
    const { version, versionHash: hash } = entry.body;
    record.proposed = { version, hash, person, name, delegation: entry.delegation, stamp };
  } else if (entry.type === 'decision.sign') {
    if (!isLater(stamp, record.signatures[delegation]?.stamp)) return;
    const hash = entry.body.versionHash;
    record.signatures[delegation] = { delegation, hash, person, name, entry: entry.id, stamp };
  } else {
    if (!isLater(stamp, record.withdrawals[delegation]?.stamp)) return;
    const reason = entry.body.reason ?? null;
    record.withdrawals[delegation] = { delegation, person, name, reason, entry: entry.id, stamp };
  }
}

/** A delegation's sign-off, unless it has been withdrawn since. */
export function standingSignature(
  record: DecisionRecord | undefined,
  delegation: string,
): Signature | null {
  const signature = record?.signatures[delegation];
  if (!signature || !isLater(signature.stamp, record?.withdrawals[delegation]?.stamp)) return null;
  return signature;
}

/** How a decision stands, against the text as it is now. */
export interface DecisionState {
  readonly phase: 'draft' | 'proposed';
  readonly proposed: Proposal | null;
  /** The text was edited since it was proposed. */
  readonly edited: boolean;
  /** Sign-offs of the text as it is now, oldest first. */
  readonly signed: readonly Signature[];
  /** Sign-offs of a text that has been edited since, oldest first. */
  readonly lapsed: readonly Signature[];
  /** Delegations that took their sign-off back and have not signed again. */
  readonly withdrawn: readonly Withdrawal[];
}

/**
 * How the decision stands (SPEC 3.40).
 * @param currentHash versionHash of the draft as it is now; null when there is no such draft.
 */
export function stateOf(
  record: DecisionRecord | undefined,
  currentHash: string | null,
): DecisionState {
  const signed: Signature[] = [];
  const lapsed: Signature[] = [];
  for (const delegation of Object.keys(record?.signatures ?? {})) {
    const signature = standingSignature(record, delegation);
    if (signature) (signature.hash === currentHash ? signed : lapsed).push(signature);
  }
  const withdrawn = Object.values(record?.withdrawals ?? {}).filter(
    (withdrawal) => !standingSignature(record, withdrawal.delegation),
  );
  const byStamp = (a: { stamp: Stamp }, b: { stamp: Stamp }) => compareStamps(a.stamp, b.stamp);
  const proposed = record?.proposed ?? null;
  return {
    phase: proposed ? 'proposed' : 'draft',
    proposed,
    edited: proposed !== null && proposed.hash !== currentHash,
    signed: signed.sort(byStamp),
    lapsed: lapsed.sort(byStamp),
    withdrawn: withdrawn.sort(byStamp),
  };
}
