import { z } from 'zod';

/** What a thin line brings well within the time that an answer may take, bytes. */
export const PIECE_BYTES = 32 * 1024;

/** Ask for the next part of a state that `join` was asked to answer in pieces. */
export const pieceSchema = z.strictObject({
  document: z.enum(['board', 'record']),
  /** Bytes that are here already. */
  from: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
});
export type PieceRequest = z.infer<typeof pieceSchema>;
export interface PieceReply {
  /** At most `PIECE_BYTES`. */
  readonly bytes: Uint8Array;
}
