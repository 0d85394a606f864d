import { MAX_UPDATE_BYTES } from '../../shared/protocol/limits.ts';

/** Largest edit sent in one message, bytes: below the server's limit, as its frame is larger. */
export const SEND_BYTES = MAX_UPDATE_BYTES - 16 * 1024;
/** Structs and deleted ranges in one message; the server admits 4,000 structs. */
export const SEND_STRUCTS = 3_500;

/**
 * How often the server may fail at (INTERNAL) one edit before it counts as refused: it would keep
 * all that was made after it from being sent, unseen, for ever.
 */
export const MAX_FAULTS = 10;

/** None of our bytes lies in shared memory, which is all that the narrower type rules out. */
export const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes as Uint8Array<ArrayBuffer>;
