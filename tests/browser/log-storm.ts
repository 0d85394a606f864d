/**
 * `node tests/browser/log-storm.ts [lines a second=50] [seconds=60] [people=40] [--own]`: many people
 * write at once while three browsers with different filters read, and somebody types in each of them.
 * Bars: durable p95 < 300 ms, seen by all p95 < 1 s, no input lag over 50 ms by the clock. Input lag is
 * `shown`: from the browser having the key to its letter being on the screen. `waited` is the part of it
 * in which the page's own thread was busy; the rest is this machine handing the picture on, and
 * `cpuPercent` (of one processor; the threads of the pages' processes with a dash) tells who had it
 * meanwhile. Each browser has a processor of its own for a third of the time (desk-processors.ts), and
 * the bar is for the keys pressed there then: `keys`. `keysOnSharedProcessors` are all others.
 * `--own` tells besides how much of a late key was its own page's work (own-time.ts): the trace for it
 * takes a fifth of a core, so the lag itself is measured without it.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import { createApi, readInvitation } from '../../client/connection/http.ts';
import { quantile } from '../bench/lib/figures.ts';
import { canKeepApart } from '../bench/lib/processors.ts';
import { VictimServer } from '../faults/kill-server.ts';
import { watchCpu } from './cpu-shares.ts';
import { openDesk, spareFor, type Desk } from './desk-processors.ts';
import { expectOk } from './house.ts';
import { StormPage, type KeyFigures, type PageFigures } from './log-storm-page.ts';
import type { WritersOrder, WritersReport } from './log-storm-writers.ts';
import { OWN_TIME_CATEGORIES, ownTimeOf } from './own-time.ts';

const withOwn = process.argv.includes('--own');
const [linesPerSecond = 50, seconds = 60, people = 40] = process.argv
  .slice(2)
  .filter((word) => word !== '--own')
  .map(Number);
const LATE_MS = 50;
const DELEGATIONS = ['PAR', 'LON', 'KYV'] as const;
const lines = Math.round(linesPerSecond * seconds);

async function ask(child: ChildProcess, message: object): Promise<unknown> {
  child.send(message);
  const [answer] = (await once(child, 'message')) as [unknown];
  return answer;
}

/** A browser of its own, `index` says with which filter. */
async function openPage(browser: Browser, link: string, index: number): Promise<StormPage> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(link);
  await page.locator('input[name=name]').fill(`Reader ${index}`);
  await page.locator('.door .btn.pri').click();
  await page.locator('accord-composer textarea').waitFor();
  const storm = new StormPage(page);
  await storm.choose(index);
  return storm;
}

const summary = (values: readonly number[]) => ({
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  max: Math.max(0, ...values),
});

/** The pages' own part: processor time of their main threads, in late keys and altogether. */
function ownFigures(traces: readonly Buffer[], figures: readonly PageFigures[]): object {
  const own = figures.map((_figures, i) => ownTimeOf(traces[i]!, `storm-${i}`));
  const late = figures.flatMap(({ keys }, i) =>
    keys
      .filter(({ shownMs }) => shownMs > LATE_MS)
      .map(({ at, shownMs }) => own[i]!.between(at, shownMs)),
  );
  const tasks = own.flatMap((page) => page.tasks);
  return {
    keysOver50MsOfOurs: late.filter((ms) => ms > LATE_MS).length,
    slowestKeyOfOursMs: Math.max(0, ...late),
    ownTasksOver50Ms: tasks.filter((ms) => ms > LATE_MS).length,
    longestOwnTaskMs: Math.max(0, ...tasks),
    ownShare: tasks.reduce((sum, ms) => sum + ms, 0) / (seconds * 1_000 * figures.length),
  };
}

/** A page had a processor of its own from `from` to `to`, ms since 1970. */
interface Turn {
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/** Keys of page `page` that were pressed in its turn, or those that were not. */
const inTurn = (turns: readonly Turn[], page: number, own: boolean) => (at: number) =>
  turns.some((turn) => turn.page === page && turn.from <= at && at < turn.to) === own;

/** Keys that took less than 16 ms are not told by the browser: they count as pressed only. */
function keyFigures(pressed: number, keys: readonly KeyFigures[]) {
  const shown = keys.map(({ shownMs }) => shownMs);
  const waited = keys.map(({ waitedMs }) => waitedMs);
  const late = (values: readonly number[]) => values.filter((ms) => ms > LATE_MS).length;
  return {
    pressed,
    shown: { over16Ms: shown.length, over50Ms: late(shown), ...summary(shown) },
    waited: { over50Ms: late(waited), ...summary(waited) },
  };
}

const dir = mkdtempSync(path.join(tmpdir(), 'accord-storm-'));
const server = new VictimServer(dir);
const desks: Desk[] = [];
const writers = fork(fileURLToPath(new URL('log-storm-writers.ts', import.meta.url)));
try {
  await server.start();
  const api = createApi(server.origin, fetch, new CookieJar());
  const secret = readInvitation(server.firstLink)?.secret ?? '';
  expectOk(await api.redeem({ secret, name: 'Host' }));
  const { room } = expectOk(
    await api.createRoom({ name: 'Storm', nature: 'exercise', marking: '' }),
  );
  const link = async (index: number): Promise<string> => {
    const delegation = DELEGATIONS[index % 3]!;
    return expectOk(await api.invite(room, { role: 'editor', delegation, hours: 1, uses: 1 })).link;
  };
  const links: string[] = [];
  for (let n = 0; n < people; n++) links.push(await link(n));
  const order: WritersOrder = { room, links, linesPerSecond, seconds };
  await ask(writers, { enter: order });
  const pages: StormPage[] = [];
  for (let i = 0; i < 3; i++) {
    const desk = await openDesk();
    desks.push(desk);
    pages.push(await openPage(desk.browser, await link(i), i));
    if (withOwn) await desk.browser.startTracing(undefined, { categories: OWN_TIME_CATEGORIES });
  }
  for (const [i, page] of pages.entries()) await page.watch(`storm-${i}`);
  let storming = true;
  const keys = Promise.all(pages.map((page) => page.type(() => storming)));
  keys.catch(() => undefined); // told where it is awaited; closing the browsers ends it too
  const cpuShares = watchCpu({ server: server.pid, writers: writers.pid });
  const told = ask(writers, { go: order })
    .then(() => Promise.all(pages.map((page) => page.holds(lines))))
    .finally(() => (storming = false));
  const turns: Turn[] = [];
  for (let page = 0; canKeepApart && page < desks.length; page++) {
    spareFor(desks[page]!);
    const from = Date.now();
    const third = new Promise((resolve) => setTimeout(resolve, (seconds * 1_000) / desks.length));
    await Promise.race([third, told]);
    turns.push({ page, from, to: Date.now() });
  }
  await told;
  spareFor(null);
  const cpuPercent = cpuShares();
  const pressed = await keys;
  const traces: Buffer[] = [];
  if (withOwn) for (const { browser } of desks) traces.push(await browser.stopTracing());
  const { report } = (await ask(writers, { report: lines })) as { report: WritersReport };
  const figures = await Promise.all(pages.map((page) => page.figures()));
  const keysOf = (own: boolean) =>
    keyFigures(
      pressed.flatMap((at, page) => at.filter(inTurn(turns, page, own))).length,
      figures.flatMap((page, i) =>
        page.keys.filter(({ since1970 }) => inTurn(turns, i, own)(since1970)),
      ),
    );
  const result = {
    lines,
    durable: report.durableMs.length,
    refused: report.refused,
    heldByAll: report.held.every((count) => count === lines),
    durableMs: summary(report.durableMs),
    seenByPeopleMs: summary(report.seenMs),
    seenOnScreensMs: summary(figures.flatMap(({ seenMs }) => seenMs)),
    ...(canKeepApart && { keys: keysOf(true) }),
    keysOnSharedProcessors: keysOf(false),
    ...(withOwn && ownFigures(traces, figures)),
    cpuPercent,
  };
  console.log(JSON.stringify(result, null, 2));
  const holds =
    result.durable === lines &&
    result.heldByAll &&
    result.durableMs.p95 < 300 &&
    result.seenByPeopleMs.p95 < 1_000 &&
    result.seenOnScreensMs.p95 < 1_000 &&
    (result.keys ?? result.keysOnSharedProcessors).shown.over50Ms === 0;
  process.exitCode = holds ? 0 : 1;
} finally {
  writers.kill();
  for (const { browser } of desks) await browser.close();
  await server.kill();
  rmSync(dir, { recursive: true, force: true });
}
