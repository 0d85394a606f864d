import express, { Router, type Request, type RequestHandler } from 'express';
import { refuse, type Result } from '../../shared/protocol/errors.ts';
import type { Session } from '../access/contract.ts';
import { mayAct } from '../origins.ts';
import { authorise } from './authorise.ts';
import type { CookieJar } from './cookies.ts';
import type { AnyRoute, Call, Services } from './route.ts';
import { ROUTES } from './routes.ts';
import { sendRefusal, sendValue } from './send.ts';

/** Largest body, bytes; the longest that a person can mean is well under 1 kB. */
export const MAX_BODY_BYTES = 16_384;

/** The routes under /api, each behind the same checks in the same order. */
export function apiRouter(services: Services, cookies: CookieJar): Router {
  const router = Router({ caseSensitive: true });
  const readJson = express.json({ limit: MAX_BODY_BYTES, type: 'application/json' });
  router.use('/api', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  for (const route of ROUTES) {
    // Who may ask is settled before a byte of the body is read.
    router[route.method](route.path, gate(route, services, cookies));
    if (route.body) router[route.method](route.path, onlyJson, readJson);
    router[route.method](route.path, run(route, services, cookies));
  }
  router.use('/api', (_request, response) => {
    sendRefusal(response, refuse('NOT_FOUND', 'no such path under /api').error);
  });
  return router;
}

/** What the gate found out, for the handler. */
interface Passed {
  readonly session: Session | null;
  readonly role: Call<unknown>['role'];
}
const passed = new WeakMap<Request, Passed>();

function gate(route: AnyRoute, services: Services, cookies: CookieJar): RequestHandler {
  return (request, response, next) => {
    if (route.method !== 'get' && !mayAct(request.headers, services.origins.trusted)) {
      sendRefusal(response, refuse('ORIGIN_REFUSED').error);
      return;
    }
    const secret = cookies.read(request.headers.cookie);
    const session = secret ? services.access.session(secret) : null;
    const room = request.params['room'];
    const may = authorise(
      services.access,
      route.needs,
      session,
      typeof room === 'string' ? room : undefined,
    );
    if (!may.ok) {
      sendRefusal(response, may.error);
      return;
    }
    passed.set(request, { session, role: may.value });
    response.locals['session'] = session?.id;
    next();
  };
}

/** A page of another site can send a form or text without asking; never JSON. */
const onlyJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json')) next();
  else sendRefusal(response, refuse('MALFORMED', 'content-type: application/json').error, 415);
};

function run(route: AnyRoute, services: Services, cookies: CookieJar): RequestHandler {
  return async (request, response) => {
    const body = parseBody(route, request);
    if (!body.ok) return sendRefusal(response, body.error);
    const { session, role } = passed.get(request) ?? { session: null, role: null };
    const call: Call<unknown> = {
      ...services,
      body: body.value,
      params: request.params as Record<string, string>,
      session,
      role,
      address: request.ip ?? '',
      requestId: String(response.locals['requestId']),
      setCookie: (secret) => response.setHeader('Set-Cookie', cookies.header(secret)),
    };
    const result = await route.handle(call as Call<never>, { request, response });
    if (result === null) return;
    if (result.ok) sendValue(response, result.value, route.status ?? 200);
    else sendRefusal(response, result.error);
  };
}

function parseBody(route: AnyRoute, request: Request): Result<unknown> {
  if (!route.body) return { ok: true, value: undefined };
  const parsed = route.body.safeParse(request.body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  // The path alone: zod's message may quote the value, and values can be secrets.
  return refuse('BAD_VALUE', issue && issue.path.length > 0 ? issue.path.join('.') : issue?.code);
}
