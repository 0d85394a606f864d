import { z } from 'zod';
import { ulidSchema } from '../ids.ts';
import { CLOCK_TOLERANCE_MS } from './limits.ts';
import { LINK_TARGETS } from './terms.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instantSchema = z.number().int().min(0).max(8.64e15);

/** Server's clock minus a device's, ms, beyond the tolerance. */
export const clockOffsetSchema = z
  .number()
  .int()
  .min(-8.64e15)
  .max(8.64e15)
  .refine((offset) => Math.abs(offset) > CLOCK_TOLERANCE_MS);
/** A number given on a device without a link: `PAR-p3`. */
export const provisionalSchema = z.string().regex(/^[A-Z]{2,8}-p[1-9]\d{0,5}$/);

/** A link from an entry to something it speaks of. */
export const linkSchema = z.strictObject({
  to: z.enum(LINK_TARGETS),
  id: ulidSchema,
});
export type Link = z.infer<typeof linkSchema>;
export const linksSchema = z.array(linkSchema).max(32);

/** Something said: never blank, without white space around it. @param max characters (code points) */
export const textSchema = (max: number) => z.string().trim().min(1).max(max);
/** Why something is done. */
export const reasonSchema = textSchema(500);
/** SHA-256 in hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
