import { segmentSchema } from '../../../../shared/protocol/segment.ts';
import { handler } from '../dispatch.ts';
import { oneState } from './one-state.ts';

/** A closed segment of the log. */
export const segment = handler({
  schema: segmentSchema,
  run: (connection, request, reply) =>
    oneState(connection, reply, async () => {
      const segment = await connection.admitted.room.segment(request);
      return segment.ok ? { ok: true, value: { update: segment.value.update } } : segment;
    }),
});
