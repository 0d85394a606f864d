import { z } from 'zod';
import { ok } from '../../../../shared/protocol/errors.ts';
import { handler } from '../dispatch.ts';

/** The server's clock. */
export const time = handler({
  schema: z.null(),
  early: true,
  run({ context }, _message, reply) {
    reply(ok({ serverTime: context.clock.now() }));
  },
});
