/**
 * Pictures of every screen, to be looked at beside the mock-ups:
 *   node tests/browser/shots.ts [directory]
 * All three languages, dark and light, three sizes.
 */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { startChromium } from './chromium.ts';
import { dress } from './dress.ts';
import { BrowserHouse } from './house.ts';
import { floodScene } from './scene.ts';

const out = process.argv[2] ?? '/tmp/shots';
mkdirSync(out, { recursive: true });
const browser = await startChromium();
const house = await BrowserHouse.open();
const scene = await floodScene(house);
const flat = await house.newRoom({
  name: 'Consular line, Sarne region',
  marking: 'Diffusion restreinte (fictif)',
});
const closed = await house.newRoom({ name: 'Night desk rehearsal' });
const clerk = await house.colleague(closed, 'Ada Haddad', 'PAR', 'facilitator');
await clerk.command('log.append', { kind: 'comment', text: 'Test.', language: 'en' }).settled;
await clerk.command('room.close', {}).settled;
const phase = await house.colleague(scene.room, 'Claire Vasseur', 'PAR', 'facilitator');
await phase.command('room.phase', { phase: 'Phase 2 · Réponse' }).settled;

const shoot = async (page: Page, name: string): Promise<void> => {
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${out}/${name}.png` });
};
const redress = async (page: Page, language: string, theme: string): Promise<void> => {
  await dress(page, language, theme);
  await page.locator('accord-room .e, .rm').first().waitFor();
};

const { page, problems, context } = await house.visitor(browser, scene.room, {
  name: 'Ada Haddad',
  role: 'facilitator',
  delegation: 'PAR',
});
for (const [language, theme] of [
  ['fr', 'dark'],
  ['uk', 'light'],
  ['en', 'light'],
  ['en', 'dark'],
] as const) {
  await redress(page, language, theme);
  await shoot(page, `room-${language}-${theme}`);
}
const fixable = page.locator('.e:has(.fix)').last();
await fixable.hover();
await fixable.locator('.fix[data-correct]').click();
await shoot(page, 'correct');
await page.keyboard.press('Escape');
await page.locator('.compose .raise').click();
await shoot(page, 'raise');
await page.keyboard.press('Escape');
await page.locator('.it.now .tt').first().click();
await shoot(page, 'sheet');
await page.keyboard.press('Escape');
await page.keyboard.press('d');
await shoot(page, 'new-point');
await page.keyboard.press('Escape');
await page.keyboard.press('?');
await shoot(page, 'keys');
await page.keyboard.press('Escape');
await page.locator('.acts .btn[aria-label=People]').click();
await shoot(page, 'people');
await page.keyboard.press('Escape');
await page.setViewportSize({ width: 768, height: 1024 });
await shoot(page, 'room-tablet-decisions');
await page.locator('.tabs button').nth(0).click();
await shoot(page, 'room-tablet');
await page.setViewportSize({ width: 3840, height: 2160 });
await shoot(page, 'room-4k');
await page.setViewportSize({ width: 1440, height: 900 });
await page.locator('a.item').evaluate((link: HTMLElement) => link.click());
await page.locator('.rm').first().waitFor();
await shoot(page, 'lobby-en-dark');
await page.setViewportSize({ width: 768, height: 1024 });
await shoot(page, 'lobby-tablet');
await page.setViewportSize({ width: 3840, height: 2160 });
await shoot(page, 'lobby-4k');
await page.setViewportSize({ width: 1440, height: 900 });
await redress(page, 'uk', 'light');
await shoot(page, 'lobby-uk-light');

for (const room of [flat, closed]) {
  await page.goto(await house.link(room, 'facilitator', 'PAR'));
  await page.locator('.door .btn.pri').click();
  await page.locator('accord-room footer.foot').waitFor();
}
await page.goto(house.server.origin);
await page.locator('.tb li').first().waitFor();
await shoot(page, 'lobby-three');
await context.close();

const observer = await house.visitor(
  browser,
  scene.room,
  { name: 'Olha Watch', role: 'observer', delegation: null },
  { locale: 'uk-UA' },
);
await observer.page.locator('.e').first().waitFor();
await shoot(observer.page, 'observer-uk');
await observer.context.close();

const empty = await house.visitor(
  browser,
  flat,
  { name: 'Robert Whitcombe', role: 'editor', delegation: 'LON' },
  { colorScheme: 'light' },
);
await empty.page.locator('.empty').first().waitFor();
await shoot(empty.page, 'room-empty');
await house.server.stop();
await empty.page.locator('.compose textarea').fill('Kept while the link is down.');
await empty.page.keyboard.press('Enter');
await empty.page.waitForTimeout(4000);
await shoot(empty.page, 'reconnecting');
await empty.page.waitForTimeout(7500);
await shoot(empty.page, 'offline');
console.log([...problems, ...empty.problems, ...observer.problems].join('\n') || 'no problems');
await browser.close();
await house.close();
