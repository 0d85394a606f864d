import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type Socket } from 'socket.io';
import { refuse, type Refusal } from '../../../shared/protocol/errors.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { createServer } from '../../http-module.ts';
import { admit, type Admitted } from '../admit.ts';
import type { Context } from '../context.ts';
import { Wire, type Engine } from '../fanout/wire.ts';
import { MAX_FRAME_BYTES } from '../limits.ts';
import { Connection } from './connection.ts';
import { dispatch } from './dispatch.ts';
import { HANDLERS } from './handlers/all.ts';
import { serverParser, type Arrival } from './parser.ts';

export const IO_PATH = '/socket.io/';

/** A refused handshake: the client's `connect_error` has `data: { code, retry }`. */
class HandshakeError extends Error {
  readonly data: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.data = refusal;
  }
}

type Data = { admitted: Admitted };
type IoSocket = Socket<never, never, never, Data>;

async function handshake(context: Context, socket: IoSocket): Promise<Refusal | null> {
  const { ticket, protocol } = socket.handshake.auth as Record<string, unknown>;
  if (protocol !== PROTOCOL_VERSION) return refuse('VERSION_MISMATCH').error;
  const admitted = await admit(context, ticket, socket.id);
  if (!admitted.ok) return admitted.error;
  socket.data.admitted = admitted.value;
  return null;
}

function connected(context: Context, socket: IoSocket): void {
  const engine = socket.conn as unknown as Engine;
  const wire = new Wire(engine.transport.socket, engine);
  const connection = new Connection(context, socket.data.admitted, wire, () =>
    socket.disconnect(true),
  );
  const { person } = connection;
  const crowded = context.connections.countOf(person) >= context.limits.connectionsPerPerson;
  context.connections.add(connection);
  // Nobody asks for these again; kept, they cost every connection some kilobytes.
  (socket.conn as unknown as { request: null }).request = null;
  Object.assign(socket.handshake, { headers: {}, auth: {} });
  socket.on('disconnect', () => connection.leave());
  // Nothing is passed on to `socket.on`: a client cannot emit 'disconnect' to our own listener.
  socket.use((event) =>
    dispatch(HANDLERS, connection, event as unknown as [string, unknown[], Arrival]),
  );
  if (crowded) connection.farewell('TOO_MANY_CONNECTIONS');
}

/** Socket.IO for room clients. Upgrades are handed to it by upgrade.ts, after the Origin check. */
export function createIo(context: Context) {
  const { limits, log } = context;
  const io = new Server<never, never, never, Data>({
    path: IO_PATH,
    transports: ['websocket'],
    allowUpgrades: false,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    connectTimeout: limits.connectTimeoutMs,
    pingInterval: limits.pingIntervalMs,
    pingTimeout: limits.pingTimeoutMs,
    parser: serverParser,
  });
  // Attached to a server that never listens: upgrades come by `upgrade`, and plain HTTP requests
  // to Socket.IO's path never reach engine.io at all.
  io.attach(createServer());
  io.use((socket, next) => {
    handshake(context, socket).then(
      (refusal) => {
        if (!refusal) return next();
        next(new HandshakeError(refusal));
        // The answer goes out first; a client that stays on is of no use to anybody.
        context.clock.after(100, () => socket.conn.close());
      },
      (err: unknown) => {
        log.error({ err }, 'a handshake failed');
        next(new HandshakeError(refuse('INTERNAL').error));
      },
    );
  });
  io.on('connection', (socket) => connected(context, socket));

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      const engine = io.engine as unknown as {
        handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
      };
      engine.handleUpgrade(request, socket, head);
    },
    connections: () => io.engine.clientsCount,
    close: () => io.close(),
  };
}
