import { z } from 'zod';
import { decisionVersionSchema } from '../decision.ts';
import { ulidSchema } from '../ids.ts';
import { hashSchema, reasonSchema } from './bodies-common.ts';

/** What is done to a decision. Its text is written together on the board (shape.ts). */
export const DECISION_BODIES = {
  'decision.propose': z.strictObject({
    decision: ulidSchema,
    version: decisionVersionSchema,
    versionHash: hashSchema,
  }),
  'decision.sign': z.strictObject({ decision: ulidSchema, versionHash: hashSchema }),
  'decision.withdraw': z.strictObject({ decision: ulidSchema, reason: reasonSchema.optional() }),
} as const;
