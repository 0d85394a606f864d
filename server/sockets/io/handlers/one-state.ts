import { refuse, type Result } from '../../../../shared/protocol/errors.ts';
import type { Connection } from '../connection.ts';
import type { Reply } from '../dispatch.ts';

/**
 * Answers with something large: one at a time for each connection, and none while earlier bytes
 * have not gone out, so that asking again and again fills no memory.
 */
export async function oneState(
  connection: Connection,
  reply: Reply,
  prepare: () => Promise<Result<unknown>>,
): Promise<void> {
  if (connection.busy || connection.outlet?.behind) return reply(refuse('OVERLOADED'));
  connection.busy = true;
  try {
    reply(await prepare());
  } finally {
    connection.busy = false;
  }
}
