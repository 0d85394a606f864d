import { createHash } from 'node:crypto';

/** Hands out `bytes` bytes that nobody can guess. */
export type Random = (bytes: number) => Uint8Array;

const SECRET_BYTES = 16;
const SECRET = /^[A-Za-z0-9_-]{22}$/;

/** A new secret: 128 random bits, base64url (22 characters, safe in a fragment and a cookie). */
export function makeSecret(random: Random): string {
  return Buffer.from(random(SECRET_BYTES)).toString('base64url');
}

/**
 * What is kept of a secret. A plain SHA-256 is enough, since nobody can try 2^128 inputs; slow
 * hashes are for passwords. Looking a row up by this hash is also what makes the comparison safe
 * against timing: what leaks is a prefix of a hash, of which no secret can be made.
 * @returns null for anything that cannot be a secret, so that it never reaches the database.
 */
export function hashOf(secret: string): Uint8Array | null {
  if (!SECRET.test(secret)) return null;
  return createHash('sha256').update(secret).digest();
}
