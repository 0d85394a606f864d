import type { Refusal } from '../../shared/protocol/errors.ts';
import { refuse } from '../../shared/protocol/errors.ts';
import type { Grant, Invitation, Person, Session } from './contract.ts';
import { whyNot } from './invitations.ts';
import type { People } from './people.ts';

/** What redeeming will do; decided before anything is written. */
export type Plan =
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  /** They hold this very grant already: let them in again, without taking a use. */
  | { readonly kind: 'again'; readonly person: Person; readonly grant: Grant }
  /** `person` null: somebody new. */
  | { readonly kind: 'take'; readonly person: Person | null };

/**
 * The rules A1 and A2: may this invitation be redeemed under this name, and by whom?
 * @param current the person whose session came with the request; null: nobody's
 */
export function planRedeem(
  invitation: Invitation,
  name: string,
  current: Session | null,
  people: People,
  now: number,
): Plan {
  // Delegation is part of the person, and a name is what the record prints: where either differs,
  // it is somebody else at the same desk, and must not write under the first one's name.
  const same =
    current !== null &&
    current.person.name === name &&
    current.person.delegation === invitation.delegation
      ? current.person
      : null;
  const refusal = whyNot(invitation, now);
  if (same && refusal?.code !== 'REVOKED') {
    const excludedAt = people.excludedAt(same.id, invitation.room);
    // Somebody shown out does not come back by the link that they came by.
    if (excludedAt !== null && invitation.createdAt <= excludedAt)
      return { kind: 'refuse', refusal: refuse('REVOKED').error };
    const held = people.grants(same.id).find((grant) => grant.invitation === invitation.id);
    if (held) return { kind: 'again', person: same, grant: held };
  }
  return refusal ? { kind: 'refuse', refusal } : { kind: 'take', person: same };
}
