import { z } from 'zod';

/** Ask for a closed segment of the log: answered with the Yjs update that holds it. */
export const segmentSchema = z.strictObject({
  site: z.string().max(8),
  segment: z.number().int().min(0).max(1e6),
});
export type SegmentRequest = z.infer<typeof segmentSchema>;
export interface SegmentReply {
  readonly update: Uint8Array;
}
