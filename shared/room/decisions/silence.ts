import type { Stamp } from '../record/stamp.ts';
import type { DecisionAct } from './acts.ts';
import { spokeAfter, type Position } from './positions.ts';

/** A silence procedure lasts at least this long, ms: nobody agrees by not having looked up. */
export const SHORTEST_SILENCE_MS = 5 * 60_000;

/** A silence procedure on one proposal. */
export interface Silence {
  readonly proposal: string;
  /** ms UTC. From then on those who said nothing agree. */
  readonly until: number;
  readonly person: string;
  readonly name: string;
  readonly stamp: Stamp;
  /** The delegation whose objection broke it, and the entry; null: nobody's. */
  readonly broken: { readonly delegation: string; readonly entry: string } | null;
}

export function silenceOf(act: DecisionAct<'decision.silence'>): Silence {
  const { proposal, until } = act.body;
  return { proposal, until, person: act.person, name: act.name, stamp: act.stamp, broken: null };
}

/** An objection breaks a silence that has not ended. */
export function afterObjection(silence: Silence | null, objection: Position): Silence | null {
  if (silence === null || silence.broken || silence.proposal !== objection.proposal) return silence;
  if (objection.stamp.recordedAt >= silence.until) return silence;
  return {
    ...silence,
    broken: { delegation: objection.delegation, entry: objection.entry },
  };
}

/** Does a silence procedure on `proposal` run at `at` (ms UTC)? */
export function isRunning(silence: Silence | null, proposal: string, at: number): boolean {
  return silence !== null && !silence.broken && silence.proposal === proposal && at < silence.until;
}

/**
 * Does a delegation agree by silence at `at` (ms UTC)? The deadline has passed, nobody objected
 * before it, and the delegation has said nothing since the procedure began.
 */
export function isSilent(
  silence: Silence | null,
  proposal: string,
  position: Position | undefined,
  at: number,
): boolean {
  if (silence === null || silence.broken || silence.proposal !== proposal) return false;
  return at >= silence.until && !spokeAfter(position, silence.stamp);
}
