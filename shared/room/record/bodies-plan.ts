import { z } from 'zod';
import { ulidSchema } from '../ids.ts';
import { planVersionSchema } from '../plan-schema.ts';
import { hashSchema } from './bodies-common.ts';

/** What is done to a plan. Its text and its items are written together on the board (shape.ts). */
export const PLAN_BODIES = {
  'plan.version': z.strictObject({
    plan: ulidSchema,
    version: planVersionSchema,
    versionHash: hashSchema,
  }),
  'plan.validate': z.strictObject({ plan: ulidSchema, versionHash: hashSchema }),
} as const;
