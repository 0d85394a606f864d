import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createApi, readInvitation, ticketsFor, type Api } from '../../client/connection/http.ts';
import { connectRoom } from '../../client/connection/room-client.ts';
import { MemoryStore } from '../../client/connection/store/memory.ts';
import { startServer, type RunningServer } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { Role } from '../../shared/room/roles.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** @throws Error with the refusal's code */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`.trim());
  return result.value;
}

/** The real server with the real pages, and its first facilitator signed in. */
export class DemoHouse {
  readonly server: RunningServer;
  readonly #temporary: string | null;
  readonly #clients: RoomClient[] = [];
  #facilitator!: Api;

  private constructor(server: RunningServer, temporary: string | null) {
    this.server = server;
    this.#temporary = temporary;
  }

  static async open(data: string | null, port: number): Promise<DemoHouse> {
    const directory = data ?? mkdtempSync(path.join(tmpdir(), 'accord-demo-'));
    const env = { ...process.env, DATA_DIR: directory, PORT: String(port) };
    const config = readConfig(env);
    if (!config.ok) throw new Error(config.problems.join('; '));
    const clientDirectory = path.join(ROOT, 'dist/client');
    const server = await startServer(config.config, { log: createLog('warn'), clientDirectory });
    const house = new DemoHouse(server, data === null ? directory : null);
    const link = server.firstLink ?? (await operatorLink({ ...env, PORT: String(server.port) }));
    house.#facilitator = await house.#redeem(link, 'Demo');
    return house;
  }

  async #redeem(link: string, name: string): Promise<Api> {
    const invitation = readInvitation(link);
    if (!invitation) throw new Error(`no invitation: ${link}`);
    const api = createApi(this.server.origin, fetch, new CookieJar());
    value(await api.redeem({ secret: invitation.secret, name }));
    return api;
  }

  async room(name: string, marking: string): Promise<string> {
    return value(await this.#facilitator.createRoom({ name, nature: 'exercise', marking })).room;
  }

  async link(room: string, role: Role, delegation: string | null, uses: number): Promise<string> {
    const body = { role, delegation, uses, hours: 24 };
    return value(await this.#facilitator.invite(room, body)).link;
  }

  /** Somebody of the demo's own, who writes. */
  async writer(room: string, name: string, delegation: string): Promise<RoomClient> {
    const api = await this.#redeem(await this.link(room, 'editor', delegation, 1), name);
    return this.#enter(room, api);
  }

  facilitator(room: string): Promise<RoomClient> {
    return this.#enter(room, this.#facilitator);
  }

  async #enter(room: string, api: Api): Promise<RoomClient> {
    const { origin } = this.server;
    const tickets = ticketsFor(api, room);
    const client = await connectRoom({ room, origin, tickets, store: new MemoryStore() });
    this.#clients.push(client);
    await new Promise<void>((resolve, reject) => {
      client.on('state', () => {
        const { link } = client.state;
        if (link.phase === 'online') resolve();
        if (link.phase === 'refused') reject(new Error(link.code));
      });
    });
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) await client.close();
    await this.server.stop();
    if (this.#temporary) rmSync(this.#temporary, { recursive: true, force: true });
  }
}

/** A data directory that was used before prints no first link: its operator makes another. */
async function operatorLink(env: NodeJS.ProcessEnv): Promise<string> {
  const main = path.join(ROOT, 'server/main.ts');
  const args = [main, 'invite', '--role', 'facilitator', '--room', '*'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return stdout.trim();
}
