import { z } from 'zod';
import { delegationSchema, ulidSchema } from '../ids.ts';
import { instantSchema } from './bodies-common.ts';

/** What the server's clock puts into the record. Ids are made from what fell due: see deadline.ts. */
export const DEADLINE_BODIES = {
  'checklist.overdue': z.strictObject({
    task: ulidSchema,
    due: instantSchema,
    /** As it stood then. */
    title: z.string().max(500),
    owner: z.string().max(200),
  }),
  'alert.escalate': z.strictObject({
    alert: ulidSchema,
    waiting: z.array(delegationSchema).max(63),
  }),
} as const;
