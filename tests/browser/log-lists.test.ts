import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

const LINES = 300;
const ALL = '.p-log .filters > .chip:nth-child(1)';
const DECISIONS = '.p-log .filters > .chip:nth-child(3)';

let browser: Browser;
let house: BrowserHouse;
let page: Page;
let context: BrowserContext;
let problems: string[];

/** What waits for the machine to be idle waits for the test instead. */
interface Held {
  held: (() => void)[];
  find(text: string): boolean;
}
const hold = (): void => {
  const held: (() => void)[] = [];
  Object.assign(window, {
    held,
    requestIdleCallback: (task: () => void) => held.push(task),
  });
};
/** Run what waits, and what then waits, until nothing does. */
const release = () =>
  page.evaluate(async () => {
    const { held } = window as unknown as Held;
    while (held.length > 0) {
      for (const task of held.splice(0)) task();
      await document.querySelector<HTMLElement & { updateComplete: Promise<unknown> }>('accord-log')
        ?.updateComplete;
    }
  });
const found = (text: string) =>
  page.evaluate((words) => {
    getSelection()?.removeAllRanges();
    return (window as unknown as Held).find(words);
  }, text);

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  const room = await house.newRoom({ name: 'Lists' });
  const london = await house.colleague(room, 'Judith Okafor', 'LON');
  for (let n = 1; n <= LINES; n++) {
    const kind = n === LINES - 5 ? 'decision' : 'comment';
    void london.command('log.append', { kind, text: `Line number ${n}.`, language: 'en' });
  }
  await london.settled();
  const who = { name: 'Ada Haddad', role: 'editor', delegation: 'PAR' } as const;
  ({ page, context, problems } = await house.visitor(browser, room, who));
  await page.waitForFunction(
    (lines) =>
      document.querySelector('.chunk.wait') === null &&
      document.querySelectorAll('.e[data-entry] p[lang]').length >= lines,
    LINES,
  );
  await page.evaluate(hold);
});
afterAll(async () => {
  expect(problems).toEqual([]);
  await context.close();
  await browser.close();
  await house.close();
});

it('8.110 what a filter leaves out is hidden at once from sight, search and screen readers, and then goes', async () => {
  expect(await found('Line number 290.')).toBe(true);
  await page.locator(DECISIONS).click();
  await page.locator('.lines:not(.left) .e', { hasText: 'Line number 295.' }).waitFor();
  expect(await page.locator('.lines.left .e').count()).toBeGreaterThanOrEqual(LINES);
  expect(await found('Line number 295.')).toBe(true);
  expect(await found('Line number 290.')).toBe(false);
  const log = await page.locator('.log').ariaSnapshot();
  expect(log).toContain('Line number 295.');
  expect(log).not.toContain('Line number 290.');
  const box = await page.locator('.lines.left').boundingBox();
  expect(box?.height).toBe(0);
  await release();
  expect(await page.locator('.lines.left').count()).toBe(0);
  expect(await page.locator('.e[data-entry]').count()).toBe(1);
});

it('8.110 filters in quick succession: each list goes, the last one stays whole', async () => {
  await page.locator(ALL).click();
  await release();
  for (const chip of [DECISIONS, ALL, DECISIONS, ALL]) await page.locator(chip).click();
  await release();
  expect(await page.locator('.lines').count()).toBe(1);
  const texts = await page.locator('.e[data-entry] p[lang]').allTextContents();
  expect(texts).toEqual(Array.from({ length: LINES }, (_, n) => `Line number ${n + 1}.`));
});

it('8.112 a part that is drawn keeps the element that kept its place', async () => {
  await page.locator(DECISIONS).click();
  await page.locator(ALL).click();
  await page.locator('.lines:not(.left) .chunk.wait').first().waitFor({ state: 'attached' });
  const places = await page
    .locator('.lines:not(.left)')
    .evaluateHandle((list) => [...list.children]);
  await release();
  expect(await page.locator('.chunk.wait').count()).toBe(0);
  const same = await page.evaluate(
    (before) => [...document.querySelector('.lines')!.children].every((c, at) => c === before[at]),
    places,
  );
  expect(same).toBe(true);
});

it('8.111 a field that goes leaves no caret behind; one that stays knows its own', async () => {
  const writing = page.locator('accord-composer textarea');
  await writing.fill('Kyiv here.');
  await writing.press('End');
  await writing.press('ArrowLeft');
  await page.locator('.log').press('/');
  await page.locator('.find input').fill('number');
  await page.locator('.find input').press('Escape');
  await page.locator('.find').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => getSelection()?.rangeCount)).toBe(0);
  await writing.focus();
  await page.keyboard.type('!');
  expect(await writing.inputValue()).toBe('Kyiv here!.');
  await writing.fill('');
});
