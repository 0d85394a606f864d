/**
 * Before the tests: see that what they need beyond npm is there, or say in one line how to get it.
 * Chromium is installed from Debian when we may; the client is built once for all browser tests.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const found = () => CHROMIUM.some((path) => path !== undefined && existsSync(path));

function install(packages: string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing ${packages.join(' ')} from the Debian registry …`);
  const run = (args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return (
    run(['update', '-qq']) && run(['install', '-y', '-qq', '--no-install-recommends', ...packages])
  );
}

if (!found() && !(install(['chromium']) && found())) {
  console.error('The browser tests need Chromium: apt-get install chromium, or set $CHROMIUM.');
  process.exit(1);
}

const built = spawnSync(process.execPath, ['tools/build-client.ts', '--if-stale'], {
  stdio: 'inherit',
});
process.exit(built.status ?? 1);
