import { z } from 'zod';
import { ulidSchema } from '../ids.ts';
import { LANGUAGES, linksSchema, reasonSchema, textSchema } from './bodies-common.ts';

export const LOG_KINDS = ['information', 'request', 'decision', 'action', 'comment'] as const;
export type LogKind = (typeof LOG_KINDS)[number];
export const VERIFICATION = ['to-verify', 'verifying', 'verified', 'refuted'] as const;

/** A log entry later than this after its event says so (DESIGN §6). */
export const LATE_AFTER_MS = 15 * 60_000;
export const MAX_ENTRY_TEXT = 8_000;

const line = {
  kind: z.enum(LOG_KINDS),
  text: textSchema(MAX_ENTRY_TEXT),
  language: z.enum(LANGUAGES),
  status: z.enum(VERIFICATION).optional(),
  source: textSchema(300).optional(),
  onBehalfOf: textSchema(200).optional(),
  links: linksSchema.optional(),
};

/** The lines of the action log. */
export const LOG_BODIES = {
  'log.append': z.strictObject(line),
  /** Strikes entry `corrects`; the new text stands in its place, the old one stays legible. */
  'log.correct': z.strictObject({ ...line, corrects: ulidSchema, reason: reasonSchema }),
} as const;
