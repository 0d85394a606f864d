import { ok } from '../../../shared/protocol/errors.ts';
import { emptySchema } from '../../../shared/protocol/http/session.ts';
import { defineRoute, mustSession } from '../route.ts';

/** Ends the session everywhere: its cookie, its tickets, its live sockets. */
export const signOut = defineRoute({
  method: 'post',
  path: '/api/sign-out',
  needs: 'session',
  body: emptySchema,
  handle(call) {
    call.access.signOut(mustSession(call).id);
    call.setCookie(null);
    return ok(null);
  },
});
