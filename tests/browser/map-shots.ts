/**
 * Pictures of the map in a real room, to be looked at beside the mock-ups:
 *   node tests/browser/map-shots.ts [directory]
 */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { createFeature, liftFeature } from '../../shared/room/board/build.ts';
import { startChromium } from './chromium.ts';
import { scene } from './fixtures/map-marks.ts';
import { dress } from './dress.ts';
import { BrowserHouse } from './house.ts';

const out = process.argv[2] ?? '/tmp/shots';
mkdirSync(out, { recursive: true });
const browser = await startChromium();
const house = await BrowserHouse.open();
const room = await house.newRoom({ name: 'Crue du Dnipro', marking: 'Exercice' });
const kyiv = await house.colleague(room, 'О. Коваленко', 'KYV');
const london = await house.colleague(room, 'Ruth Whitcombe', 'LON');
kyiv.edit((board) => {
  for (const { lifted, ...mark } of scene('fr')) {
    createFeature(board, mark);
    const by = kyiv.state.me?.person ?? '';
    if (lifted) liftFeature(board, mark.id, { ...lifted, by });
  }
});
await kyiv.settled();
const { page, context, problems } = await house.visitor(browser, room, {
  name: 'Mariam Diallo',
  role: 'editor',
  delegation: 'PAR',
});

const shoot = async (of: Page, name: string): Promise<void> => {
  await of.locator('accord-map[data-drawn]').waitFor();
  await of.waitForTimeout(700);
  await of.screenshot({ path: `${out}/map-${name}.png` });
};
const redress = async (language: string, theme: string): Promise<void> => {
  await dress(page, language, theme);
  await page.locator('accord-map[data-drawn]').waitFor();
};
const people = (): void => {
  kyiv.share({ cursor: [31.6, 46.05] });
  london.share({
    cursor: [34.9, 46.9],
    drag: {
      feature: null,
      points: [
        [34.2, 46.6],
        [34.9, 46.9],
        [35.3, 46.5],
      ],
    },
  });
};
const open = async (code: string): Promise<void> => {
  const list = page.locator('accord-map .ph .btn').last();
  await list.click();
  await page.locator('accord-mark-list .item').filter({ hasText: code }).first().click();
  if (await page.locator('accord-mark-list').count()) await list.click();
};

people();
for (const [language, theme] of [
  ['fr', 'dark'],
  ['uk', 'light'],
  ['en', 'light'],
] as const) {
  await redress(language, theme);
  await open('I-12');
  await shoot(page, `${language}-${theme}`);
}
await page.keyboard.press('e');
await shoot(page, 'form');
await page.setViewportSize({ width: 768, height: 1024 });
await redress('fr', 'dark');
await shoot(page, 'tablet');
await open('H-1');
await shoot(page, 'tablet-card');
await page.setViewportSize({ width: 3840, height: 2160 });
await redress('uk', 'dark');
await shoot(page, '4k');
await context.close();
const empty = await house.newRoom({ name: 'Empty' });
const observer = await house.visitor(browser, empty, {
  name: 'Silent Reader',
  role: 'observer',
  delegation: null,
});
await shoot(observer.page, 'empty-observer');
console.log([...problems, ...observer.problems].join('\n') || 'no problems');
await observer.context.close();
await browser.close();
await house.close();
