import { refuse } from '../../../../shared/protocol/errors.ts';
import { searchSchema } from '../../../../shared/protocol/search.ts';
import { handler } from '../dispatch.ts';
import { oneState } from './one-state.ts';

/** Entries by their words. Whoever is in the room may read all of it. */
export const search = handler({
  schema: searchSchema,
  run: (connection, { text }, reply) =>
    oneState(connection, reply, () => {
      const { context, admitted } = connection;
      return context.search?.find(admitted.room.id, text) ?? Promise.resolve(refuse('NOT_FOUND'));
    }),
});
