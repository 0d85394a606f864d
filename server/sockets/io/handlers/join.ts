import { ok, refuse, type ErrorCode, type Result } from '../../../../shared/protocol/errors.ts';
import { joinSchema, type Join, type Me, type Welcome } from '../../../../shared/protocol/join.ts';
import { PIECE_BYTES } from '../../../../shared/protocol/piece.ts';
import { PROTOCOL_VERSION } from '../../../../shared/protocol/version.ts';
import { allows } from '../../../../shared/room/roles.ts';
import type { Connection } from '../connection.ts';
import { handler } from '../dispatch.ts';

/** A room that takes no edits for one of these reasons is still read. */
const NO_EDITS_NOW: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'JOURNAL_FULL',
  'JOURNAL_FAILED',
  'ROOM_CLOSED',
]);

/** The clientID of a writer; null for readers, and for everybody while the room takes no edits. */
async function leaseFor(connection: Connection, replica: string): Promise<Result<number | null>> {
  const { room, member } = connection.admitted;
  if (!allows(member.role, 'board.write')) return ok(null);
  const lease = await room.lease(member, replica);
  if (lease.ok || !NO_EDITS_NOW.has(lease.error.code)) return lease;
  connection.withoutLease = true;
  return ok(null);
}

/** Where the connection is now: read in one turn, in which it also goes live (contract R3). */
function welcome(
  connection: Connection,
  clientId: number | null,
  board: Uint8Array,
  record: Uint8Array,
): Welcome {
  const { room, member } = connection.admitted;
  const me: Me = {
    person: member.person,
    name: member.name,
    role: member.role,
    delegation: member.delegation,
  };
  return {
    protocol: PROTOCOL_VERSION,
    room: room.id,
    site: room.site,
    sites: connection.context.sites,
    me,
    connection: member.connection,
    clientId,
    board,
    record,
    segments: room.segments(),
    roster: room.roster(),
    status: room.status(),
    serverTime: connection.context.clock.now(),
  };
}

/** Only the beginnings of long states; the rest is asked for (handlers/piece.ts). */
function firstPieces(connection: Connection, whole: Welcome): Welcome {
  const { board, record } = whole;
  if (board.length <= PIECE_BYTES && record.length <= PIECE_BYTES) return whole;
  for (const document of ['board', 'record'] as const)
    if (whole[document].length > PIECE_BYTES) connection.inPieces[document] = whole[document];
  return {
    ...whole,
    board: board.subarray(0, PIECE_BYTES),
    record: record.subarray(0, PIECE_BYTES),
    whole: { board: board.length, record: record.length },
  };
}

async function join(connection: Connection, message: Join): Promise<Result<Welcome>> {
  const { hub } = connection;
  const lease = await leaseFor(connection, message.replica);
  if (!lease.ok) return lease;
  const { boardVector, recordVector } = message;
  const [board, record] = await Promise.all([
    hub.boardState(boardVector),
    hub.recordState(recordVector ? { vector: recordVector } : {}),
  ]);
  const whole = welcome(connection, lease.value, board.update, record.update);
  return ok(message.pieces ? firstPieces(connection, whole) : whole);
}

/** First message: into the room, with all that is needed to show it. */
export const joinHandler = handler({
  schema: joinSchema,
  early: true,
  async run(connection, message, reply) {
    if (connection.outlet) return reply(refuse('ALREADY_DONE'));
    const entered = connection.enter();
    if (!entered.ok) return reply(entered);
    const joined = await join(connection, message).catch((err: unknown) => {
      connection.context.log.error({ err, room: connection.room }, 'a join failed');
      return refuse('INTERNAL');
    });
    reply(joined);
    if (joined.ok) entered.value.goLive();
    else connection.farewell(joined.error.code);
  },
});
