import { Router } from 'express';
import { ULID } from '../../shared/room/ulid.ts';
import type { CookieJar } from './cookies.ts';
import type { Services } from './route.ts';

/** The page's own files go out first; then its browser is busy with them for longer than this, ms. */
const AFTER_THE_FILES_MS = 60;

/**
 * Begins to open a room when somebody who may read it loads its page: by the time that their
 * browser asks for a ticket, it is open. Whoever may not read it opens nothing. What goes wrong
 * here goes wrong again, and is answered, when the ticket is asked for.
 */
export function openingEarly({ access, rooms }: Services, cookies: CookieJar): Router {
  const router = Router();
  router.get('/r/:room', (request, _response, next) => {
    const room = request.params.room.toUpperCase();
    const secret = cookies.read(request.headers.cookie);
    const session = secret && ULID.test(room) ? access.session(secret) : null;
    if (session && access.roleIn(session, room))
      setTimeout(() => void rooms.open(room), AFTER_THE_FILES_MS).unref();
    next();
  });
  return router;
}
