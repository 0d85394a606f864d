import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import { axe } from './axe.ts';
import { startChromium } from './chromium.ts';
import { DecisionScene } from './decision-scene.ts';
import { BrowserHouse } from './house.ts';

let browser: Browser;
let house: BrowserHouse;
let scene: DecisionScene;
let paris: Page;
let kyiv: Page;
let observer: Page;
const contexts: BrowserContext[] = [];
const problems: string[][] = [];

async function enter(
  name: string,
  role: 'facilitator' | 'editor' | 'observer',
  code: string | null,
) {
  const visit = await house.visitor(browser, scene.room, { name, role, delegation: code });
  contexts.push(visit.context);
  problems.push(visit.problems);
  await visit.page.locator('.it').first().waitFor();
  return visit.page;
}

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  scene = await DecisionScene.open(house);
  paris = await enter('Ada Haddad', 'facilitator', 'PAR');
  kyiv = await enter('Олена Коваленко', 'editor', 'KYV');
  observer = await enter('Silent Reader', 'observer', null);
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser.close();
  await house.close();
});

const item = (page: Page) => page.locator('.it', { hasText: 'corridor sud' });
const sheet = (page: Page) => page.locator('accord-point-sheet dialog');

describe('8.205 a decision in every state', () => {
  it('8.205 axe finds nothing, dark and light, for who decides and who reads', async () => {
    let light = false;
    await scene.walk(async (state) => {
      light = !light;
      // Readers see what deciders see, without the buttons: a look at three states is enough.
      const reads = ['proposed', 'edited', 'taken'].includes(state);
      for (const page of reads ? [paris, observer] : [paris]) {
        await page.evaluate(
          (theme) => document.documentElement.setAttribute('data-theme', theme),
          light ? 'light' : 'dark',
        );
        await item(page).locator('.tt').click();
        await sheet(page).locator('.dec-body').waitFor();
        expect([state, await axe(page, 'accord-decisions')]).toEqual([state, []]);
        if (page === observer) expect(await sheet(page).locator('[data-act]').count()).toBe(0);
        await page.keyboard.press('Escape');
      }
    });
    // Many states, each looked at: dear on a machine that is busy otherwise.
  }, 120_000);
});

describe('8.204 drafted, signed, edited', () => {
  it('8.205 by keyboard alone: drafted, proposed, signed, with a reservation', async () => {
    await paris.locator('accord-decisions .list').focus();
    await paris.keyboard.press('d');
    await paris.keyboard.type('Open the corridor sud road again');
    await paris.keyboard.press('Enter');
    await sheet(paris).locator('[data-act="decision.propose"]').waitFor();
    await sheet(paris).locator('[data-act="decision.propose"]').press('Enter');
    await sheet(paris).locator('[data-act="decision.sign"]').waitFor();
    await sheet(paris).focus();
    await paris.keyboard.press('y');
    await sheet(paris).locator('[data-stance=visa]').waitFor();
    const second = (page: Page) => page.locator('.it', { hasText: 'road again' });
    await second(kyiv).locator('.tt').press('Enter');
    await sheet(kyiv).locator('[data-act="decision.reserve"]').waitFor();
    await sheet(kyiv).focus();
    await kyiv.keyboard.press('r');
    await kyiv.locator('.act-form textarea').pressSequentially('Only with an escort.');
    await kyiv.keyboard.press('Tab');
    await kyiv.keyboard.press('Tab');
    await kyiv.keyboard.press('Enter');
    await sheet(paris).locator('[data-stance=reservation]', { hasText: 'escort' }).waitFor();
    await kyiv.keyboard.press('Escape');
  });

  it('8.204 an edit shows as lapsed on three screens, with the difference', async () => {
    const chip = (page: Page) =>
      page.locator('.it', { hasText: 'road again' }).locator('.vote.lapsed');
    await sheet(paris).locator('.edit-text').click();
    const title = sheet(paris).locator('accord-co-text textarea').first();
    await title.press('Control+End');
    await title.press('!');
    const started = performance.now();
    await Promise.all(
      [paris, kyiv, observer].map((page) => chip(page).first().waitFor({ state: 'attached' })),
    );
    const took = performance.now() - started;
    console.log(`lapsed on three screens after ${took.toFixed(0)} ms`);
    await becomes(async () =>
      expect(await sheet(paris).locator('.diff ins').innerText()).toBe('!'),
    );
    expect(await sheet(paris).locator('[data-act="decision.sign"]').count()).toBe(0);
    await paris.keyboard.press('Escape');
    expect(problems.flat()).toEqual([]);
  });
});
