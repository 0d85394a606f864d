import { z } from 'zod';
import { delegationSchema, ulidSchema } from '../ids.ts';
import { attachmentsSchema } from './attachment.ts';
import { LANGUAGES, linksSchema, reasonSchema, textSchema } from './bodies-common.ts';

export const LOG_KINDS = ['information', 'request', 'decision', 'action', 'comment'] as const;
export type LogKind = (typeof LOG_KINDS)[number];
export const VERIFICATION = ['to-verify', 'verifying', 'verified', 'refuted'] as const;
export type Verification = (typeof VERIFICATION)[number];

/** A log entry later than this after its event says so (DESIGN §6). */
export const LATE_AFTER_MS = 15 * 60_000;
/** An entry that waited on a device for longer than this says when it was written, ms. */
export const HELD_AFTER_MS = 60_000;
/** A report is read out, dictated or pasted whole; it stands in the log as it came. Characters. */
export const MAX_ENTRY_TEXT = 20_000;

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
