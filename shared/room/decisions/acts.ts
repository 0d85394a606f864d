import type { DecisionActType } from '../record/terms.ts';
import type { Body, Entry } from '../record/entry.ts';
import { compareStamps, stampOf, type Stamp } from '../record/stamp.ts';

/** One act on a decision, as much of its entry as the fold keeps. */
export type DecisionAct<T extends DecisionActType = DecisionActType> = {
  [K in T]: {
    readonly type: K;
    /** Id of the entry. */
    readonly id: string;
    readonly body: Body<K>;
    readonly person: string;
    readonly name: string;
    readonly delegation: string | null;
    readonly stamp: Stamp;
  };
}[T];

/** All that the record says of a decision: its acts, in the order of the record. */
export interface DecisionRecord {
  readonly acts: DecisionAct[];
}

export type DecisionEntry = Entry<DecisionActType>;

/** Add one act in its place. The result does not depend on the order of arrival. */
export function addAct(record: DecisionRecord, entry: DecisionEntry): void {
  const act = {
    type: entry.type,
    id: entry.id,
    body: entry.body,
    person: entry.author.person,
    name: entry.author.name,
    delegation: entry.delegation,
    stamp: stampOf(entry),
  } as DecisionAct;
  const { acts } = record;
  let at = acts.length;
  // Nearly always the last; what another site recorded meanwhile goes back to its place.
  while (at > 0 && compareStamps((acts[at - 1] as DecisionAct).stamp, act.stamp) > 0) at--;
  acts.splice(at, 0, act);
}
