import { commandSchema } from '../../../../shared/protocol/command.ts';
import { handler } from '../dispatch.ts';

/** The record lane. */
export const command = handler({
  schema: commandSchema,
  edit: true,
  order: ({ id }) => id,
  async run({ admitted: { room, member } }, message, reply) {
    reply(await room.command(member, message));
  },
});
