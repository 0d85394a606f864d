import type { z } from 'zod';
import { contentHash } from './canonical.ts';
import type { planVersionSchema } from './plan-schema.ts';

export type PlanVersion = z.infer<typeof planVersionSchema>;
export type PlanItem = PlanVersion['items'][number];

/** What a validation carries: SHA-256 of the canonical JSON of the version. */
export function planHash(version: PlanVersion): string {
  return contentHash(version);
}
