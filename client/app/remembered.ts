import type { Lobby } from '../../shared/protocol/http/rooms.ts';
import type { GrantView, MeReply, PersonOfSession } from '../../shared/protocol/http/session.ts';
import { isDelegation, isUlid } from '../../shared/room/board/draft-values.ts';
import { isPlainObject } from '../../shared/room/board/values.ts';
import { LANGUAGES } from '../../shared/room/record/terms.ts';
import { ROLES } from '../../shared/room/roles.ts';
import { SITE_COLOURS, SITE_SHAPES, type Site } from '../../shared/room/sites.ts';
import { isListOf, isOneOf, isString, keep, readKept, type Keeper } from './kept.ts';

/**
 * Who is signed in on this device and which rooms they see, for when the server cannot be asked:
 * names only, so that a page loaded without a link finds its way to the copies that it keeps.
 */
const ME = 'accord.me';
const ROOMS = 'accord.rooms';

const NATURES = ['exercise', 'live'] as const;
export interface KnownRoom {
  readonly id: string;
  readonly name: string;
  readonly nature: (typeof NATURES)[number];
  readonly marking: string;
  readonly closed: boolean;
}

const isPerson = (value: unknown): value is PersonOfSession =>
  isPlainObject(value) &&
  isUlid(value.id) &&
  isString(value.name) &&
  (value.delegation === null || isDelegation(value.delegation));

const isGrant = (value: unknown): value is GrantView =>
  isPlainObject(value) && isString(value.room) && isOneOf(ROLES, value.role);

const isSite = (value: unknown): value is Site => {
  if (!isPlainObject(value) || !isPlainObject(value.names)) return false;
  const { id, index, names, zone, shape, colour } = value;
  return (
    isDelegation(id) &&
    Number.isInteger(index) &&
    LANGUAGES.every((language) => isString(names[language])) &&
    isString(zone) &&
    isOneOf(SITE_SHAPES, shape) &&
    isOneOf(SITE_COLOURS, colour)
  );
};

const isMe = (value: unknown): value is MeReply =>
  isPlainObject(value) &&
  isPerson(value.person) &&
  isListOf(value.grants, isGrant) &&
  Number.isFinite(value.expiresAt) &&
  isListOf(value.sites, isSite) &&
  isString(value.site) &&
  Number.isFinite(value.attachmentBytes);

const isRoom = (value: unknown): value is KnownRoom =>
  isPlainObject(value) &&
  isUlid(value.id) &&
  isString(value.name) &&
  isOneOf(NATURES, value.nature) &&
  isString(value.marking) &&
  typeof value.closed === 'boolean';

const areRooms = (value: unknown): value is readonly KnownRoom[] => isListOf(value, isRoom);

export function rememberMe(storage: Keeper, me: MeReply): void {
  keep(storage, ME, me);
}

/** Who was signed in when the server was last asked, unless that session has ended since. */
export function rememberedMe(storage: Keeper, now: number): MeReply | null {
  const me = readKept(storage, ME, isMe);
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
  keep(storage, ROOMS, known);
}

export function rememberedRooms(storage: Keeper): readonly KnownRoom[] {
  return readKept(storage, ROOMS, areRooms) ?? [];
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
