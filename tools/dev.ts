/**
 * `npm run dev`: the server, restarted when its files change, and Vite's development server in
 * front of it. Open what it prints; links of the server work there too.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createServer } from 'vite';
import { clientConfig, ROOT } from './client-vite.ts';

const PAGES_PORT = Number(process.env['DEV_PORT'] ?? 5173);
const SERVER_PORT = Number(process.env['PORT'] ?? 3000);
const pages = `http://localhost:${PAGES_PORT}`;
const target = `http://127.0.0.1:${SERVER_PORT}`;

const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', path.join(ROOT, 'server/main.ts')],
  {
    stdio: 'inherit',
    // Links lead to Vite's pages, and its pages may act.
    env: { LOG_LEVEL: 'warn', ...process.env, PUBLIC_ORIGIN: pages, PORT: String(SERVER_PORT) },
  },
);

const vite = await createServer({
  ...clientConfig(),
  server: {
    port: PAGES_PORT,
    strictPort: true,
    // Names under .localhost, so that one browser can be several people.
    allowedHosts: ['.localhost'],
    proxy: {
      '/api': { target },
      '/health': { target },
      '/ready': { target },
      '/socket.io': { target, ws: true },
      '/yjs': { target, ws: true },
    },
  },
});
await vite.listen();
vite.printUrls();

async function stop(): Promise<void> {
  server.kill('SIGTERM');
  await vite.close();
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
server.on('exit', () => void vite.close());
