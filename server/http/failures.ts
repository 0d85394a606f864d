import type { ErrorRequestHandler } from 'express';
import { refuse, type ErrorCode } from '../../shared/protocol/errors.ts';
import type { Log } from '../log.ts';
import { sendRefusal } from './send.ts';

/** What the body reader and the router throw, by the `type` of http-errors. */
const KNOWN: Record<string, { code: ErrorCode; status: number }> = {
  'entity.too.large': { code: 'TOO_LARGE', status: 413 },
  'entity.parse.failed': { code: 'MALFORMED', status: 400 },
  'encoding.unsupported': { code: 'MALFORMED', status: 415 },
  'charset.unsupported': { code: 'MALFORMED', status: 415 },
  'request.aborted': { code: 'MALFORMED', status: 400 },
  'request.size.invalid': { code: 'MALFORMED', status: 400 },
};

/** Last in line: turns whatever was thrown into a coded refusal; our own mistakes are logged. */
export function failures(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
    const known = typeof type === 'string' ? KNOWN[type] : undefined;
    if (known) return sendRefusal(response, refuse(known.code).error, known.status);
    // E.g. a path with a broken %-escape.
    if (typeof status === 'number' && status >= 400 && status < 500)
      return sendRefusal(response, refuse('MALFORMED').error, status);
    log.error({ err: error, request: response.locals['requestId'] }, 'a request failed');
    sendRefusal(response, refuse('INTERNAL').error);
  };
}
