import { refuse } from '../../../../shared/protocol/errors.ts';
import { searchSchema } from '../../../../shared/protocol/search.ts';
import type { Connection } from '../connection.ts';
import { handler } from '../dispatch.ts';

/** Connections whose last question is not answered yet: one at a time each. */
const asking = new WeakSet<Connection>();

/** Entries by their words. Whoever is in the room may read all of it. */
export const search = handler({
  schema: searchSchema,
  async run(connection, { text }, reply) {
    const { context, admitted } = connection;
    if (!context.search) return reply(refuse('NOT_FOUND'));
    if (asking.has(connection) || connection.outlet?.behind) return reply(refuse('OVERLOADED'));
    asking.add(connection);
    try {
      reply(await context.search.find(admitted.room.id, text));
    } finally {
      asking.delete(connection);
    }
  },
});
