import { historySchema } from '../../../../shared/protocol/history.ts';
import { handler } from '../dispatch.ts';
import { oneState } from './one-state.ts';

/** What became of a feature of the map. */
export const history = handler({
  schema: historySchema,
  run: (connection, { feature }, reply) =>
    oneState(connection, reply, () =>
      connection.admitted.room.history(connection.admitted.member, feature),
    ),
});
