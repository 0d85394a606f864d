import { z } from 'zod';
import { decisionVersionSchema } from '../decision-schema.ts';
import { delegationSchema, ulidSchema } from '../ids.ts';
import { hashSchema, instantSchema, reasonSchema, textSchema } from './bodies-common.ts';
import type { DecisionActType } from './terms.ts';

/** Whose visas a decision needs before it may be taken. */
export const quorumSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('count'), count: z.number().int().min(1).max(63) }),
  z.strictObject({
    kind: z.literal('named'),
    delegations: z.array(delegationSchema).min(1).max(63),
  }),
]);
export type Quorum = z.infer<typeof quorumSchema>;

/** What one speaks of: a proposal (id of its entry), and the hash of the version it froze. */
const onProposal = { decision: ulidSchema, proposal: ulidSchema, versionHash: hashSchema };
/** The option chosen; null: nothing was written down to choose from. */
const choice = { option: ulidSchema.nullable() };
const position = textSchema(2_000);

/**
 * What is done to a decision. Its text is written together on the board (shape.ts). Who may do
 * what when: shared/room/decisions/table.ts.
 */
export const DECISION_BODIES = {
  /** Freezes a version and puts it to the delegations of the room. */
  'decision.propose': z.strictObject({
    decision: ulidSchema,
    version: decisionVersionSchema,
    versionHash: hashSchema,
    delegations: z.array(delegationSchema).min(1).max(63),
  }),
  'decision.quorum': z.strictObject({ decision: ulidSchema, quorum: quorumSchema }),
  /** Visa: a delegation agrees. */
  'decision.sign': z.strictObject(onProposal),
  /** Visa with a reservation. */
  'decision.reserve': z.strictObject({ ...onProposal, text: position }),
  'decision.object': z.strictObject({ ...onProposal, text: position }),
  /** Takes back one's own delegation's visa, reservation or objection. */
  'decision.withdraw': z.strictObject({ decision: ulidSchema, reason: reasonSchema.optional() }),
  /** Who has said nothing by `until` (ms UTC) agrees, unless somebody objects before. */
  'decision.silence': z.strictObject({ ...onProposal, until: instantSchema }),
  /** Approval: the authority agrees. `basis`: how it said so, when another writes it down. */
  'decision.approve': z.strictObject({
    ...onProposal,
    ...choice,
    basis: textSchema(500).optional(),
  }),
  'decision.take': z.strictObject({ ...onProposal, ...choice }),
  /** Decided not to. */
  'decision.refuse': z.strictObject({ ...onProposal, reason: reasonSchema }),
  'decision.defer': z.strictObject({
    ...onProposal,
    reason: reasonSchema,
    until: instantSchema.optional(),
  }),
  /** Withdrawn as a whole by those who proposed it. */
  'decision.abandon': z.strictObject({ ...onProposal, reason: reasonSchema }),
} as const satisfies Record<DecisionActType, z.ZodType>;
