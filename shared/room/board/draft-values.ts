import { ULID } from '../ulid.ts';
import { LINK_TARGETS } from '../record/terms.ts';
import { isPlainObject, onlyKeys } from './values.ts';

/** Values of drafts; as values.ts, of which this is a part. */

const TARGETS = new Set<unknown>(LINK_TARGETS);

export function isUlid(value: unknown): value is string {
  return typeof value === 'string' && ULID.test(value);
}

/** At most `most` ids, none of them twice. */
export function isUlids(value: unknown, most: number): value is string[] {
  return (
    Array.isArray(value) &&
    value.length <= most &&
    value.every(isUlid) &&
    new Set(value).size === value.length
  );
}

/** Links as they stand in entries (record/bodies-common.ts). */
export function isLinks(value: unknown, most: number): boolean {
  return (
    Array.isArray(value) &&
    value.length <= most &&
    value.every(
      (link: unknown) =>
        isPlainObject(link) &&
        onlyKeys(link, ['to', 'id']) &&
        TARGETS.has(link.to) &&
        isUlid(link.id),
    )
  );
}

/** A delegation's code, `PAR`. */
export function isDelegation(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z]{2,8}$/.test(value);
}
