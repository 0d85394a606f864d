import AxeBuilder from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

/** What axe finds in the open dialog of `element`, by rule. */
const findings = (element: string): Promise<string[]> =>
  page.evaluate(async (name) => {
    const { axe } = window as unknown as { axe: typeof AxeBuilder };
    const { violations } = await axe.run(`${name} dialog[open]`, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
  }, element);

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
  await page.evaluate(AxeBuilder.source);
  for (const theme of ['dark', 'light'])
    for (const element of elements) {
      await page.evaluate((to) => void (document.documentElement.dataset['theme'] = to), theme);
      expect([element, await opened(element)]).toEqual([element, true]);
      expect([theme, element, await findings(element)]).toEqual([theme, element, []]);
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
