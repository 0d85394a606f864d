import { z } from 'zod';
import { delegationSchema, ulidSchema } from './ids.ts';

/** Items of one version of a plan: more do not fit into one command. */
export const MAX_PLAN_ITEMS = 200;

/** One item of a frozen plan. Its state is no part of it: doing what was planned changes no plan. */
export const planItemSchema = z.strictObject({
  id: ulidSchema,
  list: z.string().max(200),
  title: z.string().max(500),
  owner: z.string().max(200),
  /** ms UTC. */
  due: z.number().int().nullable(),
  after: z.array(ulidSchema).max(20),
});

/**
 * The form of a plan that is frozen as a version and hashed when validated: everything that whoever
 * validates it reads. Items are in their order on screen.
 */
export const planVersionSchema = z.strictObject({
  title: z.string().max(500),
  purpose: z.string().max(5_000),
  /** The delegation whose validation counts. */
  validator: delegationSchema,
  items: z.array(planItemSchema).max(MAX_PLAN_ITEMS),
});
