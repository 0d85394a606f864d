import { z } from 'zod';
import { MAX_INVITATION_HOURS, MAX_INVITATION_USES } from '../limits.ts';
import { delegationSchema, ulidSchema } from '../../room/ids.ts';
import { ROLES, type Role } from '../../room/roles.ts';

/** A room's id, or `*`: every room of this server. */
export const scopeSchema = z.union([z.literal('*'), ulidSchema]);

/** POST /api/rooms/:room/invitations */
export const newInvitationSchema = z.strictObject({
  role: z.enum(ROLES),
  /** The delegation the invited will speak for; null: none (they cannot sign). */
  delegation: delegationSchema.nullable(),
  /** How long the link may be redeemed. What it lets in stays until revoked. */
  hours: z.number().positive().max(MAX_INVITATION_HOURS),
  uses: z.number().int().min(1).max(MAX_INVITATION_USES),
});
export type NewInvitationBody = z.infer<typeof newInvitationSchema>;

/** What a facilitator sees of an invitation; its secret is shown once, when it is made. */
export interface InvitationView {
  readonly id: string;
  /** Room id, or `*`. */
  readonly room: string;
  readonly role: Role;
  readonly delegation: string | null;
  /** ms UTC, like all instants here. */
  readonly expiresAt: number;
  readonly uses: number;
  readonly used: number;
  /** ULID of the person; null: the server itself. */
  readonly createdBy: string | null;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

/** The answer to POST: the only moment at which the secret is known to anybody but its holder. */
export interface InvitationMade {
  readonly invitation: InvitationView;
  readonly secret: string;
  /** `<public origin>/i#<secret>`: the fragment never reaches a server, a proxy or its logs. */
  readonly link: string;
}

/** GET /api/rooms/:room/invitations */
export interface InvitationList {
  readonly invitations: readonly InvitationView[];
}

/** The answer to DELETE of an invitation or of a person. */
export interface Revoked {
  /** ULIDs of the people who lost their access. */
  readonly persons: readonly string[];
  /** False: the access is gone, but the journal could not write it into the record. */
  readonly recorded: boolean;
}
