import { z } from 'zod';
import { bytesSchema } from './bytes.ts';
import { MAX_UPDATE_BYTES } from './limits.ts';

/** The shared lane upwards: one Yjs update (format V1) of the `board` document. */
export const boardUpdateSchema = z.strictObject({
  update: bytesSchema.refine((u) => u.byteLength <= MAX_UPDATE_BYTES),
});
export type BoardUpdate = z.infer<typeof boardUpdateSchema>;

/** What an acknowledged update answers: it is durable at `site` as its journal row `seq`. */
export interface DurableReceipt {
  readonly durable: true;
  readonly site: string;
  /** 0 when the update held nothing new. */
  readonly seq: number;
}
