import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Result } from '../../shared/protocol/errors.ts';
import type { TemplatesReply } from '../../shared/protocol/http/templates.ts';
import type { Operation, Role } from '../../shared/room/roles.ts';
import type { Site } from '../../shared/room/sites.ts';
import type { AttachmentStore } from '../attachments/store.ts';
import type { Access, Session } from '../access/contract.ts';
import type { Log } from '../log.ts';
import type { Maps } from '../maps/maps.ts';
import type { Origins } from '../origins.ts';
import type { RateLimiter } from '../rate.ts';
import type { RoomDirectory } from '../room/contract.ts';
import type { Membership } from './membership.ts';

/**
 * Who may call a route. `anyone`: no session needed. `session`: any person. `everywhere`: a
 * facilitator by a grant for '*'. An operation: whoever may do it in the room of the path (whose
 * `:room` may be `*` for the access operations, which then asks the same as `everywhere`).
 */
export type Needs = 'anyone' | 'session' | 'everywhere' | Operation;

/** What the parts behind HTTP are; handed in by app.ts. */
export interface Services {
  readonly access: Access;
  readonly rooms: RoomDirectory;
  readonly log: Log;
  /** ms UTC. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly membership: Membership;
  readonly origins: Origins;
  /** The one whose server this is. */
  readonly site: string;
  /** All of the configuration: an invitation may name their codes as delegations. */
  readonly sites: readonly Site[];
  readonly redeeming: RateLimiter;
  readonly maps: Maps;
  readonly templates: TemplatesReply;
  readonly attachments: AttachmentStore;
  /** Bytes that a person may attach. */
  readonly attaching: RateLimiter;
}

/** One request, once everything that can be checked without the handler was. */
export interface Call<Body> extends Services {
  readonly body: Body;
  readonly params: Readonly<Record<string, string>>;
  /** Who asks; null only where a route needs 'anyone'. */
  readonly session: Session | null;
  /** Their role in the room of the path; null where there is none. */
  readonly role: Role | null;
  readonly address: string;
  readonly requestId: string;
  /** Gives the browser this session; null takes it away. */
  setCookie(secret: string | null): void;
}

/** For routes that take or give bytes instead of JSON. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** null: the handler has answered by itself. */
type Answer = Result<unknown> | null;

export interface Route<Body> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Express path. */
  readonly path: string;
  readonly needs: Needs;
  /** Of the JSON body; absent: none is read. */
  readonly body?: z.ZodType<Body>;
  /** 200 when absent. */
  readonly status?: number;
  handle(call: Call<Body>, exchange: Exchange): Promise<Answer> | Answer;
}

/** A route whose body type has been checked against its handler and can be forgotten. */
export type AnyRoute = Omit<Route<never>, 'body' | 'handle'> & {
  readonly body?: z.ZodType;
  handle(call: Call<never>, exchange: Exchange): Promise<Answer> | Answer;
};

/** Ties the body's schema to the handler. */
export function defineRoute<Body = undefined>(route: Route<Body>): AnyRoute {
  return route as AnyRoute;
}

/** The session of a route that needs one; the adapter refused the request if there was none. */
export function mustSession(call: Call<unknown>): Session {
  if (!call.session) throw new Error(`a route that needs a session was called without one`);
  return call.session;
}
