import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

let browser: Browser;
let house: BrowserHouse;
let room: string;
let page: Page;
let context: BrowserContext;
beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  room = await house.newRoom({ name: 'Widths' });
  const who = { name: 'О. Коваленко', role: 'editor', delegation: 'KYV' } as const;
  ({ page, context } = await house.visitor(browser, room, who, { locale: 'uk' }));
  await page.locator('accord-map .hint.empty').waitFor();
});
afterAll(async () => {
  await context.close();
  await browser.close();
  await house.close();
});

/** What stands on the map's pane, by name: outside of it, or over one another (px are whole). */
const inTheWay = () =>
  page.evaluate(() => {
    const pane = document.querySelector('accord-map')!;
    const around = pane.getBoundingClientRect();
    const shown = '.ph > *, .foot > *, .rail, .hint.empty';
    const parts = [...pane.shadowRoot!.querySelectorAll(shown)]
      .map((part) => ({
        name: `${part.className} ${part.textContent.trim().slice(0, 20)}`,
        box: part.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    const found: string[] = [];
    for (const [at, { name, box }] of parts.entries()) {
      if (box.left < around.left || box.right > around.right + 0.5) found.push(`${name}: outside`);
      for (const other of parts.slice(at + 1))
        if (
          box.left < other.box.right - 1 &&
          other.box.left < box.right - 1 &&
          box.top < other.box.bottom - 1 &&
          other.box.top < box.bottom - 1
        )
          found.push(`${name} over ${other.name}`);
    }
    return found;
  });

describe('8.153 on a small screen', () => {
  for (const width of [910, 1024, 1100, 1280, 1600])
    it(`8.153 nothing of the map lies under anything, or outside of it, at ${width} px`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      expect(await inTheWay()).toEqual([]);
    });
});
