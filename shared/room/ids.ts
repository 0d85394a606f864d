import { z } from 'zod';
import { ULID } from './ulid.ts';

export const ulidSchema = z.string().regex(ULID);

/** A delegation's code, `PAR`. */
export const delegationSchema = z.string().regex(/^[A-Z]{2,8}$/);
