import { z } from 'zod';
import { delegationSchema, ulidSchema } from '../ids.ts';
import { textSchema } from './bodies-common.ts';
import { MAX_ENTRY_TEXT } from './limits.ts';
import { LANGUAGES, MAP_KEEPER } from './terms.ts';

/** Somebody of whom an acknowledgement can be asked: a delegation's code, or the map keeper. */
export const askedSchema = z.union([delegationSchema, z.literal(MAP_KEEPER)]);

/** What readers of the log put on record about a line. */
export const READING_BODIES = {
  /** Line or alert `entry` is one of the key events, or is so no longer. */
  'log.promote': z.strictObject({ entry: ulidSchema, key: z.boolean() }),
  'log.ask-acknowledgement': z.strictObject({
    entry: ulidSchema,
    of: z.array(askedSchema).min(1).max(16),
  }),
  /** For the author's delegation, or for the map keeper. */
  'log.acknowledge': z.strictObject({
    entry: ulidSchema,
    as: z.literal(MAP_KEEPER).optional(),
  }),
  /** Stands under the original, which always comes first. */
  'log.translate': z.strictObject({
    entry: ulidSchema,
    language: z.enum(LANGUAGES),
    text: textSchema(MAX_ENTRY_TEXT),
  }),
} as const;
