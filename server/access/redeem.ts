import { ok, refuse, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import type { Grant, Invitation, Person, Session } from './contract.ts';
import { whyNot, type Invitations } from './invitations.ts';
import type { People } from './people.ts';
import type { Sessions } from './sessions.ts';

/** What redeeming will do; decided before anything is written. */
type Plan =
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  /** They hold this very grant already: let them in again, without taking a use. */
  | { readonly kind: 'again'; readonly person: Person; readonly grant: Grant }
  /** `person` null: somebody new. */
  | { readonly kind: 'take'; readonly person: Person | null };

/**
 * The rules A1 and A2: may this invitation be redeemed under this name, and by whom?
 * @param current the person whose session came with the request; null: nobody's
 */
function planRedeem(
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

/** What whoever holds this invitation would be let in to, under the name that they have. */
export function lookAt(
  invitation: Invitation,
  current: Session | null,
  people: People,
  now: number,
): Result<Invitation> {
  const plan = planRedeem(invitation, current?.person.name ?? '', current, people, now);
  return plan.kind === 'refuse' ? { ok: false, error: plan.refusal } : ok(invitation);
}

export interface Tables {
  readonly invitations: Invitations;
  readonly people: People;
  readonly sessions: Sessions;
}

/** What the world contributes to one redemption. */
export interface Draw {
  /** ms UTC. */
  readonly now: number;
  readonly newId: () => string;
  readonly cookie: { readonly secret: string; readonly hash: Uint8Array };
}

export interface LetIn {
  /** The session: a new one, or the one that was there, with a new cookie. */
  readonly id: string;
  readonly cookie: string;
  readonly person: Person;
  readonly grant: Grant;
  /** Their role in the room is another than it was a moment ago. */
  readonly roleChanged: boolean;
  /** The session of somebody else, which this one took the place of; null: none. */
  readonly left: string | null;
}

/**
 * Redeems the invitation whose secret hashes to `hash`. To be called within a transaction.
 * @param name cleaned
 * @returns INVITATION_INVALID | INVITATION_EXPIRED | INVITATION_USED_UP | REVOKED
 */
export function letIn(
  { invitations, people, sessions }: Tables,
  hash: Uint8Array,
  name: string,
  current: Session | null,
  { now, newId, cookie }: Draw,
): Result<LetIn> {
  const invitation = invitations.byHash(hash);
  if (!invitation) return refuse('INVITATION_INVALID');
  const live = current && sessions.byId(current.id, now) ? current : null;
  const plan = planRedeem(invitation, name, live, people, now);
  if (plan.kind === 'refuse') return { ok: false, error: plan.refusal };

  const { room, role, delegation } = invitation;
  const known = plan.person;
  const person = known ?? { id: newId(), name, delegation };
  if (!known) people.add(person, now);
  const before = people.role(person.id, room);
  const grant = plan.kind === 'again' ? plan.grant : { room, role, invitation: invitation.id };
  if (plan.kind === 'take') {
    invitations.takeUse(invitation.id);
    people.grant(person.id, grant, now);
  }
  const roleChanged = before !== null && before !== people.role(person.id, room);

  const id = known && live ? live.id : newId();
  if (known && live) sessions.rotate(id, cookie.hash, now);
  else sessions.add(id, cookie.hash, person.id, now);
  const left = live && !known && sessions.end(live.id, now) ? live.id : null;
  return ok({ id, cookie: cookie.secret, person, grant, roleChanged, left });
}
