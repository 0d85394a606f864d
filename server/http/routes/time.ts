import { ok } from '../../../shared/protocol/errors.ts';
import type { TimeReply } from '../../../shared/protocol/status.ts';
import { defineRoute } from '../route.ts';

/** The server's clock, for the device check: how far off is this computer's own? */
export const time = defineRoute({
  method: 'get',
  path: '/api/time',
  needs: 'anyone',
  handle: (call) => ok<TimeReply>({ serverTime: call.now() }),
});
