import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { Call } from './route.ts';

/**
 * Whoever is not yet known is counted by address at every door (SPEC 6.15).
 * @returns RATE_LIMITED, with how long to wait
 */
export function knock({
  redeeming,
  address,
}: Pick<Call<unknown>, 'redeeming' | 'address'>): Result<null> {
  const wait = redeeming.take(address);
  if (wait <= 0) return ok(null);
  return refuse('RATE_LIMITED', `try again in ${Math.ceil(wait / 1_000)} s`);
}
