import type { Server } from 'node:http';
import { systemClock } from './clock.ts';
import { Connections } from './connections.ts';
import type { Context } from './context.ts';
import { Hubs } from './fanout/hubs.ts';
import { createIo, IO_PATH } from './io/server.ts';
import { DEFAULT_LIMITS, type SocketLimits } from './limits.ts';
import type { SocketOptions, Sockets } from './options.ts';
import { Budgets } from './rate/budgets.ts';
import { routeUpgrades } from './upgrade.ts';
import { createYjs, YJS_PREFIX } from './yjs/endpoint.ts';

/** How often every connection is looked at, ms. */
const TICK_MS = 1_000;
/** How long connections get to close in good order when the server stops, ms. */
const STOP_MS = 2_000;

/**
 * Put both WebSocket endpoints on `http`: Socket.IO for room clients at `/socket.io/`, plain Yjs
 * at `/yjs/<room>/<board|record>`. Rules: docs/spec/5-sockets.md.
 */
export function attachSockets(http: Server, options: SocketOptions): Sockets {
  const { access, rooms, search, sites, origins, log, clock = systemClock } = options;
  const limits: SocketLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const connections = new Connections(access);
  const hubs = new Hubs(clock, limits, log);
  const budgets = new Budgets(limits);
  const context: Context = {
    access,
    rooms,
    search,
    sites,
    origins,
    clock,
    limits,
    log,
    hubs,
    budgets,
    connections,
  };
  const io = createIo(context);
  const yjs = createYjs(context);
  const state = {
    stopping: false,
    connections: () => io.connections() + yjs.connections(),
  };
  const stopRouting = routeUpgrades(
    http,
    context,
    [
      { prefix: IO_PATH, upgrade: io.upgrade },
      { prefix: YJS_PREFIX, upgrade: yjs.upgrade },
    ],
    state,
  );
  const stopListening = access.onRevoked((revocation) => connections.revoke(revocation));

  let cancelTick = () => {};
  const tick = () => {
    const now = clock.elapsed();
    for (const connection of connections.list()) connection.tick(now);
    budgets.sweep(now);
    cancelTick = clock.after(TICK_MS, tick);
  };
  cancelTick = clock.after(TICK_MS, tick);

  return {
    async stop(code) {
      state.stopping = true;
      stopListening();
      for (const connection of connections.list()) connection.farewell(code);
      const deadline = clock.elapsed() + STOP_MS;
      while (state.connections() > 0 && clock.elapsed() < deadline)
        await new Promise<void>((resolve) => void clock.after(20, resolve));
      cancelTick();
      yjs.close();
      await io.close();
      stopRouting();
    },
    sessions: () => new Set(connections.list().map(({ session }) => session)),
    stats() {
      const all = connections.list();
      return {
        room: all.filter(({ transport }) => transport === 'room').length,
        yjs: all.filter(({ transport }) => transport === 'yjs').length,
        rooms: hubs.size,
        stale: [...hubs.outlets()].filter((outlet) => outlet.stale).length,
        backlogBytes: all.reduce((sum, connection) => sum + connection.backlog(), 0),
      };
    },
  };
}
