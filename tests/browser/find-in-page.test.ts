import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

let browser: Browser;
let house: BrowserHouse;
beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

it('8.107 the browser’s own search finds a line far above what is on screen, and stays there', async () => {
  const room = await house.newRoom({ name: 'Find' });
  const london = await house.colleague(room, 'Judith Okafor', 'LON');
  const lines = 400;
  for (let n = 0; n < lines; n++) {
    const text = n === 3 ? 'Needle: the only mention of Hautdal.' : `Filler ${n}`;
    void london.command('log.append', { kind: 'comment', text, language: 'en' });
  }
  await london.settled();
  const who = { name: 'Ada Haddad', role: 'editor', delegation: 'PAR' } as const;
  const { page, context, problems } = await house.visitor(browser, room, who);
  await page.waitForFunction(
    (count) =>
      document.querySelector('.chunk.wait') === null &&
      document.querySelectorAll('.e[data-entry] p[lang]').length >= count,
    lines,
  );
  const seen = () =>
    page.evaluate(() => {
      const needle = [...document.querySelectorAll('.e')].find((line) =>
        line.textContent.includes('Hautdal'),
      );
      const at = needle?.getBoundingClientRect();
      const log = document.querySelector('.log')?.getBoundingClientRect();
      return Boolean(at && log && at.height > 0 && at.top >= log.top && at.bottom <= log.bottom);
    });
  const frames = () =>
    page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  expect(await seen()).toBe(false);
  // The same search that Ctrl+F makes: through text that the browser has skipped drawing.
  const found = await page.evaluate(() =>
    (window as unknown as { find(text: string): boolean }).find('mention of Hautdal'),
  );
  expect(found).toBe(true);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('mention of Hautdal');
  // The bar of the browser would bring it into view; without one, the page is asked to.
  await page.evaluate(() =>
    getSelection()?.anchorNode?.parentElement?.scrollIntoView({ block: 'center' }),
  );
  await page.waitForFunction(() => {
    const log = document.querySelector('.log');
    return log && log.scrollTop < 1_000;
  });
  await frames();
  // A line that arrives now does not take the reader away from what was found.
  void london.command('log.append', { kind: 'comment', text: 'Newest', language: 'en' });
  await page.locator('.unseen').waitFor();
  await frames();
  expect(await seen()).toBe(true);
  expect(problems).toEqual([]);
  await context.close();
});
