import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { becomes } from '../becomes.ts';
import { io } from 'socket.io-client';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { wireParser } from '../../shared/protocol/wire/parser.ts';

let directory: string;
const children: ChildProcess[] = [];
beforeAll(() => void (directory = mkdtempSync(path.join(tmpdir(), 'accord-main-'))));
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

/** `node server/main.ts …` as an operator would run it. */
function run(args: string[] = [], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['server/main.ts', ...args], {
    env: { ...process.env, PORT: '0', DATA_DIR: path.join(directory, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (bytes) => (said.out += String(bytes)));
  child.stderr.on('data', (bytes) => (said.err += String(bytes)));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, said, ended };
}

/** Waits for the line that says where the server is. */
async function started(server: ReturnType<typeof run>): Promise<string> {
  return becomes(() => {
    const found = /Accord is at (http:\S+)/.exec(server.said.out);
    if (!found?.[1]) throw new Error(`not started: ${server.said.out}${server.said.err}`);
    return found[1];
  });
}
const linkIn = (text: string): string | undefined => /(http:\S+\/i#[\w-]{22})/.exec(text)?.[1];

const json = { 'content-type': 'application/json' };
async function post<T>(at: string, body: unknown, cookie = ''): Promise<{ value: T; set: string }> {
  const headers = { ...json, cookie };
  const response = await fetch(at, { method: 'POST', headers, body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: T };
  return { value, set: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

/** Joins `room` as a client does, and waits until it is in. */
async function join(origin: string, ticket: string) {
  const socket = io(origin, {
    transports: ['websocket'],
    auth: { ticket, protocol: PROTOCOL_VERSION },
    reconnection: false,
    parser: wireParser,
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  return socket;
}

/** One server's life, in order: each test goes on where the one before it ended. */
describe('from the first start to the next', () => {
  let server: ReturnType<typeof run>;
  let origin: string;
  let cookie: string;
  beforeAll(async () => {
    server = run();
    origin = await started(server);
  });

  test('1.3 the first start prints a link that works, and does not log it', async () => {
    const link = linkIn(server.said.out) ?? '';
    expect(link.startsWith(origin)).toBe(true);
    const secret = link.split('#')[1] ?? '';
    const body = { secret, name: 'Host' };
    const { value, set } = await post(`${origin}/api/invitations/redeem`, body);
    expect(value).toMatchObject({ grant: { room: '*', role: 'facilitator' } });
    cookie = set;
    const logs = server.said.out.split('\n').filter((line) => line.startsWith('{'));
    expect(logs.join()).not.toContain(secret);
  });

  test.runIf(process.platform === 'linux')(
    '1.15 garbage is collected behind those who answer people and wait for the disk',
    () => {
      const threads = `/proc/${server.child.pid!}/task`;
      const nice = readdirSync(threads).map((thread) => {
        // proc_pid_stat(5): the name in brackets, then fields 3 and on; nice is field 19.
        const stat = readFileSync(`${threads}/${thread}/stat`, 'utf8');
        return {
          name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
          nice: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19 - 3]),
        };
      });
      const usual = nice.find(({ name }) => name.includes('MainThread'))!.nice;
      const [helpers, others] = [true, false].map((is) =>
        nice.filter(({ name }) => name.includes('V8Worker') === is),
      );
      expect(helpers!.length).toBeGreaterThan(0);
      for (const each of helpers!) expect(each.nice, each.name).toBeGreaterThan(usual);
      for (const each of others!) expect(each.nice, each.name).toBe(usual);
    },
  );

  test('1.4 `invite` makes a link while the server runs, and it works', async () => {
    const invited = run(['invite', '--role', 'facilitator'], { PUBLIC_ORIGIN: origin });
    expect(await invited.ended).toBe(0);
    const secret = linkIn(invited.said.out)?.split('#')[1];
    const { value } = await post(`${origin}/api/invitations/redeem`, { secret, name: 'Second' });
    expect(value).toMatchObject({ grant: { room: '*', role: 'facilitator' } });
  });

  test('1.8 a second server on the same directory is one line and exit code 1', async () => {
    const second = run();
    expect(await second.ended).toBe(1);
    expect(second.said.err).toMatch(/^Accord cannot start: .*in use.*\n$/);
  });

  test('1.11 what the server writes is its owner’s alone', () => {
    const data = path.join(directory, 'data');
    for (const name of readdirSync(data, { recursive: true, encoding: 'utf8' })) {
      const { mode } = statSync(path.join(data, name));
      expect(mode & 0o077, name).toBe(0);
    }
  });

  test('1.6 SIGTERM tells those who are connected and ends with 0', async () => {
    const room = { name: 'Room', nature: 'exercise', marking: '' };
    const made = await post<{ room: string }>(`${origin}/api/rooms`, room, cookie);
    const ask = { room: made.value.room };
    const { value } = await post<{ ticket: string }>(`${origin}/api/tickets`, ask, cookie);
    const socket = await join(origin, value.ticket);
    const farewell = new Promise((resolve) => socket.on('farewell', resolve));
    const closed = new Promise((resolve) => socket.on('disconnect', resolve));
    server.child.kill('SIGTERM');
    expect(await farewell).toEqual({ code: 'STOPPING' });
    await closed;
    expect(await server.ended).toBe(0);
    expect(server.said.err).toBe('');
  });

  test('1.3 1.8 the next start finds everything, prints no link, and no lock in its way', async () => {
    const next = run();
    const at = await started(next);
    expect(linkIn(next.said.out)).toBeUndefined();
    const me = await fetch(`${at}/api/me`, { headers: { cookie } });
    expect(await me.json()).toMatchObject({ ok: true, value: { person: { name: 'Host' } } });
    next.child.kill('SIGKILL');
    await next.ended;
  });
});

describe('not starting', () => {
  test('1.1 a wrong variable is one line and exit code 2', async () => {
    const wrong = run([], { SESSION_HOURS: 'long' });
    expect(await wrong.ended).toBe(2);
    expect(wrong.said.err).toMatch(/^Accord cannot start: SESSION_HOURS must be .+\n$/);
  });

  test('1.7 a port in use is one line and exit code 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const blocked = run([], { PORT: String(port), DATA_DIR: path.join(directory, 'blocked') });
    expect(await blocked.ended).toBe(1);
    expect(blocked.said.err).toMatch(new RegExp(`^Accord cannot start: port ${port} .+\n$`));
    other.close();
  });
});
