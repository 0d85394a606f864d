import type { z } from 'zod';
import { refuse, type ErrorCode, type Result } from '../../../shared/protocol/errors.ts';
import type { Connection } from './connection.ts';
import type { Arrival } from './parser.ts';

export type Reply = (result: Result<unknown>) => void;

/** One message up. `run` calls `reply` once, or throws. */
export interface Handler<M = unknown> {
  readonly schema: z.ZodType<M>;
  /** May be sent before `join`. */
  readonly early?: true;
  /** Needs no acknowledgement. */
  readonly quiet?: true;
  /** Counts as an edit of its person. */
  readonly edit?: true;
  /** Messages of this kind keep their order: the name of one, by which it is known again. */
  order?(message: M): string;
  /** The code for a message that its schema refuses. */
  refusal?(message: unknown): ErrorCode;
  run(connection: Connection, message: M, reply: Reply): void | Promise<void>;
}

/** A handler whose message type is known only to itself. */
export interface AnyHandler {
  dispatch(connection: Connection, message: unknown, arrival: Arrival, name: string): Promise<void>;
}

/** Where the schema was not met: names of members only, never what was in them. */
const whereOf = (error: z.ZodError) =>
  error.issues
    .slice(0, 3)
    .map((issue) => issue.path.join('.') || issue.code)
    .join(', ');

/** Checks all that can be wrong with a message before and while its handler runs. */
export function handler<M>(spec: Handler<M>): AnyHandler {
  return {
    async dispatch(connection, message, arrival, name) {
      const { context } = connection;
      const reply: Reply = (result) => {
        if (arrival.reply !== undefined) connection.reply(arrival.reply, result);
        else if (!result.ok)
          connection.notice(result.error, name === 'presence' ? 'presence' : 'message');
      };
      if (arrival.reply === undefined && !spec.quiet) {
        reply(refuse('MALFORMED', 'an acknowledgement is needed'));
        return connection.strike();
      }
      const read = spec.schema.safeParse(message);
      if (!read.success) {
        reply(refuse(spec.refusal?.(message) ?? 'MALFORMED', whereOf(read.error)));
        return connection.strike();
      }
      if (!spec.early && !connection.outlet) return reply(refuse('MALFORMED', 'join first'));
      if (spec.edit) {
        const now = context.clock.elapsed();
        const name = spec.order?.(read.data);
        const inTurn = name === undefined || connection.queue.isNext(name, now);
        if (!inTurn || !connection.budget.take(arrival.bytes, now)) {
          if (name !== undefined) connection.queue.refused(name, now);
          return reply(refuse('RATE_LIMITED'));
        }
        if (name !== undefined) connection.queue.taken(name);
      }
      try {
        await spec.run(connection, read.data, reply);
      } catch (err) {
        context.log.error({ err, message: name, room: connection.room }, 'a message failed');
        reply(refuse('INTERNAL'));
      }
    },
  };
}

/** The event as parser.ts hands it on. Never throws, never rejects. */
export function dispatch(
  handlers: ReadonlyMap<string, AnyHandler>,
  connection: Connection,
  [name, messages, arrival]: readonly [string, readonly unknown[], Arrival],
): void {
  if (connection.closed) return;
  connection.count();
  const found = handlers.get(name);
  if (!found || messages.length > 1) {
    const error = refuse(found ? 'MALFORMED' : 'UNKNOWN_MESSAGE');
    if (arrival.reply !== undefined) connection.reply(arrival.reply, error);
    connection.notice(error.error, 'message');
    return connection.strike();
  }
  found.dispatch(connection, messages[0], arrival, name).catch((err: unknown) => {
    connection.context.log.error({ err, message: name }, 'an answer failed');
    connection.farewell('INTERNAL');
  });
}
