import { boardUpdateSchema } from '../../../../shared/protocol/board-update.ts';
import { MAX_UPDATE_BYTES } from '../../../../shared/protocol/limits.ts';
import { handler } from '../dispatch.ts';

/** The shared lane. Who may write, and what, is the room's to say. */
export const boardUpdate = handler({
  schema: boardUpdateSchema,
  edit: true,
  refusal(message) {
    const update = (message as { update?: unknown } | null)?.update;
    const large = update instanceof Uint8Array && update.byteLength > MAX_UPDATE_BYTES;
    return large ? 'TOO_LARGE' : 'MALFORMED';
  },
  async run({ admitted: { room, member } }, { update }, reply) {
    reply(await room.submit(member, update, 'leased'));
  },
});
