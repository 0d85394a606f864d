import { z } from 'zod';
import { DECISION_LENGTHS } from './decision-lengths.ts';
import { delegationSchema, ulidSchema } from './ids.ts';

/** Two people who wrote offline may each have filled a text: what the board holds can be proposed. */
const SLACK = 2;
const text = (max: number) => z.string().max(max * SLACK);

/** One way that was considered. `rejected`: why it was ruled out; null: it is open. */
const optionSchema = z.strictObject({
  id: ulidSchema,
  text: text(DECISION_LENGTHS.option),
  pros: text(DECISION_LENGTHS.option),
  cons: text(DECISION_LENGTHS.option),
  rejected: text(DECISION_LENGTHS.option).nullable(),
});

/**
 * The form of a decision that is frozen when proposed and hashed when signed: everything a
 * signatory reads, nothing else. Options are in their order on screen.
 */
export const decisionVersionSchema = z.strictObject({
  title: text(DECISION_LENGTHS.title),
  question: text(DECISION_LENGTHS.question),
  options: z.array(optionSchema).max(50),
  /** Why there was nothing to choose from; blank: there was. */
  noAlternative: text(DECISION_LENGTHS.noAlternative),
  reasons: text(DECISION_LENGTHS.reasons),
  risks: text(DECISION_LENGTHS.risks),
  legalBasis: text(DECISION_LENGTHS.legalBasis),
  /** Name and function of the authority that approves. */
  decisionMaker: z.string().max(DECISION_LENGTHS.decisionMaker),
  /** The delegation that the authority belongs to; null: none of this room. */
  authority: delegationSchema.nullable(),
  /** ms UTC: when it has to be decided. */
  due: z.number().int().nullable(),
  /** ms UTC: when it is to be looked at again. */
  review: z.number().int().nullable(),
});
