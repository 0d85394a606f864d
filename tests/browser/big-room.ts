/**
 * The bar 'big room': a signed-in person opens a room of 20,000 log entries, 3,000 features and
 * 100,000 board edits on a server that has just been started as `npm start` starts it.
 *   node tests/browser/big-room.ts [rounds] [entries] [features] [edits]
 * Every round has a new server process and a browser without any copy of the room. `usable` counts
 * from the navigation until the newest line is in view, the marks are painted and a word that was
 * typed stands in the composer.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import type { Browser, BrowserContext } from 'playwright-core';
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import { createApi, readInvitation } from '../../client/connection/http.ts';
import { startServer } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { openSqliteJournal } from '../../server/journal/sqlite/engine.ts';
import { createAdmission } from '../../server/room/admission/admission.ts';
import { Directory } from '../../server/room/directory.ts';
import { systemEnvironment } from '../../server/room/environment.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';
import { fillRoom, must, UNRATIONED, type Size } from '../bench/fill-room.ts';
import { startArguments } from '../bench/servers/ours.ts';
import { startChromium } from './chromium.ts';
import { watchOpening, type Opening } from './opening.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CLIENT = path.join(ROOT, 'dist/client');
const [rounds = 5, entries = 20_000, features = 3_000, edits = 100_000] = process.argv
  .slice(2)
  .map(Number);

/** A facilitator, signed in by the first link, and a room of theirs. */
async function settle(dir: string) {
  const config = readConfig({ DATA_DIR: dir, PORT: '0' });
  if (!config.ok) throw new Error(config.problems.join('; '));
  const parts = { log: pino({ level: 'silent' }), clientDirectory: CLIENT };
  const server = await startServer(config.config, parts);
  const cookies = new CookieJar();
  const invitation = readInvitation(server.firstLink ?? '');
  const api = createApi(server.origin, fetch, cookies);
  const { person } = must(await api.redeem({ secret: invitation?.secret ?? '', name: 'Anna' }));
  const { room } = must(await api.createRoom({ name: 'Big', nature: 'exercise', marking: '' }));
  await server.stop();
  return { room, person: person.id, cookies: cookies.toJSON() };
}

/** Fill the room, and stop so that a snapshot of all of it is there. */
async function fill(dir: string, id: string, person: string, size: Size): Promise<void> {
  const journal = await openSqliteJournal({ dir, site: 'PAR' });
  const environment = systemEnvironment((what, error) => console.error(what, error));
  const sites = DEFAULT_SITES;
  const rooms = new Directory({
    journal,
    sites,
    makeAdmission: createAdmission,
    environment,
    effort: UNRATIONED,
  });
  const connection = 'fill';
  const member = {
    person,
    name: 'Anna',
    role: 'facilitator',
    delegation: 'PAR',
    connection,
  } as const;
  await fillRoom(must(await rooms.open(id)), member, size);
  await rooms.stop();
  await journal.close();
}

/** The server as `npm start` runs it. */
async function start(dir: string) {
  const from = performance.now();
  const env = { ...process.env, DATA_DIR: dir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, startArguments(), {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let origin = '';
  for await (const line of createInterface({ input: child.stdout }))
    if ((origin = /https?:\/\/\S+/.exec(line)?.[0] ?? '')) break;
  const started = performance.now() - from;
  const stop = async (): Promise<void> => {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  };
  return { origin, started, stop };
}

async function signedIn(browser: Browser, cookies: Readonly<Record<string, string>>, url: string) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  });
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));
  return context;
}

async function open(
  context: BrowserContext,
  url: string,
): Promise<Opening & Record<string, number>> {
  const page = await context.newPage();
  await page.addInitScript(watchOpening, { features });
  const from = performance.now();
  const composer = page.locator('accord-composer textarea');
  await page.goto(url, { waitUntil: 'commit' });
  await composer.pressSequentially('Seen');
  await page.waitForFunction(() => {
    const typed = document.querySelector<HTMLTextAreaElement>('accord-composer textarea')?.value;
    return window.opening.newest > 0 && window.opening.marks > 0 && typed === 'Seen';
  });
  const usable = performance.now() - from;
  await page.waitForFunction(
    (count) =>
      document.querySelector('.chunk.wait') === null &&
      document.querySelectorAll('.e[data-entry]').length >= count,
    entries,
    { timeout: 180_000, polling: 500 },
  );
  const all = performance.now() - from;
  const opening = await page.evaluate(() => window.opening);
  return { usable, all, ...opening };
}

const dir = mkdtempSync(path.join(tmpdir(), 'accord-big-'));
const browser = await startChromium();
try {
  const from = performance.now();
  const { room, person, cookies } = await settle(dir);
  await fill(dir, room, person, { entries, features, edits });
  const filled = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`filled in ${filled} s: ${entries} entries, ${features} features, ${edits} edits`);
  for (let round = 1; round <= rounds; round++) {
    const server = await start(dir);
    const context = await signedIn(browser, cookies, server.origin);
    const figures = await open(context, `${server.origin}/r/${room}`);
    const load = loadavg()[0]?.toFixed(1);
    const told = Object.entries({ started: server.started, ...figures })
      .map(([name, ms]) => `${name} ${Math.round(ms)}`)
      .join('  ');
    console.log(`round ${round} (load ${load}), ms: ${told}`);
    await context.close();
    await server.stop();
  }
} finally {
  await browser.close();
  if (process.env['KEEP'] === undefined) rmSync(dir, { recursive: true, force: true });
  else console.log(dir);
}
