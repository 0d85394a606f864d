import { contentHash } from '../canonical.ts';
import type { Entry } from './entry.ts';

type Unsealed<E> = E extends Entry ? Omit<E, 'hash'> : never;
/** An entry before its hash is known. */
export type UnsealedEntry = Unsealed<Entry>;

/** SHA-256 of the canonical JSON of all members but `hash`, which include `prev`: the chain. */
export function entryHash(entry: UnsealedEntry | Entry): string {
  return contentHash({ ...entry, hash: undefined });
}
