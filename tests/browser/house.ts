import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import {
  createApi,
  readInvitation,
  ticketsFor,
  uploadsFor,
  type Api,
} from '../../client/connection/http.ts';
import { connectRoom } from '../../client/connection/room-client.ts';
import { MemoryStore } from '../../client/connection/store/memory.ts';
import { startServer, type RunningServer } from '../../server/app.ts';
import { readConfig, type Environment } from '../../server/config.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { NewRoomBody } from '../../shared/protocol/http/rooms.ts';
import type { Role } from '../../shared/room/roles.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Where the built pages are; ACCORD_PAGES names others, built already. */
const OTHERS = process.env['ACCORD_PAGES'];
export const BUILT_PAGES = OTHERS ?? path.join(ROOT, 'dist/client');

export function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.detail ?? ''}`);
  return result.value;
}

/** Build the pages, unless they are up to date, or others are used. */
export function buildPages(): void {
  if (OTHERS !== undefined) return;
  const args = ['tools/build-client.ts', '--if-stale'];
  const built = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
}

/** A whole server with the built pages, in this process; people enter by real invitations. */
export class BrowserHouse {
  private readonly dir = mkdtempSync(path.join(tmpdir(), 'accord-browser-'));
  private readonly clients = new Set<RoomClient>();
  private environment: Environment = {};
  private pages = BUILT_PAGES;
  server!: RunningServer;
  facilitator!: Api;
  facilitatorPerson!: string;

  /** @param environment of the server, besides its place; `pages` in the place of the built ones */
  static async open(
    facilitator = 'Claire Vasseur',
    environment: Environment = {},
    pages = BUILT_PAGES,
  ): Promise<BrowserHouse> {
    const house = new BrowserHouse();
    house.environment = environment;
    house.pages = pages;
    buildPages();
    await house.start();
    const entered = await house.redeem(house.server.firstLink ?? '', facilitator);
    house.facilitator = entered.api;
    house.facilitatorPerson = entered.person;
    return house;
  }

  /** Start, or start again on the same data and port. */
  async start(port = 0): Promise<void> {
    const place = { DATA_DIR: this.dir, PORT: String(port), EDITS_PER_SECOND: '500' };
    const config = readConfig({ ...place, ...this.environment });
    if (!config.ok) throw new Error(config.problems.join('; '));
    this.server = await startServer(config.config, {
      log: pino({ level: 'silent' }),
      clientDirectory: this.pages,
    });
  }

  async newRoom(room: Partial<NewRoomBody> = {}): Promise<string> {
    const body = { name: 'Sarne flood', nature: 'exercise', marking: '', ...room } as const;
    return expectOk(await this.facilitator.createRoom(body)).room;
  }

  /** An invitation link into `room`. */
  async link(room: string, role: Role, delegation: string | null): Promise<string> {
    const body = { role, delegation, hours: 1, uses: 1 };
    return expectOk(await this.facilitator.invite(room, body)).link;
  }

  private async redeem(link: string, name: string): Promise<{ api: Api; person: string }> {
    const invitation = readInvitation(link);
    if (!invitation) throw new Error(`no invitation: ${link}`);
    const api = createApi(invitation.origin, fetch, new CookieJar());
    const redeemed = expectOk(await api.redeem({ secret: invitation.secret, name }));
    return { api, person: redeemed.person.id };
  }

  /** A colleague at work elsewhere: the same room client, without a screen. */
  async colleague(
    room: string,
    name: string,
    delegation: string | null,
    role: Role = 'editor',
  ): Promise<RoomClient> {
    const { api, person } = await this.redeem(await this.link(room, role, delegation), name);
    const client = await connectRoom({
      room,
      origin: this.server.origin,
      tickets: ticketsFor(api, room),
      upload: uploadsFor(api, room),
      store: new MemoryStore(),
      person,
    });
    this.clients.add(client);
    await new Promise<void>((resolve) => {
      const check = (): void => {
        if (client.state.link.phase === 'online') resolve();
      };
      client.on('state', check);
      check();
    });
    return client;
  }

  /** A person with a browser of their own, entered by the invitation page. */
  async visitor(
    browser: Browser,
    room: string,
    who: { name: string; role: Role; delegation: string | null },
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      ...options,
    });
    const page = await context.newPage();
    const problems = listenForProblems(page, this.server.origin);
    await page.goto(await this.link(room, who.role, who.delegation));
    await page.locator('input[name=name]').fill(who.name);
    await page.locator('.door .btn.pri').click();
    await page.locator('accord-room footer.foot').waitFor();
    return { page, context, problems };
  }

  async close(): Promise<void> {
    for (const client of this.clients) await client.close();
    await this.server.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** Collects what must not happen: errors, policy violations, requests to other origins. */
export function listenForProblems(page: Page, origin: string): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|WebSocket/.test(message.text()))
      problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) problems.push(`request: ${url}`);
  });
  return problems;
}
