import { Router } from 'express';
import type { ErrorCode } from '../../shared/protocol/errors.ts';

/** What `GET /ready` asks: can this server do its work now? `null`: yes; else why not. */
export interface Readiness {
  journal(): ErrorCode | null;
  rooms(): Promise<ErrorCode | null>;
}

/**
 * `GET /health`: the process is up and its event loop turns; restarting helps if this fails.
 * `GET /ready`: the journal takes writes and rooms can be read; otherwise 503 with the reason, and
 * a balancer sends nobody here. Open to all: neither says anything about a room.
 */
export function healthRouter(readiness: Readiness): Router {
  const router = Router();
  router.get('/health', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ up: true });
  });
  router.get('/ready', async (_request, response) => {
    const [journal, rooms] = [readiness.journal(), await readiness.rooms()];
    const ready = journal === null && rooms === null;
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ready, journal: journal ?? 'writable', rooms: rooms ?? 'loadable' });
  });
  return router;
}
