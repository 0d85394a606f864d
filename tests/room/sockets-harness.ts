import { createServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import type { Changes } from '../../shared/protocol/changes.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { Welcome } from '../../shared/protocol/join.ts';
import type { Down, Up } from '../../shared/protocol/messages.ts';
import type { PresenceTick, Roster } from '../../shared/protocol/presence.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { wireParser } from '../../shared/protocol/wire/parser.ts';
import type { Role } from '../../shared/room/roles.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';
import { openAccess } from '../../server/access/access.ts';
import type { Access, Session } from '../../server/access/contract.ts';
import type { RoomPort } from '../../server/room/contract.ts';
import type { Search } from '../../server/search/contract.ts';
import { attachSockets } from '../../server/sockets/attach.ts';
import type { SocketLimits } from '../../server/sockets/limits.ts';
import { systemClock, type Clock } from '../../server/sockets/clock.ts';
import type { Sockets } from '../../server/sockets/options.ts';
import { newRoom, testSite, type SiteOptions, type TestSite } from './room-fixture.ts';

export const ORIGIN = 'https://accord.test';

/** What the server logged at 'error' or 'warn', so that a test can say: nothing. */
export interface Logged {
  readonly errors: string[];
}

export interface Harness extends Logged {
  readonly site: TestSite;
  readonly access: Access;
  readonly sockets: Sockets;
  readonly room: RoomPort;
  readonly port: number;
  readonly url: string;
  /** A signed-in person with `role` in the room. */
  person(name: string, role: Role, delegation?: string | null): Session;
  ticket(session: Session, room?: string): string;
  /** A connected and joined room client. */
  join(session: Session, options?: { vectors?: Y.Doc[] }): Promise<TestClient>;
  close(): Promise<void>;
}

/** The real journal, rooms, access and sockets on a port of 127.0.0.1. */
export async function startSockets(
  limits: Partial<SocketLimits> = {},
  options: SiteOptions = {},
  clock: Clock = systemClock,
  search?: Search,
): Promise<Harness> {
  const site = await testSite(options);
  const access = openAccess({ file: ':memory:', sessionHours: 12 });
  const errors: string[] = [];
  const note = (fields: object, message: string) =>
    void errors.push(`${message} ${String((fields as { err?: unknown }).err ?? '')}`);
  const log = { debug() {}, info() {}, warn: note, error: note };
  const http = createServer((_request, response) => response.writeHead(404).end());
  const room = await newRoom(site);
  const sockets = attachSockets(http, {
    access,
    rooms: site.directory,
    sites: DEFAULT_SITES,
    origins: [ORIGIN],
    log,
    limits,
    clock,
    ...(search ? { search } : {}),
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const clients = new Set<TestClient>();
  const harness: Harness = {
    site,
    access,
    sockets,
    room,
    errors,
    port,
    url: `http://127.0.0.1:${port}`,
    person(name, role, delegation = 'PAR') {
      const { secret } = access.invite({
        room: room.id,
        role,
        delegation,
        expiresAt: Date.now() + 1e7,
        uses: 1,
        createdBy: null,
      });
      const redeemed = access.redeem(secret, name, null);
      if (!redeemed.ok) throw new Error(redeemed.error.code);
      return redeemed.value.session;
    },
    ticket(session, id = room.id) {
      const ticket = access.ticket(session, id);
      if (!ticket.ok) throw new Error(ticket.error.code);
      return ticket.value;
    },
    async join(session, { vectors } = {}) {
      const client = new TestClient(harness.url, harness.ticket(session));
      clients.add(client);
      await client.join(vectors);
      return client;
    },
    async close() {
      for (const client of clients) client.socket.disconnect();
      await sockets.stop('STOPPING');
      http.close();
      http.closeAllConnections();
      access.close();
      await site.close();
    },
  };
  return harness;
}

export type ClientSocket = Socket<Down, Up>;

/** A Socket.IO client as the room client opens it. */
export function openSocket(
  { url }: { readonly url: string },
  auth: unknown,
  headers: Record<string, string> = {},
): ClientSocket {
  return io(url, {
    auth: auth as Record<string, unknown>,
    parser: wireParser,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
  });
}

type Answer<E extends keyof Up> = Parameters<NonNullable<Parameters<Up[E]>[1]>>[0];

/** A joined client with copies of both documents, and all that it was told. */
export class TestClient {
  readonly socket: ClientSocket;
  readonly board = new Y.Doc();
  readonly record = new Y.Doc();
  readonly heard: Changes[] = [];
  readonly notices: string[] = [];
  roster: Roster = {};
  farewell: string | null = null;
  welcome!: Welcome;

  constructor(url: string, ticket: string) {
    this.socket = openSocket({ url }, { ticket, protocol: PROTOCOL_VERSION });
    this.socket.on('changes', (changes) => {
      this.heard.push(changes);
      for (const update of changes.board ?? []) Y.applyUpdate(this.board, update);
      for (const update of changes.record ?? []) Y.applyUpdate(this.record, update);
    });
    this.socket.on('presence', (tick) => this.tick(tick));
    this.socket.on('notice', ({ code }) => void this.notices.push(code));
    this.socket.on('farewell', ({ code }) => (this.farewell = code));
  }

  private tick(tick: PresenceTick): void {
    const roster = { ...(tick.roster ?? this.roster), ...tick.joined };
    for (const id of tick.left ?? []) delete roster[id];
    for (const [id, presence] of Object.entries(tick.changed ?? {}))
      if (roster[id]) roster[id] = { ...roster[id], presence };
    this.roster = roster;
  }

  ask<E extends keyof Up>(event: E, message: Parameters<Up[E]>[0]): Promise<Answer<E>> {
    const socket = this.socket.timeout(10_000) as unknown as {
      emitWithAck(event: string, message: unknown): Promise<Answer<E>>;
    };
    return socket.emitWithAck(event, message);
  }

  async join(vectors?: readonly Y.Doc[]): Promise<void> {
    const [boardVector, recordVector] = (vectors ?? []).map((doc) => Y.encodeStateVector(doc));
    const result = (await this.ask('join', {
      replica: ulid(),
      ...(boardVector ? { boardVector } : {}),
      ...(recordVector ? { recordVector } : {}),
    })) as Result<Welcome>;
    if (!result.ok) throw new Error(`join refused: ${result.error.code}`);
    this.welcome = result.value;
    this.roster = { ...result.value.roster, ...this.roster };
    if (result.value.clientId !== null) this.board.clientID = result.value.clientId;
    Y.applyUpdate(this.board, result.value.board);
    Y.applyUpdate(this.record, result.value.record);
  }

  /** Make an edit, give back what a client would send. */
  edit(change: (board: Y.Doc) => void): Uint8Array {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => void updates.push(update);
    this.board.on('update', keep);
    this.board.transact(() => change(this.board));
    this.board.off('update', keep);
    return Y.mergeUpdates(updates);
  }

  send(update: Uint8Array) {
    return this.ask('board.update', { update });
  }
}

/** The TCP socket under a client, to stop it from reading. */
export function tcpOf(client: TestClient): NetSocket {
  const engine = client.socket.io.engine as unknown as {
    transport: { ws: { _socket: NetSocket } };
  };
  return engine.transport.ws._socket;
}
