import { z } from 'zod';
import { ulidSchema } from '../room/ids.ts';
import {
  clockOffsetSchema,
  instantSchema,
  provisionalSchema,
} from '../room/record/bodies-common.ts';
import { BODIES, COMMAND_TYPES, type Body, type CommandType } from '../room/record/entry.ts';

/** The record lane upwards: one typed command. Sending the same `id` again is safe (SPEC 3.2). */
export interface CommandOf<T extends CommandType> {
  id: string;
  type: T;
  /** When it happened by the author's clock, ms UTC; absent: when recorded. */
  eventAt?: number | undefined;
  /** When the author's device made it, ms UTC by the server's clock as the device knows it. */
  writtenAt?: number | undefined;
  /** Server's clock minus the device's, ms, when over 2 s; not said otherwise. */
  clockOffset?: number | undefined;
  /** The number shown on the device that made it without a link. */
  provisional?: string | undefined;
  body: Body<T>;
}
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];

const commandOf = <T extends CommandType>(type: T) =>
  z.strictObject({
    id: ulidSchema,
    type: z.literal(type),
    eventAt: instantSchema.optional(),
    writtenAt: instantSchema.optional(),
    clockOffset: clockOffsetSchema.optional(),
    provisional: provisionalSchema.optional(),
    body: BODIES[type],
  });

// A union made from the table: TypeScript cannot follow `map`, the table's own types say the same.
const [first, ...others] = COMMAND_TYPES.map(commandOf) as [
  ReturnType<typeof commandOf>,
  ...ReturnType<typeof commandOf>[],
];
export const commandSchema = z.discriminatedUnion('type', [
  first,
  ...others,
]) as unknown as z.ZodType<Command>;

/** What an acknowledged command answers: it is durable, with this number. */
export interface CommandReceipt {
  readonly durable: true;
  readonly site: string;
  readonly number: number;
  readonly recordedAt: number;
  /** True when this id had been recorded before: the first receipt again. */
  readonly repeated?: true;
}
