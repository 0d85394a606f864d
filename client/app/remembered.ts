import { z } from 'zod';
import { personNameSchema, type MeReply } from '../../shared/protocol/http/session.ts';
import type { Lobby } from '../../shared/protocol/http/rooms.ts';
import { delegationSchema, ulidSchema } from '../../shared/room/ids.ts';
import { ROLES } from '../../shared/room/roles.ts';
import { siteSchema } from '../../shared/room/sites.ts';

/**
 * Who is signed in on this device and which rooms they see, for when the server cannot be asked:
 * names only, so that a page loaded without a link finds its way to the copies that it keeps.
 */
const meSchema = z.object({
  person: z.object({
    id: ulidSchema,
    name: personNameSchema,
    delegation: delegationSchema.nullable(),
  }),
  grants: z.array(z.object({ room: z.string(), role: z.enum(ROLES) })),
  expiresAt: z.number(),
  sites: z.array(siteSchema),
  site: z.string(),
  attachmentBytes: z.number(),
});
const roomsSchema = z.array(
  z.object({
    id: ulidSchema,
    name: z.string(),
    nature: z.enum(['exercise', 'live']),
    marking: z.string(),
    closed: z.boolean(),
  }),
);
export type KnownRoom = z.infer<typeof roomsSchema>[number];

type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const ME = 'accord.me';
const ROOMS = 'accord.rooms';

function read<T>(storage: Keeper, key: string, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(storage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function write(storage: Keeper, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage blocked or full: the next load needs the server.
  }
}

export function rememberMe(storage: Keeper, me: MeReply): void {
  write(storage, ME, me);
}

/** Who was signed in when the server was last asked, unless that session has ended since. */
export function rememberedMe(storage: Keeper, now: number): MeReply | null {
  const me = read(storage, ME, meSchema);
  return me && me.expiresAt > now ? me : null;
}

export function rememberRooms(storage: Keeper, { rooms }: Lobby): void {
  const known = rooms.map(({ id, name, nature, marking, closedAt }): KnownRoom => ({
    id,
    name,
    nature,
    marking,
    closed: closedAt !== null,
  }));
  write(storage, ROOMS, known);
}

export function rememberedRooms(storage: Keeper): readonly KnownRoom[] {
  return read(storage, ROOMS, roomsSchema) ?? [];
}

/** Written when this device forgets, so that its other tabs hear of it. */
export const FORGOTTEN = 'accord.forgotten';

/** Forget all that was ever kept under our names but how this device likes its screens. */
export function forgetAll(storage: Storage, now: number): void {
  const kept = ['accord.language', 'accord.theme'];
  for (const key of Object.keys(storage))
    if (key.startsWith('accord.') && !kept.includes(key)) storage.removeItem(key);
  storage.setItem(FORGOTTEN, String(now));
}

/** Nobody is signed in here any more. */
export function forgetMe(storage: Keeper): void {
  storage.removeItem(ME);
  storage.removeItem(ROOMS);
}
