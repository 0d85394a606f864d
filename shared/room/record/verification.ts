import type { Verification } from './terms.ts';

/**
 * From which status to which a line may go. What was settled is opened again ('to-verify', with a
 * reason) before it is settled otherwise: so nobody turns 'verified' into 'refuted' in one step.
 * From 'to-verify' one may go straight to the end: confirmation often comes in by itself.
 */
const STEPS: Readonly<Record<Verification | 'none', readonly Verification[]>> = {
  none: ['to-verify', 'verifying', 'verified', 'refuted'],
  'to-verify': ['verifying', 'verified', 'refuted'],
  verifying: ['to-verify', 'verified', 'refuted'],
  verified: ['to-verify'],
  refuted: ['to-verify'],
};

/** Where a line with this status (undefined: none) may go next. */
export function nextStatuses(from: Verification | undefined): readonly Verification[] {
  return STEPS[from ?? 'none'];
}

export const isSettled = (status: Verification | undefined): boolean =>
  status === 'verified' || status === 'refuted';
