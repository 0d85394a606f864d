import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownText } from '../../shared/room/shown-text.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { axe } from './axe.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

const HOSTILE = [
  '<script>document.title="owned"</script><img src=x onerror="document.title=1"> <b>bold</b>',
  '</p></li></ol><h1>Out of the line</h1>',
  'Pay to \u202egnp.exe\u202c now, \u2067שלום\u2069, \u202dleft',
  'شكرا mixed with English 12:40 and עברית.',
  'bell\u0007 escape\u001b[31m null\u0000 delete\u007f c1\u0085',
  'Z\u0351\u036b\u0343a\u0346l\u0358go, \u200bzero\u200bwidth, \ufeffbom, \u2028line\u2029paragraph',
  '{{7*7}} ${7*7} %s %n javascript:alert(1) \'"`; DROP TABLE entry; --',
  '👩‍👩‍👧‍👦 🏳️‍🌈 田中さんにあげて下さい',
];
const LONG = 'W'.repeat(8_000);

let browser: Browser;
let house: BrowserHouse;
let room: string;
let london: RoomClient;
let kyiv: RoomClient;
let page: Page;
let context: BrowserContext;
let problems: string[];

/** Recorded for good; the id of the entry. */
async function done(ticket: ReturnType<RoomClient['command']>): Promise<string> {
  expect(await ticket.settled).toMatchObject({ ok: true });
  return ticket.id;
}
const say = (who: RoomClient, text: string, kind: 'comment' | 'request' = 'comment') =>
  done(who.command('log.append', { kind, text, language: 'en' }));
const line = (id: string) => page.locator(`.e[data-entry="${id}"]`);

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  room = await house.newRoom({ name: 'Reading' });
  [london, kyiv] = await Promise.all([
    house.colleague(room, 'Judith Okafor', 'LON'),
    house.colleague(room, 'О. Коваленко', 'KYV'),
  ]);
  const who = { name: 'Ada Haddad', role: 'editor', delegation: 'PAR' } as const;
  ({ page, context, problems } = await house.visitor(browser, room, who));
});
afterAll(async () => {
  expect(problems).toEqual([]);
  await context.close();
  await browser.close();
  await house.close();
});

describe('8.105 hostile text is text', () => {
  it('8.105 in a line, a search result, a dialog and a translation', async () => {
    const texts = [...HOSTILE, LONG];
    const ids = await Promise.all(texts.map((text) => say(london, text)));
    await line(ids.at(-1)!).waitFor();
    const seen = await page.evaluate(
      (entries) =>
        entries.map((id) => {
          const entry = document.querySelector(`.e[data-entry="${id}"]`);
          const words = entry?.querySelector('p');
          return {
            text: words?.textContent?.trim(),
            markup: entry?.querySelectorAll('script, img, h1, b:not(.tm b)').length,
            bidi: words ? getComputedStyle(words).unicodeBidi : '',
            fits: words ? words.scrollWidth <= words.clientWidth + 1 : false,
          };
        }),
      ids,
    );
    const shown = texts.map((text) => shownText(text.trim()).trim());
    expect(seen).toEqual(shown.map((text) => ({ text, markup: 0, bidi: 'isolate', fits: true })));
    const id = await say(london, 'harmless');
    const translation = { entry: id, language: 'fr', text: HOSTILE[0]! } as const;
    await done(kyiv.command('log.translate', translation));
    await line(id).locator('.tr', { hasText: '<script>' }).waitFor();
    await page.locator('.log').press('/');
    await page.keyboard.type('bold');
    const hit = page.locator('.hit', { hasText: '</script>' }).first();
    await hit.waitFor();
    expect(await page.locator('.results').locator('script, img, b').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.title()).toContain('Reading');
  });
});

describe('8.102 search', () => {
  it('8.102 by keyboard alone: words, then the line; a number; nothing', async () => {
    const id = await say(london, 'Two coaches at Évreux, four more on the way.');
    await line(id).waitFor();
    for (let n = 0; n < 40; n++)
      void london.command('log.append', { kind: 'comment', text: `Filler ${n}`, language: 'en' });
    await london.settled();
    await page.locator('.e', { hasText: 'Filler 39' }).waitFor();
    await page.locator('.log').press('/');
    await page.keyboard.type('evreux coach');
    await page.locator('.hit mark', { hasText: 'Évreux' }).waitFor();
    expect(await axe(page, '.p-log')).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction((entry) => {
      const at = document.querySelector(`.e[data-entry="${entry}"]`)?.getBoundingClientRect();
      const log = document.querySelector('.log')?.getBoundingClientRect();
      return at && log && at.top >= log.top && at.bottom <= log.bottom;
    }, id);
    await page.locator('.find input').fill('PAR-0003');
    await page.locator('.hit.jump', { hasText: 'PAR-0003' }).waitFor();
    await page.locator('.find input').fill('nothingofthesort');
    await page.locator('.told', { hasText: 'Nothing found' }).waitFor();
    await page.locator('.find input').press('Escape');
    await page.locator('.find').waitFor({ state: 'detached' });
  });
});

describe('8.104 what readers put on record', () => {
  it('8.104 a key event, an acknowledgement and a translation, from the line', async () => {
    const id = await say(london, 'Bridge B-12 is closed.', 'request');
    await done(london.command('log.ask-acknowledgement', { entry: id, of: ['PAR', 'map-keeper'] }));
    const own = line(id);
    await own.locator('.acks.is-open').waitFor();
    expect(await axe(page, '.p-log')).toEqual([]);
    await own.getByRole('button', { name: 'Acknowledge for PAR' }).click();
    await own.getByRole('button', { name: 'It is on the map' }).click();
    await own.locator('.acks:not(.is-open)').waitFor();
    await own.hover();
    await own.locator('[data-more]').focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('accord-line-dialog dialog[open]');
    await dialog.waitFor();
    expect(await axe(page, '.p-log')).toEqual([]);
    await dialog.getByRole('button', { name: 'Make a key event' }).click();
    await own.locator('.tag.key').waitFor();
    await own.hover();
    await own.locator('[data-more]').press('Enter');
    await dialog.locator('select').selectOption('uk');
    await dialog.locator('textarea').fill('Міст B-12 закрито.');
    await dialog.locator('.translation .btn').click();
    await own.locator('.tr', { hasText: 'Міст B-12 закрито.' }).waitFor();
    await page.locator('.filters .chip', { hasText: 'Key' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.e[data-entry]').length === 1);
    await own.waitFor();
    await page.locator('.filters .chip', { hasText: 'All' }).click();
  });

  it('8.101 filters narrow the log down; axe finds nothing, dark and light', async () => {
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.locator('.panel .chip', { hasText: 'Request' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.e[data-entry]').length === 1);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((to) => (document.documentElement.dataset['theme'] = to), theme);
      expect([theme, await axe(page, '.p-log')]).toEqual([theme, []]);
    }
    await page.locator('.panel .btn').click();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.locator('.e', { hasText: 'Filler 39' }).waitFor();
  });
});

describe('8.103 new since you left', () => {
  it('8.103 begins with a line that says so', async () => {
    await page.bringToFront();
    await page.locator('.log').press('u');
    await page.waitForFunction(() =>
      Object.keys(localStorage).some((k) => k.startsWith('accord.read.')),
    );
    const { url } = { url: page.url() };
    await page.goto('about:blank');
    const id = await say(london, 'Said while nobody looked.');
    await page.goto(url);
    await line(id).waitFor();
    const marker = page.locator('.since');
    expect(await marker.count()).toBe(1);
    expect(await marker.evaluate((li) => li.nextElementSibling?.textContent)).toContain(
      'nobody looked',
    );
  });
});

it('8.106 a page asks the server to get its index ready, before anybody searches', async () => {
  const asked = new Promise<void>((resolve) =>
    page.once('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (payload.includes('search')) resolve();
      }),
    ),
  );
  await page.reload();
  await asked;
});
