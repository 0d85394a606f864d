import { z } from 'zod';
import { bytesSchema } from './bytes.ts';
import { isStateVector } from './state-vector.ts';

/** Ask for what is missing of a document, after a refusal RESYNC or when told to. */
export const syncSchema = z.strictObject({
  document: z.enum(['board', 'record']),
  vector: bytesSchema.refine(isStateVector),
});
export type SyncRequest = z.infer<typeof syncSchema>;
export interface SyncReply {
  readonly update: Uint8Array;
  /** The server's own state vector, so that the client can tell what the server lacks. */
  readonly vector: Uint8Array;
}
