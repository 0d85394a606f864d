import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { BESIDE } from '../server/http/compressed.ts';

const SCRIPT = 'sw.js';

/** Everything that `npm run build` made, but for compressed forms and the worker itself. */
async function shellFiles(built: string): Promise<string[]> {
  const found = await readdir(built, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(built, path.join(entry.parentPath, entry.name)))
    .filter((name) => name !== SCRIPT && !Object.values(BESIDE).some((end) => name.endsWith(end)))
    .map((name) => `/${name.split(path.sep).join('/')}`)
    .sort();
}

/** Builds the service worker (client/offline) with the list of the files in `built`. */
export async function buildOffline(client: string, built: string): Promise<void> {
  const files = await shellFiles(built);
  const version = createHash('sha256').update(files.join('\n'));
  version.update(await readFile(path.join(built, 'index.html')));
  const shell = { version: version.digest('hex').slice(0, 16), files };
  await build({
    configFile: false,
    root: client,
    publicDir: false,
    logLevel: 'warn',
    define: { ACCORD_SHELL: JSON.stringify(shell) },
    build: {
      outDir: built,
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: {
        entry: path.join(client, 'offline/start.ts'),
        formats: ['iife'],
        name: 'accordOffline',
        fileName: () => SCRIPT,
      },
    },
  });
}
