import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InvitationMade } from '../../../shared/protocol/http/invitations.ts';
import type { RoomMade } from '../../../shared/protocol/http/rooms.ts';
import type { Seat } from '../lib/dialect.ts';
import type { StartServer } from '../lib/server.ts';
import { nodeOn } from '../lib/processors.ts';
import { lineWith } from './lines.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The arguments with which `npm start` runs the server, from package.json itself. */
export function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const server = scripts.start.split('&&').at(-1)!.trim().split(/\s+/);
  return server.slice(1); // 'node' itself is the runtime that runs this
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Our server, started as an operator starts it, only without the limits of a single person. */
export const startOurs: StartServer = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-ours-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  const launch = async (ready: RegExp) => {
    child = spawn(...nodeOn('server', startArguments()), {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: folder,
        REDEEM_PER_MINUTE: '100000',
        EDITS_PER_SECOND: '100000',
        EDIT_BURST: '1000000',
        BYTES_PER_SECOND: '1073741824',
        BYTE_BURST: '1073741824',
      },
    });
    return lineWith(child, ready);
  };
  const halt = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  const call = async <T>(path: string, body: unknown, cookie?: string) => {
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { ok: boolean; value: T };
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return { value: answer.value, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
  };
  const redeem = async (secret: string, name: string) =>
    (await call('/api/invitations/redeem', { secret, name })).cookie;

  const link = await launch(/\/i#([A-Za-z0-9_-]{22})/);
  // What Node compiled is kept at the first start on a machine, which holds 30 MB more (server/start.js).
  await halt();
  await launch(/listening/i);
  const facilitator = await redeem(link[1]!, 'Bench');
  const rooms = new Map<string, string>();
  const room = async (name: string) => {
    const known = rooms.get(name);
    if (known) return known;
    const body = { name, nature: 'exercise', marking: '' };
    const made = (await call<RoomMade>('/api/rooms', body, facilitator)).value.room;
    rooms.set(name, made);
    return made;
  };
  const seatsFor = async (id: string, role: string, uses: number): Promise<Seat[]> => {
    if (uses === 0) return [];
    const body = { role, delegation: 'PAR', hours: 1, uses };
    const made = await call<InvitationMade>(`/api/rooms/${id}/invitations`, body, facilitator);
    const seats: Seat[] = [];
    for (let index = 0; index < uses; index++) {
      const cookie = await redeem(made.value.secret, `${role} ${index}`);
      seats.push({ url: origin.replace('http', 'ws'), room: id, cookie });
    }
    return seats;
  };
  return {
    dialect: 'ours',
    get pid() {
      return child.pid!;
    },
    seats: async (name, editors, observers) => {
      const id = await room(name);
      return [
        ...(await seatsFor(id, 'editor', editors)),
        ...(await seatsFor(id, 'observer', observers)),
      ];
    },
    restart: async () => {
      await halt();
      await launch(/listening/i);
    },
    stop: async () => {
      await halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
