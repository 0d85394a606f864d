import { z } from 'zod';

/** Bytes in a message, on whatever memory they lie. */
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
