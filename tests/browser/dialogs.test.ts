import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { startChromium } from './chromium.ts';
import { serveFixture } from './fixture-pages.ts';

let browser: Browser;
let page: Page;
let pages: Awaited<ReturnType<typeof serveFixture>>;

beforeAll(async () => {
  [browser, pages] = await Promise.all([startChromium(), serveFixture('screens')]);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

/** Open a dialog as the screens do, with `state` set before; answers whether it shows something. */
const opened = (element: string): Promise<boolean> =>
  page.evaluate(async (name) => {
    type Opener = HTMLElement & { open(what?: unknown): void; updateComplete?: Promise<unknown> };
    const { fixture } = window as unknown as {
      fixture: { entries: readonly { type: string }[] };
    };
    for (const other of document.querySelectorAll('dialog')) other.close();
    const opener = document.querySelector<Opener>(name);
    if (name === 'accord-correct-dialog')
      opener?.open(fixture.entries.findLast(({ type }) => type === 'log.append'));
    else opener?.open();
    await opener?.updateComplete;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return (opener?.querySelector<HTMLElement>('dialog[open]')?.innerText ?? '') !== '';
  }, element);

async function check(elements: readonly string[]): Promise<void> {
  for (const theme of ['dark', 'light'])
    for (const element of elements) {
      await page.evaluate((to) => void (document.documentElement.dataset['theme'] = to), theme);
      expect([element, await opened(element)]).toEqual([element, true]);
      expect([theme, element, await axe(page, `${element} dialog[open]`)]).toEqual([
        theme,
        element,
        [],
      ]);
    }
}

describe('8.21 axe finds nothing in dialogs, dark and light', () => {
  it('8.21 of a room: correction, alert, point, refused edits, people, shortcuts', async () => {
    await page.goto(`${pages.origin}/r/01JARAAAAAAAAAAAAAAAAAAAAA?entries=20`);
    await page.locator('accord-log .e').first().waitFor();
    await page.evaluate(() => {
      const { fixture } = window as unknown as { fixture: { set(part: unknown): void } };
      const refusal = { code: 'ROOM_CLOSED', retry: false };
      fixture.set({
        refused: [{ id: '1', refusal, at: Date.now(), command: null, summary: 'A point' }],
      });
    });
    await check([
      'accord-correct-dialog',
      'accord-raise',
      'accord-new-point',
      'accord-refused',
      'accord-people-dialog',
      'accord-keys',
      'accord-forget',
    ]);
  });

  it('8.21 of the lobby: a new room', async () => {
    await page.goto(pages.origin);
    await page.locator('accord-new-room').waitFor({ state: 'attached' });
    await check(['accord-new-room']);
  });
});

describe('8.7 what became of a correction', () => {
  it.each([
    { ok: true, receipt: { durable: true, site: 'PAR', number: 21, recordedAt: 0 } },
    { ok: false, refusal: { code: 'ROOM_CLOSED', retry: false } },
  ])('8.7 leaves alone the one of another entry that was begun since (%o)', async (outcome) => {
    await page.goto(`${pages.origin}/r/01JARAAAAAAAAAAAAAAAAAAAAA?entries=20`);
    await page.locator('accord-log .e').first().waitFor();
    const correct = (nth: number): Promise<void> =>
      page.evaluate((at) => {
        type Opener = HTMLElement & { open(entry: unknown): void };
        const { fixture } = window as unknown as { fixture: { entries: { type: string }[] } };
        const lines = fixture.entries.filter(({ type }) => type === 'log.append');
        document.querySelector<Opener>('accord-correct-dialog')?.open(lines.at(at));
      }, nth);
    const dialog = page.locator('accord-correct-dialog dialog[open]');
    await correct(-1);
    await dialog.locator('input').fill('Misheard');
    await dialog.locator('.btn.pri').click();
    await dialog.waitFor({ state: 'detached' });
    await correct(-2);
    await dialog.locator('textarea').fill('What I am writing now');
    await page.evaluate(async (what) => {
      type Steered = { fixture: { settle(outcome: unknown): void } };
      (window as unknown as Steered).fixture.settle(what);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }, outcome);
    expect(await dialog.locator('textarea').inputValue()).toBe('What I am writing now');
    expect(await dialog.locator('.problem').count()).toBe(0);
  });
});
