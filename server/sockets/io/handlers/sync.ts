import { ok } from '../../../../shared/protocol/errors.ts';
import { syncSchema } from '../../../../shared/protocol/sync.ts';
import { handler } from '../dispatch.ts';
import { oneState } from './one-state.ts';

/** What a client lacks of a document. */
export const sync = handler({
  schema: syncSchema,
  run: (connection, { document, vector }, reply) =>
    oneState(connection, reply, async () => {
      const { hub } = connection;
      const { update, vector: durable } = await (document === 'board'
        ? hub.boardState(vector)
        : hub.recordState({ vector }));
      return ok({ update, vector: durable });
    }),
});
