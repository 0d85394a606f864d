import { z } from 'zod';
import { hashSchema, textSchema } from './bodies-common.ts';
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS } from './limits.ts';

/** The bytes of a file, named by their SHA-256: what the chain of the register vouches for. */
const blob = {
  hash: hashSchema,
  /** Bytes. */
  size: z.number().int().min(1).max(MAX_ATTACHMENT_BYTES),
};

/**
 * A file that belongs to an entry. Its bytes lie beside the journal under their hash; the entry
 * holds the hash, and the register's chain holds the entry. `type` is what the first bytes say
 * (shared/attachments/sniff.ts), never what a browser or a file name claims.
 */
export const attachmentSchema = z.strictObject({
  ...blob,
  name: textSchema(200),
  type: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,60}$/),
  /** A small picture of it, made by the browser of who attached it. */
  thumbnail: z.strictObject(blob).optional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;
export const attachmentsSchema = z.array(attachmentSchema).min(1).max(MAX_ATTACHMENTS);
