/**
 * Builds the client into dist/client. With --if-stale only when a source is newer than what is
 * there, so that `npm start` builds once and then starts at once.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { buildOffline } from './build-offline.ts';
import { compressFiles } from './compress-files.ts';
import { BUILT, CLIENT, clientConfig, ROOT } from './client-vite.ts';

const SOURCES = [
  'client',
  'shared',
  'package-lock.json',
  'tools/client-vite.ts',
  'tools/build-offline.ts',
];

/** Time of the newest file at or under `file`, ms. Directories too, so that a deletion counts. */
function newest(file: string): number {
  const found = statSync(file);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(file).map((name) => newest(path.join(file, name)));
  return Math.max(found.mtimeMs, ...inside);
}

function isStale(): boolean {
  const index = path.join(BUILT, 'index.html');
  if (!existsSync(index)) return true;
  const built = statSync(index).mtimeMs;
  return SOURCES.some((source) => newest(path.join(ROOT, source)) > built);
}

if (!process.argv.includes('--if-stale') || isStale()) {
  if (!existsSync(path.join(CLIENT, 'index.html'))) {
    console.error('client/index.html is not there: nothing to build. The server runs without.');
  } else {
    console.log('Building the pages …');
    await build({ ...clientConfig(), logLevel: 'warn' });
    await buildOffline(CLIENT, BUILT);
    await compressFiles(BUILT);
  }
}
