import { z } from 'zod';
import { ulidSchema } from '../../room/ids.ts';
import type { Role } from '../../room/roles.ts';
import type { Site } from '../../room/sites.ts';
import type { RoomSummary } from './rooms.ts';

/** 128 random bits, base64url: what an invitation's fragment, a cookie and a ticket consist of. */
export const secretSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** A person's name: 1 to 80 characters once trimmed, no control or bidi-override characters. */
export const personNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u);

/** POST /api/invitations/redeem. Answers with Set-Cookie. */
export const redeemSchema = z.strictObject({ secret: secretSchema, name: personNameSchema });
export type RedeemBody = z.infer<typeof redeemSchema>;

/** POST /api/invitations/look: what an invitation is for. Takes no use. */
export const lookSchema = redeemSchema.pick({ secret: true });
export type LookBody = z.infer<typeof lookSchema>;

export interface InvitationSeen {
  readonly role: Role;
  readonly delegation: Site | null;
  /** null: every room. */
  readonly room: Pick<RoomSummary, 'name' | 'nature'> | null;
}

export interface PersonOfSession {
  readonly id: string;
  readonly name: string;
  readonly delegation: string | null;
}
export interface GrantView {
  /** Room id, or `*`. */
  readonly room: string;
  readonly role: Role;
}

export interface Redeemed {
  readonly person: PersonOfSession;
  readonly grant: GrantView;
  /** Where to go now; null: the lobby (the grant is for every room). */
  readonly room: string | null;
}

/** GET /api/me */
export interface MeReply {
  readonly person: PersonOfSession;
  readonly grants: readonly GrantView[];
  /** ms UTC, if nothing is done until then. */
  readonly expiresAt: number;
  /** Every site of the configuration, and the one whose server this is. */
  readonly sites: readonly Site[];
  readonly site: string;
  /** Largest file that may be attached to an entry. */
  readonly attachmentBytes: number;
}

/** POST /api/tickets: leave to open one socket, in one room, once, within 30 s. */
export const ticketSchema = z.strictObject({
  room: ulidSchema,
  /**
   * Who the asking page believes to be. When another tab of the browser has signed in as somebody
   * else meanwhile, the ticket is refused NOT_SIGNED_IN instead of changing identity under a person.
   */
  person: ulidSchema.optional(),
});
export interface TicketReply {
  readonly ticket: string;
  /** Whose it is: a page may ask for a ticket before it knows who is signed in. */
  readonly person: string;
  readonly role: Role;
}

/** POST /api/sign-out takes an empty object. */
export const emptySchema = z.strictObject({});
