import { z } from 'zod';
import { ulidSchema } from '../ids.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instantSchema = z.number().int().min(0).max(8.64e15);

export const LANGUAGES = ['en', 'fr', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A link from an entry to something it speaks of. */
export const linkSchema = z.strictObject({
  to: z.enum(['feature', 'decision', 'task', 'entry']),
  id: ulidSchema,
});
export type Link = z.infer<typeof linkSchema>;
export const linksSchema = z.array(linkSchema).max(32);

/** Something said: never blank, without white space around it. @param max UTF-16 units */
export const textSchema = (max: number) => z.string().trim().min(1).max(max);
/** Why something is done. */
export const reasonSchema = textSchema(500);
/** SHA-256 in hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
