import { sha256Hex } from '../canonical.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The id of what the server's clock records: a ULID made of the moment it fell due and of what fell
 * due. Whoever works it out again, after a restart or at another site, gets the same, so nothing
 * is recorded twice.
 * @param at ms UTC, at most 2⁴⁸ − 1
 */
export function deadlineId(what: 'overdue' | 'escalate', about: string, at: number): string {
  let id = '';
  let time = at;
  for (let i = 0; i < 10; i++) {
    id = CROCKFORD.charAt(time % 32) + id;
    time = Math.floor(time / 32);
  }
  let rest = BigInt(`0x${sha256Hex(`${what}:${about}:${at}`).slice(0, 20)}`);
  let tail = '';
  for (let i = 0; i < 16; i++) {
    tail = CROCKFORD.charAt(Number(rest % 32n)) + tail;
    rest /= 32n;
  }
  return id + tail;
}
