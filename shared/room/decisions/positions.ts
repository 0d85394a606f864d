import { isLater, type Stamp } from '../record/stamp.ts';
import type { DecisionAct } from './acts.ts';

/** What a delegation said of a proposal. A reservation is a visa with a text. */
export type PositionKind = 'visa' | 'reservation' | 'objection';

const KIND = {
  'decision.sign': 'visa',
  'decision.reserve': 'reservation',
  'decision.object': 'objection',
} as const satisfies Record<string, PositionKind>;
export type PositionAct = DecisionAct<keyof typeof KIND>;

export function isPositionAct(act: DecisionAct): act is PositionAct {
  return Object.hasOwn(KIND, act.type);
}

/** The newest word of one delegation; it is tied to the proposal it speaks of. */
export interface Position {
  readonly delegation: string;
  readonly kind: PositionKind;
  /** Of a reservation or an objection. */
  readonly text: string | null;
  /** Id of the proposal, and the hash of the version that was read. */
  readonly proposal: string;
  readonly hash: string;
  readonly person: string;
  readonly name: string;
  readonly entry: string;
  readonly stamp: Stamp;
  /** Taken back since: by whom, when, why. */
  readonly withdrawn: Withdrawal | null;
}

export interface Withdrawal {
  readonly person: string;
  readonly name: string;
  readonly reason: string | null;
  readonly entry: string;
  readonly stamp: Stamp;
}

export function positionOf(act: PositionAct, delegation: string): Position {
  return {
    delegation,
    kind: KIND[act.type],
    text: act.type === 'decision.sign' ? null : act.body.text,
    proposal: act.body.proposal,
    hash: act.body.versionHash,
    person: act.person,
    name: act.name,
    entry: act.id,
    stamp: act.stamp,
    withdrawn: null,
  };
}

export function withdrawnBy(position: Position, act: DecisionAct<'decision.withdraw'>): Position {
  const { person, name, id: entry, stamp } = act;
  return {
    ...position,
    withdrawn: { person, name, reason: act.body.reason ?? null, entry, stamp },
  };
}

/** When a delegation last said or took back something. */
export function lastWord(position: Position | undefined): Stamp | null {
  return position?.withdrawn?.stamp ?? position?.stamp ?? null;
}

/** Did the delegation say or take back anything after `stamp`? */
export function spokeAfter(position: Position | undefined, stamp: Stamp): boolean {
  const last = lastWord(position);
  return last !== null && isLater(last, stamp);
}
