import { z } from 'zod';
import { ulidSchema } from '../ids.ts';
import { linksSchema, textSchema } from './bodies-common.ts';

/** Alerts: raised by somebody, acknowledged by each delegation. */
export const ALERT_BODIES = {
  'alert.raise': z.strictObject({
    severity: z.enum(['critical', 'warning']),
    text: textSchema(300),
    entry: ulidSchema.optional(),
    links: linksSchema.optional(),
  }),
  'alert.acknowledge': z.strictObject({ alert: ulidSchema }),
} as const;
