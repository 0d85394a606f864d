import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeOn } from '../lib/processors.ts';
import type { StartServer } from '../lib/server.ts';
import { lineWith } from './lines.ts';

const PEER = fileURLToPath(new URL('../peer/server.js', import.meta.url));

export const startTheirs: StartServer = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-theirs-'));
  let child: ChildProcess;
  let port = '';
  const launch = async () => {
    child = spawn(...nodeOn('server', [PEER, join(folder, 'db.sqlite')]), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    port = (await lineWith(child, /^PORT (\d+)$/))[1]!;
  };
  const halt = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  await launch();
  return {
    dialect: 'theirs',
    get pid() {
      return child.pid!;
    },
    seats: (room, editors, observers) =>
      Promise.resolve(
        Array.from({ length: editors + observers }, () => ({
          url: `ws://127.0.0.1:${port}`,
          room,
          cookie: '',
        })),
      ),
    restart: async () => {
      await halt();
      await launch();
    },
    stop: async () => {
      await halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
