import type { Role } from '../roles.ts';
import type { Entry } from './entry.ts';
import { isLater, stampOf, type Stamp } from './stamp.ts';

/** A person as the record knows them; also the value under their id in root `people`. */
export interface PersonRecord {
  readonly name: string;
  readonly role: Role;
  readonly delegation: string | null;
  readonly revoked: boolean;
  readonly stamp: Stamp;
}

/** Fold one entry into `people`: the newest joining, and whether it was revoked after. */
export function applyPerson(
  people: Map<string, PersonRecord>,
  revocations: Map<string, Stamp>,
  entry: Entry<'person.join' | 'person.revoke'>,
): void {
  const stamp = stampOf(entry);
  const id = entry.body.person;
  if (entry.type === 'person.revoke') {
    if (isLater(stamp, revocations.get(id))) revocations.set(id, stamp);
  } else if (isLater(stamp, people.get(id)?.stamp)) {
    const { name, role, delegation } = entry.body;
    people.set(id, { name, role, delegation, revoked: false, stamp });
  }
  const known = people.get(id);
  if (!known) return;
  const revoked = revocations.has(id) && !isLater(known.stamp, revocations.get(id));
  if (revoked !== known.revoked) people.set(id, { ...known, revoked });
}
