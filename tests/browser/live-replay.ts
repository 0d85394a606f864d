/**
 * The main job on real input, watched: the demo server, four people in four browsers, a whole log
 * replayed live and the OSCE observations as marks and entries.
 *   node tests/browser/live-replay.ts --replay <log.csv> --osce <directory> --gazetteer <places.csv>
 * Prints how long it took until every browser showed everything, and how long pages were busy.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { startChromium } from './chromium.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    replay: text,
    osce: text,
    gazetteer: text,
    rate: { type: 'string', default: '20' },
    port: { type: 'string', default: '3100' },
    out: { type: 'string', default: '/tmp/shots' },
  },
});
mkdirSync(values.out, { recursive: true });

const PEOPLE = [
  { name: 'Paris', language: 'fr', theme: 'dark' },
  { name: 'London', language: 'en', theme: 'light' },
  { name: 'Kyiv', language: 'uk', theme: 'dark' },
  { name: 'Observer', language: 'uk', theme: 'light' },
] as const;

const demo = spawn(
  process.execPath,
  [
    'tools/demo.ts',
    ...['--port', values.port, '--rate', values.rate],
    ...(values.replay ? ['--replay', values.replay] : []),
    ...(values.osce ? ['--osce', values.osce] : []),
    ...(values.gazetteer ? ['--gazetteer', values.gazetteer] : []),
  ],
  { stdio: ['ignore', 'pipe', 'ignore'] },
);
process.once('exit', () => demo.kill('SIGTERM'));
const links = new Map<string, string>();
const said: string[] = [];
const lines = createInterface({ input: demo.stdout });
const until = (pattern: RegExp): Promise<void> =>
  new Promise((resolve, reject) => {
    if (said.some((line) => pattern.test(line))) return resolve();
    lines.on('line', (line) => pattern.test(line) && resolve());
    demo.once('exit', () => reject(new Error(`the demo ended before ${String(pattern)}`)));
  });
lines.on('line', (line) => {
  said.push(line);
  const link = /^\s+(\w+)\s+(http\S+\/i#\S+)/.exec(line);
  if (link) links.set(link[1]!, link[2]!);
  if (/OSCE|durable|entries/.test(line)) console.log(line);
});

const browser = await startChromium();
const ended = until(/Ctrl-C ends/);
await until(/Facilitator\s+http/);

/** Longest and summed time of tasks over 50 ms on the page's main thread (Long Tasks API). */
interface Busy {
  longest: number;
  total: number;
}
const pages: { name: string; page: Page }[] = [];
for (const { name, language, theme } of PEOPLE) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(
    ([l, t]) => {
      localStorage.setItem('accord.language', l!);
      localStorage.setItem('accord.theme', t!);
      const busy = { longest: 0, total: 0 };
      Object.assign(window, { busy });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          busy.longest = Math.max(busy.longest, duration);
          busy.total += duration;
        }
      }).observe({ type: 'longtask', buffered: true });
    },
    [language, theme],
  );
  const page = await context.newPage();
  await page.goto(links.get(name)!);
  await page.locator('input[name=name]').fill(name);
  await page.locator('.door .btn.pri').click();
  await page.locator('accord-room footer.foot').waitFor();
  // Opening the room is measured elsewhere; here counts what the replay costs.
  await page.evaluate(() => {
    const { busy } = window as unknown as { busy: Busy };
    busy.longest = busy.total = 0;
  });
  pages.push({ name, page });
}
console.log(`${pages.length} browsers are in.`);
await ended;

const replayed = Date.now();
const counts = async (): Promise<string[]> =>
  Promise.all(
    pages.map(async ({ page }) =>
      ((await page.locator('accord-log .ph .ct').first().textContent()) ?? '').replace(/\D/g, ''),
    ),
  );
let shown = await counts();
while (new Set(shown).size > 1 && Date.now() - replayed < 60_000) shown = await counts();
console.log(
  `All show the same ${Date.now() - replayed} ms after the last line: ${shown.join(', ')}`,
);
for (const { name, page } of pages) {
  const busy = await page.evaluate(() => (window as unknown as { busy: Busy }).busy);
  console.log(
    `${name}: longest task ${busy.longest.toFixed(0)} ms, ${busy.total.toFixed(0)} ms over 50`,
  );
  await page.screenshot({ path: `${values.out}/live-${name.toLowerCase()}.png` });
}
await browser.close();
demo.kill('SIGTERM');
process.exitCode = new Set(shown).size === 1 ? 0 : 1;
