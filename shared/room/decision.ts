import { z } from 'zod';
import { contentHash } from './canonical.ts';

/**
 * The form of a decision that is frozen when proposed and hashed when signed: everything a
 * signatory reads, nothing else. Options are in their order on screen.
 */
export const decisionVersionSchema = z.strictObject({
  title: z.string().max(500),
  reasons: z.string().max(50_000),
  options: z.array(z.strictObject({ id: z.string().max(26), text: z.string().max(2_000) })).max(50),
  due: z.number().int().nullable(),
});
export type DecisionVersion = z.infer<typeof decisionVersionSchema>;

/** What a sign-off carries: SHA-256 of the canonical JSON of the version. */
export function versionHash(version: DecisionVersion): string {
  return contentHash(version);
}
