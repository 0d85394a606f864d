import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

let browser: Browser;
let house: BrowserHouse;
let room: string;
let page: Page;
let problems: string[];
let colleague: RoomClient;
let port: number;

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  port = house.server.port;
  room = await house.newRoom({ name: 'Sarne flood' });
  colleague = await house.colleague(room, 'Taras Koval', 'KYV');
  const visit = { name: 'Anne Morel', role: 'editor', delegation: 'PAR' } as const;
  ({ page, problems } = await house.visitor(browser, room, visit));
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const texts = () =>
  colleague.entries.flatMap((e) => (e.type === 'log.append' ? [e.body.text] : []));
const line = (text: string) => page.locator('accord-log .e', { hasText: text });

describe('8.90 without the server', () => {
  it('8.90 a page loaded while the server is away opens the room from this device', async () => {
    await colleague.command('log.append', {
      kind: 'comment',
      text: 'Bridge at Sarne closed',
      language: 'en',
    }).settled;
    await line('Bridge at Sarne closed').waitFor();
    // The pages are kept once the first screen has what it needs.
    await page.evaluate(() => navigator.serviceWorker.ready);

    await house.server.stop();
    await page.locator('footer .lnk', { hasText: 'Reconnecting' }).waitFor();
    await page.reload();
    await line('Bridge at Sarne closed').waitFor();
    expect(await page.locator('.room-id h1').innerText()).toBe('Sarne flood');
    await page.locator('footer .saved', { hasText: 'Offline' }).waitFor();
  });

  it('8.91 what is written then waits, and is recorded once when the server is back', async () => {
    const composer = page.locator('accord-log textarea').first();
    await page.locator('accord-log form select').first().selectOption('comment');
    await composer.fill('Written without a server');
    await composer.press('Enter');
    await page.locator('.e.pend', { hasText: 'Written without a server' }).waitFor();
    // Even a second load without the server keeps it.
    await page.reload();
    await page.locator('.e.pend', { hasText: 'Written without a server' }).waitFor();
    expect(texts()).not.toContain('Written without a server');

    await house.start(port);
    await page.locator('.e.pend').waitFor({ state: 'detached', timeout: 15_000 });
    await becomes(() => expect(texts()).toContain('Written without a server'));
    expect(texts().filter((text) => text === 'Written without a server')).toHaveLength(1);
  });

  it('8.92 the lobby names the rooms that this device keeps; nothing of a room is in the pages’ cache', async () => {
    await page.goto(house.server.origin);
    await page.locator('.rm', { hasText: 'Sarne flood' }).waitFor();
    await house.server.stop();
    // 8.95: what is shown stays, and says since when it stands still.
    await page.locator('.conn', { hasText: 'These rooms are as of' }).waitFor();
    expect(await page.locator('.rm', { hasText: 'Sarne flood' }).count()).toBe(1);
    expect(await page.locator('.clk .online').count()).toBe(0);
    await page.reload();
    const kept = page.locator('.tb li', { hasText: 'Sarne flood' });
    await kept.waitFor();
    await kept.locator('a').click();
    await line('Bridge at Sarne closed').waitFor();
    const cached = await page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map((request) => new URL(request.url).pathname);
    });
    expect(cached).toContain('/index.html');
    expect(cached.filter((path) => !/^\/(index\.html$|assets\/)/.test(path))).toEqual([]);
  });

  it('8.94 a device that is forgotten keeps nothing of a room', async () => {
    await house.start(port);
    await page.locator('footer .lnk', { hasText: 'ms' }).waitFor({ timeout: 15_000 });
    await page.locator('.burger').click();
    await page.locator('#app-menu .item', { hasText: 'Forget this device' }).click();
    await page.locator('accord-forget .btn.pri').click();
    await page.locator('.door .card', { hasText: 'You are not signed in' }).waitFor();
    await page.locator('accord-forget dialog[open]').waitFor({ state: 'detached' });
    const left = await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((done) => {
        const asked = indexedDB.open('accord');
        asked.onsuccess = () => done(asked.result);
      });
      const counts = [...db.objectStoreNames].map(
        (name) =>
          new Promise<number>((done) => {
            const asked = db.transaction(name).objectStore(name).count();
            asked.onsuccess = () => done(asked.result);
          }),
      );
      const stored = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
      return { stored, names: Object.keys(localStorage) };
    });
    expect(left).toEqual({ stored: 0, names: ['accord.forgotten'] });
    expect(problems).toEqual([]);
  });
});
