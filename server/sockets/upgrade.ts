import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { mayAct } from '../origins.ts';
import type { Context } from './context.ts';

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface Route {
  readonly prefix: string;
  readonly upgrade: Upgrade;
}

/** Answer an upgrade with plain HTTP and hang up. */
function answer(socket: Duplex, status: string, code: string): void {
  socket.on('error', () => {});
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\n` +
      `Content-Length: ${code.length}\r\n\r\n${code}`,
  );
}

/**
 * Hands WebSocket upgrades to whom they belong, after the checks that are the same for all: Origin
 * (a WebSocket is not bound by CORS), room for another connection, not stopping. A path that is
 * nobody's is left to other listeners of the server (a development server's), else answered 404.
 * @returns stops listening
 */
export function routeUpgrades(
  http: Server,
  context: Context,
  routes: readonly Route[],
  state: { stopping: boolean; connections(): number },
): () => void {
  const listener: Upgrade = (request, socket, head) => {
    const url = request.url ?? '';
    const route = routes.find(({ prefix }) => url.startsWith(prefix));
    if (!route) {
      if (http.listenerCount('upgrade') === 1) answer(socket, '404 Not Found', 'NOT_FOUND');
      return;
    }
    if (state.stopping) return answer(socket, '503 Service Unavailable', 'STOPPING');
    if (state.connections() >= context.limits.connections)
      return answer(socket, '503 Service Unavailable', 'OVERLOADED');
    if (!mayAct(request.headers, context.origins))
      return answer(socket, '403 Forbidden', 'ORIGIN_REFUSED');
    try {
      route.upgrade(request, socket, head);
    } catch (err) {
      context.log.warn({ err }, 'an upgrade failed');
      answer(socket, '400 Bad Request', 'MALFORMED');
    }
  };
  http.on('upgrade', listener);
  return () => void http.off('upgrade', listener);
}
