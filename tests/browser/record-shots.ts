/**
 * Pictures of the record in every state, four sizes, three languages, dark and light, and what axe
 * finds in each:
 *   node tests/browser/record-shots.ts [directory] [decisions|rest]
 */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { ulid } from 'ulid';
import { createPlan, createTask } from '../../shared/room/board/build.ts';
import { axe } from './axe.ts';
import { startChromium } from './chromium.ts';
import { DecisionScene } from './decision-scene.ts';
import { BrowserHouse } from './house.ts';
import { floodScene } from './scene.ts';

const [out = '/tmp/shots', only = ''] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const SIZES = [
  [1440, 900],
  [768, 1024],
  [390, 844],
  [3840, 2160],
] as const;
const LOCALES = ['en-GB', 'fr-FR', 'uk-UA'] as const;
/** Acts that ask for something, each in a state in which it is offered. */
const FORMS: Readonly<Record<string, string>> = {
  draft: 'decision.quorum',
  proposed: 'decision.reserve',
  signed: 'decision.silence',
  met: 'decision.approve',
};
const browser = await startChromium();
const house = await BrowserHouse.open();
let taken = 0;
let found = 0;

async function visitors(room: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (const locale of LOCALES) {
    const who = { name: 'Ada Haddad', role: 'facilitator', delegation: 'PAR' } as const;
    const { page } = await house.visitor(browser, room, who, { locale });
    pages.push(page);
  }
  return pages;
}

const show = (page: Page, to: string, id: string): Promise<unknown> =>
  page.evaluate(
    (detail) =>
      document
        .querySelector('accord-log')
        ?.dispatchEvent(new CustomEvent('accord-show', { detail, bubbles: true, composed: true })),
    { to, id },
  );

let turn = 0;
/** One state in all sizes; language and theme go round, so that all combinations have their turn. */
async function look(
  pages: readonly Page[],
  state: string,
  open: (page: Page) => Promise<unknown>,
): Promise<void> {
  for (const [k, [width, height]] of SIZES.entries()) {
    const language = (turn + k) % 3;
    const theme = (turn + (k >> 1)) % 2 === 0 ? 'dark' : 'light';
    const page = pages[language]!;
    const name = `${state}-${width}-${LOCALES[language]!.slice(0, 2)}-${theme}`;
    await page.setViewportSize({ width, height });
    // As its button does it, so that the map is drawn anew too.
    await page.evaluate((detail) => {
      const chosen = new CustomEvent('accord-theme', { detail, bubbles: true });
      document.querySelector('accord-room')?.dispatchEvent(chosen);
    }, theme);
    try {
      await open(page);
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${out}/${name}.png` });
      taken += 1;
      const violations = await axe(page);
      found += violations.length;
      for (const violation of violations) console.log(name, violation);
    } catch (error) {
      console.log(name, String(error).split('\n')[0]);
      await page.screenshot({ path: `${out}/FAILED-${name}.png` });
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  turn += 1;
}

async function decisions(): Promise<void> {
  const scene = await DecisionScene.open(house);
  const pages = await visitors(scene.room);
  const open = async (page: Page): Promise<void> => {
    await show(page, 'decision', scene.decision);
    await page.locator('.decision-sheet[open]').waitFor({ timeout: 5_000 });
  };
  await scene.walk(async (state) => {
    await look(pages, `decision-${state}`, open);
    const act = FORMS[state];
    if (!act) return;
    await look(pages, `decision-${state}-form`, async (page) => {
      await open(page);
      await page.locator(`[data-act="${act}"]`).click();
    });
  });
  for (const page of pages) await page.context().close();
}

async function rest(): Promise<void> {
  const scene = await floodScene(house);
  const { kyiv, london } = scene;
  const [plan, first, second, third] = [ulid(), ulid(), ulid(), ulid()];
  const minutes = (n: number): number => Date.now() + n * 60_000;
  kyiv.edit((board) => {
    createPlan(board, {
      id: plan,
      title: 'Евакуація східного берега',
      validator: 'KYV',
      order: 'a0',
    });
    const list = 'Транспорт';
    createTask(board, {
      id: first,
      title: 'Шість автобусів до точки E-2',
      order: 'a0',
      list,
      plan,
      owner: 'J. Okafor',
      due: minutes(-18),
    });
    createTask(board, {
      id: second,
      title:
        'Ouvrir le gymnase de Mirn aux personnes évacuées, avec lits et repas pour 340 personnes',
      order: 'a1',
      list,
      plan,
      owner: 'M. Diallo',
      due: minutes(25),
    });
    createTask(board, {
      id: third,
      title: 'Count everybody at the reception point',
      order: 'a2',
      list,
      plan,
      owner: '',
      due: null,
      after: [first, second],
    });
  });
  await kyiv.settled();
  await kyiv.command('checklist.mark', {
    task: second,
    state: 'blocked',
    reason: 'Clés introuvables, le gardien est sur la rive ouest.',
  }).settled;
  await london.command('checklist.acknowledge', { task: first }).settled;
  await london.command('log.append', {
    kind: 'request',
    text: 'Who counts people at Mirn?',
    language: 'en',
  }).settled;
  const pages = await visitors(scene.room);
  for (const page of pages) await page.locator('accord-room .e').first().waitFor();
  const struck = kyiv.entries.find(({ type }) => type === 'log.correct')!;
  const corrected = 'corrects' in struck.body ? struck.body.corrects : '';
  await look(pages, 'alert-banner', (page) => page.locator('.alert').first().waitFor());
  await look(pages, 'alert-dialog', (page) =>
    page.evaluate(() =>
      (document.querySelector('accord-raise') as HTMLElement & { open(): void }).open(),
    ),
  );
  await look(pages, 'alert-signals', (page) =>
    page.evaluate(() =>
      (document.querySelector('accord-signals') as HTMLElement & { open(): void }).open(),
    ),
  );
  await look(pages, 'struck', (page) => show(page, 'entry', corrected));
  await look(pages, 'checklists', async (page) => {
    await page
      .locator('.log, .list')
      .first()
      .evaluate((at: HTMLElement) => at.focus());
    await page.keyboard.press('4');
    await page.locator(`[data-item="${third}"]`).waitFor({ timeout: 5_000 });
  });
  await look(pages, 'item', (page) => show(page, 'task', second));
  await look(pages, 'handover', async (page) => {
    await page.keyboard.press('h');
    await page.locator('accord-handover dialog[open]').waitFor({ timeout: 5_000 });
  });
  await look(pages, 'filters', async (page) => {
    await show(page, 'entry', corrected);
    if ((await page.locator('.panel').count()) === 0)
      await page.locator('.p-log .ph .btn.sq').nth(1).click();
  });
  for (const page of pages) await page.locator('.p-log .ph .btn.sq').nth(1).click();
  await look(pages, 'search', async (page) => {
    await page.keyboard.press('/');
    await page.locator('.find input').fill('E-2');
    await page.locator('.hit').first().waitFor({ timeout: 5_000 });
  });
  await look(pages, 'line', async (page) => {
    await show(page, 'entry', corrected);
    await page.waitForTimeout(200);
    await page.locator('.log').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
  });
  await look(pages, 'composer', async (page) => {
    await page.keyboard.press('n');
    const area = page.locator('.compose textarea');
    await area.waitFor({ timeout: 5_000 });
    await area.fill('Convoy halted at Mirn, two coaches damaged, nobody hurt. #E-2');
    if ((await page.locator('.evidence input').count()) < 3) {
      for (const key of ['Alt+6', 'Alt+s', 'Alt+t', 'Alt+b', 'Alt+q']) {
        await area.focus();
        await page.keyboard.press(key);
      }
      await page.locator('.evidence input[name=time]').fill('-40');
      await page.locator('.compose input[type=file]').setInputFiles({
        name: 'gauge-velm.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('4.82 m at 17:40Z'),
      });
    }
    await area.focus();
  });
  for (const page of pages) await page.context().close();
}

try {
  if (only !== 'rest') await decisions();
  if (only !== 'decisions') await rest();
  console.log(`${taken} pictures, ${found} violations`);
} finally {
  await browser.close();
  await house.close();
}
