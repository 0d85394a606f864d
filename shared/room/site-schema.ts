import { z } from 'zod';
import { SITE_COLOURS, SITE_SHAPES, type Site } from './sites.ts';

/** A site in the `SITES` file. */
export const siteSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,8}$/),
  index: z.number().int().min(1).max(63),
  names: z.strictObject({ en: z.string(), fr: z.string(), uk: z.string() }),
  zone: z.string(),
  shape: z.enum(SITE_SHAPES),
  colour: z.enum(SITE_COLOURS),
}) satisfies z.ZodType<Site>;
