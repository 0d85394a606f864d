import { z } from 'zod';
import { ulidSchema } from '../ids.ts';
import { textSchema } from './bodies-common.ts';

/** What is said at opening, closing and handing over. */
const note = textSchema(2_000);

/**
 * The watch over the log: each delegation has its own (people without one share another). It is
 * opened, handed over by one and taken by the next, and closed, each by a numbered entry.
 */
export const WATCH_BODIES = {
  'watch.open': z.strictObject({ note: note.optional() }),
  /** The loggist hands over to a person of the room, or to somebody known by name only. */
  'watch.relieve': z.strictObject({
    to: z.union([
      z.strictObject({ person: ulidSchema }),
      z.strictObject({ name: textSchema(120) }),
    ]),
    note: note.optional(),
  }),
  /** The incoming loggist acknowledges `relief`, the id of a `watch.relieve` entry. */
  'watch.take': z.strictObject({ relief: ulidSchema, note: note.optional() }),
  'watch.close': z.strictObject({ note: note.optional() }),
} as const;
