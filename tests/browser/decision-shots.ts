/**
 * Pictures of a decision in every state, to be looked at:
 *   node tests/browser/decision-shots.ts [directory]
 */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { startChromium } from './chromium.ts';
import { DecisionScene } from './decision-scene.ts';
import { dress } from './dress.ts';
import { BrowserHouse } from './house.ts';

const out = process.argv[2] ?? '/tmp/shots';
mkdirSync(out, { recursive: true });
const browser = await startChromium();
const house = await BrowserHouse.open();
const scene = await DecisionScene.open(house);
const shoot = async (page: Page, name: string): Promise<void> => {
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}/${name}.png` });
};
const { page, problems } = await house.visitor(browser, scene.room, {
  name: 'Ada Haddad',
  role: 'facilitator',
  delegation: 'PAR',
});
const redress = async (language: string, theme: string): Promise<void> => {
  await dress(page, language, theme);
  await page.locator('.it').first().waitFor();
};
const looks = [
  ['fr', 'dark'],
  ['uk', 'light'],
  ['en', 'dark'],
] as const;
let look = 0;
await scene.walk(async (state) => {
  const [language, theme] = looks[look++ % looks.length] ?? ['en', 'dark'];
  await redress(language, theme);
  await shoot(page, `list-${state}`);
  await page.locator(`[data-point="${scene.decision}"] .tt`).click();
  await shoot(page, `sheet-${state}`);
  const form = { signed: 'decision.quorum', met: 'decision.approve', draft: 'decision.quorum' };
  const type = form[state as keyof typeof form];
  if (type) {
    await page.locator(`[data-act="${type}"]`).click();
    await shoot(page, `form-${state}`);
  }
  if (state === 'silence') {
    await page.setViewportSize({ width: 768, height: 1024 });
    await shoot(page, `sheet-${state}-768`);
    await page.setViewportSize({ width: 3840, height: 2160 });
    await shoot(page, `sheet-${state}-3840`);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await page.keyboard.press('Escape');
});
if (problems.length > 0) console.log(problems);
await browser.close();
await house.close();
