import { ok } from '../../../shared/protocol/errors.ts';
import type { TemplatesReply } from '../../../shared/protocol/http/templates.ts';
import { defineRoute } from '../route.ts';

/** The checklists that a room can make a plan of, and the files that hold none. */
export const listTemplates = defineRoute({
  method: 'get',
  path: '/api/templates',
  needs: 'session',
  handle: (call) => ok<TemplatesReply>(call.templates),
});
