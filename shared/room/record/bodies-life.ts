import { z } from 'zod';
import { delegationSchema, ulidSchema } from '../ids.ts';
import { ROLES } from '../roles.ts';
import { reasonSchema, textSchema } from './bodies-common.ts';

const name = textSchema(120);

/** The room's own life. */
export const LIFE_BODIES = {
  'room.rename': z.strictObject({ name }),
  'room.phase': z.strictObject({ phase: name }),
  'room.alert-time': z.strictObject({ minutes: z.number().int().min(1).max(240) }),
  'room.close': z.strictObject({ reason: reasonSchema.optional() }),
  'room.reopen': z.strictObject({ reason: reasonSchema }),
} as const;

/** What only the server itself puts into the record. */
export const SYSTEM_BODIES = {
  'room.open': z.strictObject({
    name,
    nature: z.enum(['exercise', 'live']),
    /** Printed on every screen, e.g. `DIFFUSION RESTREINTE (FICTIF)`; empty: none. */
    marking: z.string().max(80),
  }),
  'person.join': z.strictObject({
    person: ulidSchema,
    name: textSchema(80),
    role: z.enum(ROLES),
    delegation: delegationSchema.nullable(),
  }),
  'person.revoke': z.strictObject({ person: ulidSchema }),
  'lease.grant': z.strictObject({
    person: ulidSchema,
    clientId: z.number().int(),
    /** The copy on a device it was leased to; absent: bound by first use (/yjs). */
    replica: ulidSchema.optional(),
  }),
} as const;
