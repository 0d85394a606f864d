import { addAct, type DecisionEntry, type DecisionRecord } from '../decisions/acts.ts';

/**
 * Fold one act into `decisions`: they are kept in the order of the record, and what they amount to
 * is worked out from them (shared/room/decisions/). So the order of arrival cannot matter.
 */
export function applyDecision(decisions: Map<string, DecisionRecord>, entry: DecisionEntry): void {
  const id = entry.body.decision;
  let record = decisions.get(id);
  if (!record) decisions.set(id, (record = { acts: [] }));
  addAct(record, entry);
}
