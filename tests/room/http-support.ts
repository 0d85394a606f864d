import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer, type RunningServer } from '../../server/app.ts';
import { readConfig, type Environment } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { InvitationMade, NewInvitationBody } from '../../shared/protocol/http/invitations.ts';
import type { RoomMade } from '../../shared/protocol/http/rooms.ts';
import type { Redeemed } from '../../shared/protocol/http/session.ts';

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly result: Result<T>;
  /** `ok` or the code of the refusal. */
  readonly code: string;
}

export interface Asking {
  readonly cookie?: string;
  readonly body?: unknown;
  /** The body as it goes out, when it is to be no JSON. */
  readonly raw?: string;
  readonly headers?: Record<string, string>;
}

/** A real server on a free port, with a data directory of its own, and a way to talk to it. */
export class Site {
  readonly server: RunningServer;
  readonly directory: string;
  readonly logged: readonly string[];

  private constructor(server: RunningServer, directory: string, logged: readonly string[]) {
    this.server = server;
    this.directory = directory;
    this.logged = logged;
  }

  static async start(environment: Environment = {}): Promise<Site> {
    const directory = mkdtempSync(path.join(tmpdir(), 'accord-http-'));
    const read = readConfig({ PORT: '0', DATA_DIR: path.join(directory, 'data'), ...environment });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const logged: string[] = [];
    const log = createLog(read.config.logLevel, { write: (line) => void logged.push(line) });
    const clientDirectory = path.join(directory, 'client');
    return new Site(await startServer(read.config, { log, clientDirectory }), directory, logged);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.directory, { recursive: true });
  }

  async ask<T>(method: string, to: string, asking: Asking = {}): Promise<Answer<T>> {
    const { cookie, body, raw, headers } = asking;
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`http://127.0.0.1:${this.server.port}${to}`, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const result = (await response.json()) as Result<T>;
    const code = result.ok ? 'ok' : result.error.code;
    return { status: response.status, headers: response.headers, result, code };
  }

  /** Redeems a link. @returns the cookie to send, and what was said */
  async redeem(link: string, name: string, cookie?: string) {
    const body = { secret: link.split('#')[1], name };
    const asking = { body, ...(cookie ? { cookie } : {}) };
    const answer = await this.ask<Redeemed>('POST', '/api/invitations/redeem', asking);
    const set = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { ...must(answer), cookie: set };
  }

  async createRoom(cookie: string, name = 'Étiage'): Promise<string> {
    const body = { name, nature: 'exercise', marking: '' };
    return must(await this.ask<RoomMade>('POST', '/api/rooms', { cookie, body })).room;
  }

  async invite(cookie: string, room: string, more: Partial<NewInvitationBody> = {}) {
    const body = { role: 'editor', delegation: 'PAR', hours: 1, uses: 1, ...more };
    const to = `/api/rooms/${room}/invitations`;
    return must(await this.ask<InvitationMade>('POST', to, { cookie, body }));
  }

  /** Invites and redeems in one go. */
  async person(host: string, room: string, name: string, more: Partial<NewInvitationBody> = {}) {
    const { link, invitation } = await this.invite(host, room, more);
    return { ...(await this.redeem(link, name)), invitation };
  }
}

export function must<T>(answer: Answer<T>): T {
  if (!answer.result.ok) throw new Error(`${answer.status} ${JSON.stringify(answer.result.error)}`);
  return answer.result.value;
}
