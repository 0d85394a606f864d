import { isErrorCode, refuse, type Result } from '../../shared/protocol/errors.ts';
import { attachmentPath, type AttachmentStored } from '../../shared/protocol/http/attachments.ts';
import type {
  InvitationList,
  InvitationMade,
  NewInvitationBody,
  Revoked,
} from '../../shared/protocol/http/invitations.ts';
import type { PeopleList } from '../../shared/protocol/http/people.ts';
import type { Lobby, NewRoomBody, RoomMade } from '../../shared/protocol/http/rooms.ts';
import type {
  InvitationSeen,
  LookBody,
  MeReply,
  RedeemBody,
  Redeemed,
  TicketReply,
} from '../../shared/protocol/http/session.ts';
import type { TemplatesReply } from '../../shared/protocol/http/templates.ts';
import type { AttachedFile } from './contract.ts';
import type { CookieJar } from './cookie-jar.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * What the server answers over HTTP, as values: a server that cannot be reached is TIMED_OUT, an
 * answer that is not ours is INTERNAL. Both may be tried again.
 */
export interface Api {
  look(body: LookBody): Promise<Result<InvitationSeen>>;
  redeem(body: RedeemBody): Promise<Result<Redeemed>>;
  me(): Promise<Result<MeReply>>;
  signOut(): Promise<Result<unknown>>;
  /** @param person who we believe to be; refused when the session is another's by now */
  ticket(room: string, person?: string): Promise<Result<TicketReply>>;
  rooms(): Promise<Result<Lobby>>;
  templates(): Promise<Result<TemplatesReply>>;
  createRoom(body: NewRoomBody): Promise<Result<RoomMade>>;
  invite(room: string, body: NewInvitationBody): Promise<Result<InvitationMade>>;
  invitations(room: string): Promise<Result<InvitationList>>;
  people(room: string): Promise<Result<PeopleList>>;
  revokeInvitation(room: string, id: string): Promise<Result<Revoked>>;
  revokePerson(room: string, person: string): Promise<Result<Revoked>>;
  upload(room: string, file: AttachedFile): Promise<Result<AttachmentStored>>;
}

/** @param jar cookies, where there is no browser to keep them */
export function createApi(origin: string, fetch: Fetch, jar?: CookieJar): Api {
  const send = async <T>(
    method: string,
    path: string,
    body?: { readonly type: string; readonly content: BodyInit },
  ): Promise<Result<T>> => {
    const headers = new Headers({ accept: 'application/json' });
    if (body) headers.set('content-type', body.type);
    if (jar?.header) headers.set('cookie', jar.header);
    let response: Response;
    try {
      response = await fetch(`${origin}${path}`, {
        method,
        headers,
        credentials: 'same-origin',
        ...(body && { body: body.content }),
      });
    } catch (error) {
      return refuse('TIMED_OUT', error instanceof Error ? error.message : undefined);
    }
    jar?.take(response.headers.getSetCookie());
    return readResult<T>(response);
  };
  const call = <T>(method: string, path: string, body?: unknown): Promise<Result<T>> => {
    const json = { type: 'application/json', content: JSON.stringify(body) };
    return send(method, `/api/${path}`, body === undefined ? undefined : json);
  };
  const room = (id: string) => `rooms/${encodeURIComponent(id)}`;
  return {
    look: (body) => call('POST', 'invitations/look', body),
    redeem: (body) => call('POST', 'invitations/redeem', body),
    me: () => call('GET', 'me'),
    signOut: () => call('POST', 'sign-out', {}),
    ticket: (id, person) => call('POST', 'tickets', person ? { room: id, person } : { room: id }),
    rooms: () => call('GET', 'rooms'),
    templates: () => call('GET', 'templates'),
    createRoom: (body) => call('POST', 'rooms', body),
    invite: (id, body) => call('POST', `${room(id)}/invitations`, body),
    invitations: (id) => call('GET', `${room(id)}/invitations`),
    people: (id) => call('GET', `${room(id)}/people`),
    revokeInvitation: (id, one) =>
      call('DELETE', `${room(id)}/invitations/${encodeURIComponent(one)}`),
    upload: (id, { hash, bytes }) =>
      send('PUT', attachmentPath(id, hash), { type: 'application/octet-stream', content: bytes }),
    revokePerson: (id, person) =>
      call('DELETE', `${room(id)}/people/${encodeURIComponent(person)}`),
  };
}

/** Some other program (a proxy, a captive portal) may have answered: believe only our own form. */
export async function readResult<T>(response: Response): Promise<Result<T>> {
  const body: unknown = await response.json().catch(() => null);
  const result = body && typeof body === 'object' ? (body as Partial<Result<T>>) : {};
  if (result.ok === true) return result as Result<T>;
  if (result.ok === false && isErrorCode(result.error?.code))
    return refuse(result.error.code, result.error.detail);
  return refuse('INTERNAL', `HTTP ${response.status}`);
}

/** A ticket that was asked for before anybody knew whose it would be. */
export interface TicketAhead {
  readonly room: string;
  readonly reply: Promise<Result<TicketReply>>;
}

/**
 * Leave to join `room`, asked for anew before every attempt. The first may use the one that is
 * `ahead`, if it is this room's and this person's; a page that has just been loaded does so.
 */
export function ticketsFor(
  api: Api,
  room: string,
  person?: string,
  ahead?: TicketAhead | null,
): () => Promise<Result<string>> {
  let early = ahead?.room === room ? ahead.reply : null;
  return async () => {
    const first = await early;
    early = null;
    if (first?.ok && first.value.person === person) return { ok: true, value: first.value.ticket };
    const reply = await api.ticket(room, person);
    return reply.ok ? { ok: true, value: reply.value.ticket } : reply;
  };
}

/** Brings files into `room`. Who was signed out meanwhile keeps them until they are in again. */
export function uploadsFor(
  api: Api,
  room: string,
): (file: AttachedFile) => Promise<Result<AttachmentStored>> {
  return async (file) => {
    const stored = await api.upload(room, file);
    const out = !stored.ok && stored.error.code === 'NOT_SIGNED_IN';
    return out ? refuse('TIMED_OUT', 'signed out') : stored;
  };
}

/** The origin and the secret of an invitation link, `<origin>/i#<secret>`; null: it is none. */
export function readInvitation(link: string): { origin: string; secret: string } | null {
  if (!URL.canParse(link)) return null;
  const { origin, pathname, hash } = new URL(link);
  const secret = hash.slice(1);
  return pathname === '/i' && /^[\w-]{22}$/.test(secret) ? { origin, secret } : null;
}
