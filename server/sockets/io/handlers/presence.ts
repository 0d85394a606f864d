import { presenceSchema } from '../../../../shared/protocol/presence.ts';
import { handler } from '../dispatch.ts';

/** What somebody is doing. Too many are not refused: the last one wins. */
export const presence = handler({
  schema: presenceSchema,
  quiet: true,
  run(connection, message, reply) {
    reply(connection.share(message));
  },
});
