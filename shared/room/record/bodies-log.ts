import { z } from 'zod';
import { delegationSchema, ulidSchema } from '../ids.ts';
import { attachmentsSchema } from './attachment.ts';
import { linksSchema, reasonSchema, textSchema } from './bodies-common.ts';
import { MAX_ENTRY_TEXT } from './limits.ts';
import { LANGUAGES, LOG_KINDS, VERIFICATION } from './terms.ts';

/** Where something is known from. */
const sourceSchema = textSchema(300);

/** Somebody whom a line names with `@`: a person of the room, or a delegation. */
export const mentionSchema = z.union([
  z.strictObject({ person: ulidSchema }),
  z.strictObject({ delegation: delegationSchema }),
]);
export type Mention = z.infer<typeof mentionSchema>;

const line = {
  kind: z.enum(LOG_KINDS),
  text: textSchema(MAX_ENTRY_TEXT),
  language: z.enum(LANGUAGES),
  status: z.enum(VERIFICATION).optional(),
  /** Required of an information (rule in server/room/commands/log.ts). */
  source: sourceSchema.optional(),
  onBehalfOf: textSchema(200).optional(),
  /** The text is what this person said, word for word. */
  speech: z.strictObject({ speaker: textSchema(200) }).optional(),
  /** Why the line comes more than 15 minutes after its event. */
  lateReason: reasonSchema.optional(),
  mentions: z.array(mentionSchema).min(1).max(16).optional(),
  attachments: attachmentsSchema.optional(),
  links: linksSchema.optional(),
};

/** The lines of the action log. */
export const LOG_BODIES = {
  'log.append': z.strictObject(line),
  /** Strikes entry `corrects`; the new text stands in its place, the old one stays legible. */
  'log.correct': z.strictObject({ ...line, corrects: ulidSchema, reason: reasonSchema }),
  /** Line `entry` now counts as `status`: the only way to change it. */
  'log.status': z.strictObject({
    entry: ulidSchema,
    status: z.enum(VERIFICATION),
    /** Who or what confirmed or refuted it: required for these two. */
    source: sourceSchema.optional(),
    /** Required to open again what was settled. */
    reason: reasonSchema.optional(),
  }),
} as const;
