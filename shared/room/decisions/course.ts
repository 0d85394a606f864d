import type { DecisionVersion } from '../decision.ts';
import type { Quorum } from '../record/bodies-decision.ts';
import type { Stamp } from '../record/stamp.ts';
import type { DecisionAct } from './acts.ts';
import type { DecisionCode } from './code.ts';
import type { Position } from './positions.ts';
import type { QuorumState } from './quorum.ts';
import type { Silence } from './silence.ts';
import type { Standing } from './stance.ts';

/** Where a decision is in its life. */
export const PHASES = ['draft', 'proposed', 'taken', 'refused', 'deferred', 'abandoned'] as const;
export type Phase = (typeof PHASES)[number];

/** A version put to the delegations. */
export interface Proposal {
  /** Id of its entry: what positions are tied to. */
  readonly id: string;
  /** 1 for the first proposal of this decision, 2 for the next … */
  readonly number: number;
  readonly version: DecisionVersion;
  readonly hash: string;
  /** To whom it was put. */
  readonly delegations: readonly string[];
  readonly person: string;
  readonly name: string;
  readonly delegation: string | null;
  readonly stamp: Stamp;
}

/** The authority agreed to a proposal and chose. */
export interface Approval {
  readonly proposal: string;
  readonly option: string | null;
  readonly basis: string | null;
  readonly person: string;
  readonly name: string;
  readonly delegation: string | null;
  readonly entry: string;
  readonly stamp: Stamp;
}

/** How a proposal ended, and how everybody stood then. Nothing that comes later changes it. */
export interface Outcome {
  readonly kind: Exclude<Phase, 'draft' | 'proposed'>;
  readonly proposal: Proposal;
  readonly approval: Approval | null;
  readonly standings: readonly Standing[];
  readonly quorum: QuorumState;
  /** Of a decision taken. */
  readonly option: string | null;
  /** Of every other outcome. */
  readonly reason: string | null;
  /** Deferred until, ms UTC; null: nobody said. */
  readonly until: number | null;
  readonly person: string;
  readonly name: string;
  readonly delegation: string | null;
  readonly entry: string;
  readonly stamp: Stamp;
}

/** An act that is in the record and does not count, and why. */
export interface Discounted {
  readonly act: DecisionAct;
  readonly code: DecisionCode;
}

/** What a decision's acts amount to, whatever the text on the board is now. */
export interface Course {
  phase: Phase;
  proposal: Proposal | null;
  quorum: Quorum;
  /** Delegation → its newest word, on whichever proposal. */
  readonly positions: Map<string, Position>;
  silence: Silence | null;
  approval: Approval | null;
  outcome: Outcome | null;
  /** Earlier proposals, oldest first, and outcomes that were past since. */
  readonly proposals: Proposal[];
  readonly past: Outcome[];
  readonly discounted: Discounted[];
}
