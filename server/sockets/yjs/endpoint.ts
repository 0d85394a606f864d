import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { joinParts } from '../../../shared/protocol/wire/encode.ts';
import { ULID } from '../../../shared/room/ulid.ts';
import { admit } from '../admit.ts';
import type { Context } from '../context.ts';
import type { Hub } from '../fanout/hub.ts';
import { MAX_FRAME_BYTES } from '../limits.ts';
import { AwarenessGroup } from './awareness-group.ts';
import { closeCodeOf } from './close-codes.ts';
import { YjsConnection } from './connection.ts';
import type { YDocument } from './dialect.ts';
import { deniedMessage } from './write.ts';

export const YJS_PREFIX = '/yjs/';

interface Wanted {
  readonly room: string;
  readonly document: YDocument;
  readonly ticket: string | null;
}

/** What `/yjs/<room>/<board|record>?ticket=…` asks for; null: no such thing. */
export function readUrl(url: string): Wanted | null {
  const [path = '', query = ''] = url.split('?', 2);
  const [, , room = '', document = '', ...more] = path.split('/');
  if (!ULID.test(room) || more.length > 0) return null;
  if (document !== 'board' && document !== 'record') return null;
  return { room, document, ticket: new URLSearchParams(query).get('ticket') };
}

/**
 * A frame over the limit is closed 1009 by `ws` itself, after which a provider comes back with the
 * same frame for ever: it is told why instead, with a code after which it stops.
 */
function sayTooLarge(ws: WebSocket): void {
  const close = ws.close.bind(ws);
  ws.close = (code, reason) => {
    if (code !== 1009) return close(code, reason);
    ws.send(joinParts(deniedMessage('TOO_LARGE')));
    close(closeCodeOf('TOO_LARGE'), 'TOO_LARGE');
  };
}

/**
 * The endpoint for any Yjs program (y-websocket 3 protocol). Refusals come after the upgrade, as
 * 'permission denied' and a close code: a browser shows a page nothing of a refused upgrade.
 */
export function createYjs(context: Context) {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
  });
  const groups = new WeakMap<Hub, Record<YDocument, AwarenessGroup>>();

  function groupsOf(hub: Hub): Record<YDocument, AwarenessGroup> {
    let both = groups.get(hub);
    if (!both) {
      const { clock } = context;
      both = { board: new AwarenessGroup(clock), record: new AwarenessGroup(clock) };
      groups.set(hub, both);
    }
    return both;
  }

  function deny(ws: WebSocket, code: ErrorCode): void {
    ws.resume();
    ws.send(joinParts(deniedMessage(code)));
    ws.close(closeCodeOf(code), code);
    context.clock.after(500, () => ws.terminate());
  }

  async function open(ws: WebSocket, wanted: Wanted | null): Promise<void> {
    if (!wanted) return deny(ws, 'ROOM_UNKNOWN');
    const admitted = await admit(context, wanted.ticket, randomUUID());
    if (!admitted.ok) return deny(ws, admitted.error.code);
    const { room, member } = admitted.value;
    if (room.id !== wanted.room) return deny(ws, 'TICKET_INVALID');
    if (ws.readyState !== ws.OPEN) return;
    if (context.connections.countOf(member.person) >= context.limits.connectionsPerPerson)
      return deny(ws, 'TOO_MANY_CONNECTIONS');
    const entered = room.enter(member);
    if (!entered.ok) return deny(ws, entered.error.code);
    const hub = context.hubs.acquire(room);
    const group = groupsOf(hub)[wanted.document];
    const connection = new YjsConnection(context, admitted.value, wanted.document, ws, hub, group);
    context.connections.add(connection);
    ws.resume();
  }

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      server.handleUpgrade(request, socket, head, (ws) => {
        ws.on('error', (err) => context.log.debug({ err }, 'a Yjs connection broke'));
        sayTooLarge(ws);
        ws.pause();
        open(ws, readUrl(request.url ?? '')).catch((err: unknown) => {
          context.log.error({ err }, 'a Yjs connection could not be opened');
          deny(ws, 'INTERNAL');
        });
      });
    },
    connections: () => server.clients.size,
    close(): void {
      for (const ws of server.clients) ws.terminate();
      server.close();
    },
  };
}
