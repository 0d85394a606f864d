import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';

/**
 * Gives each request an id (also a header, so that a person can quote it) and logs how it ended:
 * path, status, time, the code of a refusal, the session's id. No query, no body, no address: the
 * path holds ids only, since secrets travel in fragments, cookies and bodies.
 */
export function requestLog(log: Log, newId: () => string): RequestHandler {
  return (request, response, next) => {
    const requestId = newId();
    response.locals['requestId'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    const began = performance.now();
    response.on('close', () => {
      const { session, code } = response.locals as { session?: string; code?: string };
      const line = {
        request: requestId,
        method: request.method,
        path: request.originalUrl.split('?', 1)[0]?.slice(0, 200),
        status: response.statusCode,
        ms: Math.round(performance.now() - began),
        ...(session ? { session } : {}),
        ...(code ? { code } : {}),
      };
      // Probes, files and tiles would drown what matters.
      const matters = /^\/api\/(?!maps\/)/.test(request.originalUrl);
      if (response.statusCode < 400 && !matters) log.debug(line, 'http');
      else log.info(line, 'http');
    });
    next();
  };
}
