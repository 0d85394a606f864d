import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFeature, liftFeature } from '../../shared/room/board/build.ts';
import { startChromium } from './chromium.ts';
import { scene } from './fixtures/map-marks.ts';
import { BrowserHouse } from './house.ts';
import { floodScene } from './scene.ts';

let browser: Browser;
let house: BrowserHouse;
let room: string;
let page: Page;
let context: BrowserContext;
let problems: string[];
beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  room = await house.newRoom({ name: 'Widths' });
  const who = { name: 'О. Коваленко', role: 'editor', delegation: 'KYV' } as const;
  ({ page, context, problems } = await house.visitor(browser, room, who, { locale: 'uk' }));
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

const WIDTHS = [910, 1024, 1100, 1280, 1440, 1600];
async function clear(width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  expect(await inTheWay()).toEqual([]);
}

describe('8.153 on a small screen', () => {
  for (const width of WIDTHS)
    it(`8.153 nothing of an empty map lies under anything, or outside of it, at ${width} px`, () =>
      clear(width));

  it('8.153 nor once there are marks, one of them lifted, and while something is measured', async () => {
    const kyiv = await house.colleague(room, 'Judith Okafor', 'LON');
    kyiv.edit((board) => {
      const by = kyiv.state.me?.person ?? '';
      for (const { lifted, ...mark } of scene('uk')) {
        createFeature(board, mark);
        if (lifted) liftFeature(board, mark.id, { ...lifted, by });
      }
    });
    await kyiv.settled();
    await page.locator('accord-map .hint.empty').waitFor({ state: 'detached' });
    for (const width of WIDTHS) await clear(width);
    await page.locator('accord-map').press('m');
    for (const width of WIDTHS) await clear(width);
    expect(problems).toEqual([]);
  });

  it('8.153 nor does anything of the decisions stand outside of their pane', async () => {
    const flood = await floodScene(house);
    const who = { name: 'Moussa Diallo', role: 'editor', delegation: 'PAR' } as const;
    const seen = await house.visitor(browser, flood.room, who, { locale: 'fr' });
    await seen.page.locator('.p-dec .vote').first().waitFor();
    for (const width of WIDTHS) {
      await seen.page.setViewportSize({ width, height: 800 });
      const outside = await seen.page.evaluate(() => {
        const pane = document.querySelector('.p-dec')!;
        const { right } = pane.getBoundingClientRect();
        return [...pane.querySelectorAll('*:not(.vh)')]
          .filter((part) => part.getBoundingClientRect().right > right + 0.5)
          .map((part) => `${part.className} ${part.textContent.trim().slice(0, 20)}`);
      });
      expect([width, outside]).toEqual([width, []]);
    }
    expect(seen.problems).toEqual([]);
    await seen.context.close();
  });
});
