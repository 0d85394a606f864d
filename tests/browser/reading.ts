/**
 * The bar 'searched, filtered, scrolled' of a whole log:
 *   node tests/browser/reading.ts <apollo13_mission_control_log_part1.csv> [queries]
 * Every row is recorded through the public interface. `search`: from the last key to the frame that
 * shows the first result, the very first one apart (the server then makes its index). `filter`: from
 * the click to the frame that shows it. `scroll`: frames a second while a wheel turns through the
 * log, from its end to its beginning.
 */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { queryWords } from '../../shared/room/search-text.ts';
import { seeded } from '../unit/record-support.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

interface Row {
  readonly loop: string;
  readonly actor: string;
  readonly text: string;
}
const [file = '', queries = '40'] = process.argv.slice(2);
const rows = parse<Row>(readFileSync(file), { columns: true });
const PEOPLE = ['PAR', 'LON', 'KYV'] as const;

async function record(house: BrowserHouse, room: string): Promise<void> {
  const people = await Promise.all(
    PEOPLE.map((code) => house.colleague(room, `Desk ${code}`, code)),
  );
  const sent = rows.map(({ loop, actor, text }, n) =>
    people[n % people.length]!.command('log.append', {
      kind: n % 4 === 0 ? 'information' : 'comment',
      text: `${actor}: ${text}`,
      language: 'en',
      ...(n % 4 === 0 && { source: loop }),
    }),
  );
  const results = await Promise.all(sent.map((ticket) => ticket.settled));
  const refused = results.find((result) => !result.ok);
  if (refused) throw new Error(JSON.stringify(refused));
}

/** Run in the page: ms from `act` until `shown` holds in a frame that has been painted. */
const timed = (page: Page, act: string, shown: string): Promise<number> =>
  page.evaluate(
    async ([run, test]) => {
      const holds = new Function(`return ${test}`) as () => unknown;
      const from = performance.now();
      (new Function(run!) as () => void)();
      while (!holds()) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - from;
    },
    [act, shown],
  );

const type = (text: string): string => `
  const input = document.querySelector('accord-log-search input');
  input.value = ${JSON.stringify(text)};
  input.dispatchEvent(new Event('input', { bubbles: true }));`;
const answered = (text: string): string =>
  `document.querySelector('accord-log-search').asked === ${JSON.stringify(text)} && document.querySelector('.hit') !== null`;

const round = (ms: number): number => Math.round(ms * 10) / 10;
function figures(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (q: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN);
  return { n: sorted.length, min: at(0), p50: at(0.5), p95: at(0.95), max: at(1) };
}

async function searches(page: Page) {
  await page.keyboard.press('/');
  await page.locator('accord-log-search input').waitFor();
  const first = await timed(page, type('oxygen'), answered('oxygen'));
  const random = seeded(13);
  const words = [...new Set(rows.flatMap(({ text }) => queryWords(text)))].filter(
    (w) => w.length > 3,
  );
  const times: number[] = [];
  for (let i = 0; i < Number(queries); i++) {
    const word = words[Math.floor(random() * words.length)]!;
    const text = word.slice(0, 3 + Math.floor(random() * 3));
    times.push(await timed(page, type(text), answered(text)));
  }
  await page.keyboard.press('Escape');
  return { first: round(first), ...figures(times) };
}

async function filters(page: Page) {
  const times: number[] = [];
  for (const nth of [3, 0, 3, 0, 2, 0]) {
    // Found before the clock runs: to search a page of 65,000 elements in every frame takes its time.
    await page.evaluate(
      (at) =>
        Object.assign(window, { chip: document.querySelectorAll('.p-log .filters > .chip')[at] }),
      nth,
    );
    times.push(await timed(page, 'window.chip.click()', "window.chip.ariaPressed === 'true'"));
    await page.waitForFunction(() => document.querySelector('.chunk.wait') === null);
  }
  return figures(times);
}

async function scroll(page: Page) {
  const box = await page.locator('.p-log .log').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + 50);
  await page.evaluate(() => {
    const seen = { times: [] as number[], going: true };
    Object.assign(window, { seen });
    const frame = (at: number): void => {
      seen.times.push(at);
      if (seen.going) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const from = performance.now();
  while (performance.now() - from < 6_000) await page.mouse.wheel(0, -400);
  const times = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: { times: number[]; going: boolean } };
    seen.going = false;
    return seen.times;
  });
  const gaps = times.slice(1).map((at, i) => at - times[i]!);
  const seconds = (times.at(-1)! - times[0]!) / 1000;
  const top = await page.locator('.p-log .log').evaluate((log) => log.scrollTop);
  return { framesASecond: round(gaps.length / seconds), gaps: figures(gaps), top: Math.round(top) };
}

const browser = await startChromium();
const house = await BrowserHouse.open();
try {
  const room = await house.newRoom({ name: 'Apollo 13' });
  const began = performance.now();
  await record(house, room);
  console.log(
    `${rows.length} rows recorded in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  const who = { name: 'Ada Haddad', role: 'editor', delegation: 'PAR' } as const;
  const { page } = await house.visitor(browser, room, who);
  await page.waitForFunction(
    (count) =>
      document.querySelector('.chunk.wait') === null &&
      document.querySelectorAll('.e[data-entry]').length >= count,
    rows.length,
    { timeout: 120_000, polling: 250 },
  );
  const load = loadavg()[0]?.toFixed(1);
  console.log(JSON.stringify({ load, search: await searches(page) }));
  console.log(JSON.stringify({ filter: await filters(page) }));
  console.log(JSON.stringify({ scroll: await scroll(page) }));
} finally {
  await browser.close();
  await house.close();
}
