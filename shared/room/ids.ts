import { z } from 'zod';

/** Crockford base-32 ULID, upper case: identifies rooms, people, features, drafts, commands. */
export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
export const ulidSchema = z.string().regex(ULID);

/** A delegation's code, `PAR`. */
export const delegationSchema = z.string().regex(/^[A-Z]{2,8}$/);
