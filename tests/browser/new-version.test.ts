import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse, BUILT_PAGES, buildPages } from './house.ts';

let browser: Browser;
let house: BrowserHouse;
const pages = mkdtempSync(path.join(tmpdir(), 'accord-pages-'));

beforeAll(async () => {
  buildPages();
  cpSync(BUILT_PAGES, pages, { recursive: true });
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open('Claire', {}, pages)]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  rmSync(pages, { recursive: true, force: true });
});

/**
 * What an operator's next build leaves: the same pages, every script under another name. @returns that of
 * the first. All of them: one that kept its name would be taken from the browser's own cache, and go on
 * to import the first script by its former name.
 */
function nextVersion(): string {
  const shell = path.join(pages, 'sw.js');
  const version = /version:`(\w+)`/.exec(readFileSync(shell, 'utf8'))?.[1] ?? '';
  for (const beside of globSync('{index.html,sw.js,assets/*.js}.{br,gz}', { cwd: pages }))
    rmSync(path.join(pages, beside));
  const scripts = globSync('assets/*.js', { cwd: pages }).map((file) => path.basename(file, '.js'));
  for (const name of scripts)
    renameSync(path.join(pages, `assets/${name}.js`), path.join(pages, `assets/${name}-next.js`));
  for (const file of globSync(`${pages}/{index.html,sw.js,assets/*.js}`)) {
    let text = readFileSync(file, 'utf8').replaceAll(version, 'next');
    for (const name of scripts) text = text.replaceAll(`${name}.js`, `${name}-next.js`);
    writeFileSync(file, text);
  }
  return /\/assets\/index-[\w-]+\.js/.exec(
    readFileSync(path.join(pages, 'index.html'), 'utf8'),
  )![0];
}

describe('8.93 a page that stays open while the server gets newer pages', () => {
  it('8.93 says so, goes on as before, and loads them when the person says so', async () => {
    const room = await house.newRoom();
    const who = { name: 'Anne Morel', role: 'editor', delegation: 'PAR' } as const;
    const { page, problems } = await house.visitor(browser, room, who);
    const script = () => page.locator('script[type=module]').getAttribute('src');
    const banner = page.locator('.conn', { hasText: 'New version.' });
    // Only a page that a worker serves can be overtaken: the first load is not.
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    expect(await banner.count()).toBe(0);
    const before = await script();

    await house.server.stop();
    const next = nextVersion();
    await house.start(house.server.port);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    await banner.waitFor();
    expect(await script()).toBe(before);
    await page.locator('accord-log textarea').first().fill('Half a sentence');

    await banner.locator('.btn').click();
    await page.locator(`script[src="${next}"]`).waitFor({ state: 'attached' });
    const composer = page.locator('accord-log textarea').first();
    await becomes(async () => expect(await composer.inputValue()).toBe('Half a sentence'));
    expect(await banner.count()).toBe(0);
    expect(problems).toEqual([]);
  });
});
