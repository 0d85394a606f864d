import { z } from 'zod';
import { ulidSchema } from '../room/ids.ts';
import { BODIES, instantSchema, type Body, type CommandType } from '../room/record/entry.ts';

/** The record lane upwards: one typed command. Sending the same `id` again is safe (SPEC 3.2). */
const commandOf = <T extends CommandType>(type: T) =>
  z.strictObject({
    id: ulidSchema,
    type: z.literal(type),
    /** When it happened by the author's clock, ms UTC; absent: when recorded. */
    eventAt: instantSchema.optional(),
    body: BODIES[type],
  });

export const commandSchema = z.discriminatedUnion('type', [
  commandOf('log.append'),
  commandOf('log.correct'),
  commandOf('decision.propose'),
  commandOf('decision.sign'),
  commandOf('decision.withdraw'),
  commandOf('checklist.tick'),
  commandOf('alert.raise'),
  commandOf('alert.acknowledge'),
  commandOf('room.rename'),
  commandOf('room.phase'),
  commandOf('room.close'),
  commandOf('room.reopen'),
]);
export type Command = z.infer<typeof commandSchema>;
export interface CommandOf<T extends CommandType> {
  id: string;
  type: T;
  eventAt?: number;
  body: Body<T>;
}

/** What an acknowledged command answers: it is durable, with this number. */
export interface CommandReceipt {
  readonly durable: true;
  readonly site: string;
  readonly number: number;
  readonly recordedAt: number;
  /** True when this id had been recorded before: the first receipt again. */
  readonly repeated?: true;
}
