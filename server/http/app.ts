import express, { type Express } from 'express';
import { apiRouter } from './api.ts';
import { clientFiles } from './client-files.ts';
import { cookieJar } from './cookies.ts';
import { failures } from './failures.ts';
import { healthRouter, type Readiness } from './health.ts';
import { Membership } from './membership.ts';
import { openingEarly } from './opening-early.ts';
import { requestLog } from './request-log.ts';
import type { Services } from './route.ts';
import { setSecurityHeaders } from './security-headers.ts';

/** The longest that a session can live (A3), so the longest that its cookie is of use, s. */
const COOKIE_MAX_AGE_S = 7 * 24 * 3_600;

export interface HttpOptions extends Omit<Services, 'membership'> {
  readonly readiness: Readiness;
  /** Directory of the built client. */
  readonly clientDirectory: string;
  /** What Express calls 'trust proxy': hops, or addresses whose X-Forwarded-For is believed. */
  readonly trustProxy: number | string | false;
}

/** All that is answered over HTTP. Listening is the caller's. */
export function createHttp(options: HttpOptions): Express {
  const { readiness, clientDirectory, trustProxy, ...parts } = options;
  const services: Services = { ...parts, membership: new Membership(parts.access, parts.rooms) };
  const cookies = cookieJar(services.origins.secure, COOKIE_MAX_AGE_S);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.set('query parser', 'simple');
  app.use(requestLog(services.log, services.newId));
  app.use(setSecurityHeaders(services.origins.secure));
  app.use(healthRouter(readiness));
  app.use(apiRouter(services, cookies));
  app.use(openingEarly(services, cookies));
  app.use(clientFiles(clientDirectory));
  app.use(failures(services.log));
  return app;
}
