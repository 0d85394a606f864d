import { z } from 'zod';
import { ulidSchema } from '../ids.ts';
import { reasonSchema } from './bodies-common.ts';
import { STATES_WITH_REASON, TASK_STATES } from './terms.ts';

/** What is done to the items of a checklist. Their text is on the board (shape.ts). */
export const CHECKLIST_BODIES = {
  'checklist.mark': z
    .strictObject({
      task: ulidSchema,
      state: z.enum(TASK_STATES),
      reason: reasonSchema.optional(),
    })
    .refine(({ state, reason }) => reason !== undefined || !STATES_WITH_REASON.has(state), {
      path: ['reason'],
      message: 'blocked and not-applicable want a reason',
    }),
  'checklist.acknowledge': z.strictObject({ task: ulidSchema }),
} as const;
