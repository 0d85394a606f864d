import { z } from 'zod';
import { ulidSchema } from '../ids.ts';

/** What is done to the items of a checklist. Their text is on the board (shape.ts). */
export const CHECKLIST_BODIES = {
  'checklist.tick': z.strictObject({ task: ulidSchema, done: z.boolean() }),
} as const;
