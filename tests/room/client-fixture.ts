import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import {
  createApi,
  readInvitation,
  ticketsFor,
  uploadsFor,
  type Api,
} from '../../client/connection/http.ts';
import type { ConnectOptions } from '../../client/connection/options.ts';
import { connectRoom } from '../../client/connection/room-client.ts';
import { MemoryStore } from '../../client/connection/store/memory.ts';
import { startServer, type RunningServer } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { Role } from '../../shared/room/roles.ts';

/** The value of a result that must be one. @throws Error with the code otherwise */
export function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.detail ?? ''}`);
  return result.value;
}

export interface Visitor {
  readonly api: Api;
  readonly person: string;
  readonly jar: CookieJar;
}

/** A whole server in this process, a room in it, and people to come in. */
export class ClientHouse {
  readonly #dir = mkdtempSync(join(tmpdir(), 'accord-client-'));
  readonly #rooms = new Set<RoomClient>();
  #env: Record<string, string> = {};
  server!: RunningServer;
  facilitator!: Visitor;
  room!: string;

  static async open(env: Record<string, string> = {}): Promise<ClientHouse> {
    const house = new ClientHouse();
    house.#env = env;
    await house.start();
    house.facilitator = await house.redeem(house.server.firstLink ?? '', 'Facilitator');
    house.room = await house.newRoom();
    return house;
  }

  async start(port = 0): Promise<void> {
    const config = readConfig({ DATA_DIR: this.#dir, PORT: String(port), ...this.#env });
    if (!config.ok) throw new Error(config.problems.join('; '));
    const log = pino({ level: 'silent' });
    this.server = await startServer(config.config, { log, clientDirectory: this.#dir });
  }

  /** The same data and port again, after `server.stop()`. */
  restart(): Promise<void> {
    return this.start(this.server.port);
  }

  async redeem(link: string, name: string): Promise<Visitor> {
    const invitation = readInvitation(link);
    if (!invitation) throw new Error(`no invitation: ${link}`);
    const jar = new CookieJar();
    const api = createApi(invitation.origin, fetch, jar);
    const redeemed = expectOk(await api.redeem({ secret: invitation.secret, name }));
    return { api, person: redeemed.person.id, jar };
  }

  async newRoom(): Promise<string> {
    const body = { name: 'Exercise', nature: 'exercise', marking: '' } as const;
    return expectOk(await this.facilitator.api.createRoom(body)).room;
  }

  async invite(role: Role, delegation: string | null, name = `${role} ${delegation}`) {
    const body = { role, delegation, hours: 1, uses: 1 };
    const made = expectOk(await this.facilitator.api.invite(this.room, body));
    return this.redeem(made.link, name);
  }

  /** Opens the room for `visitor`; closed with the house. */
  async connect(visitor: Visitor, options: Partial<ConnectOptions> = {}): Promise<RoomClient> {
    const client = await connectRoom({
      room: this.room,
      origin: this.server.origin,
      tickets: ticketsFor(visitor.api, this.room),
      upload: uploadsFor(visitor.api, this.room),
      store: new MemoryStore(),
      person: visitor.person,
      ...options,
    });
    this.#rooms.add(client);
    return client;
  }

  async editor(delegation = 'PAR', options: Partial<ConnectOptions> = {}): Promise<RoomClient> {
    const client = await this.connect(await this.invite('editor', delegation), options);
    await until(client, (state) => state.link.phase === 'online');
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.#rooms) await client.close();
    await this.server.stop();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

/** Resolves as soon as the client's state satisfies `condition`. */
export function until(
  client: RoomClient,
  condition: (state: RoomClient['state']) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!condition(client.state)) return;
      off();
      resolve();
    };
    const off = client.on('state', check);
    check();
  });
}
