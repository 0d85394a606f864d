import { ok } from '../../../shared/protocol/errors.ts';
import type { MeReply } from '../../../shared/protocol/http/session.ts';
import { defineRoute, mustSession } from '../route.ts';

/** Who am I, and where may I go? */
export const me = defineRoute({
  method: 'get',
  path: '/api/me',
  needs: 'session',
  handle(call) {
    const { person, grants, expiresAt } = mustSession(call);
    return ok<MeReply>({
      person,
      grants: grants.map(({ room, role }) => ({ room, role })),
      expiresAt,
      sites: call.sites,
      site: call.site,
      attachmentBytes: call.attachments.maxBytes,
    });
  },
});
