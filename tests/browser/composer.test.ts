import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createFeature } from '../../shared/room/board/build.ts';
import { axe } from './axe.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="owned"</script></svg>';

let browser: Browser;
let house: BrowserHouse;
let room: string;
let colleague: RoomClient;
let page: Page;
const contexts: BrowserContext[] = [];

async function visit(name: string, locale = 'en-GB'): Promise<Page> {
  const who = { name, role: 'editor', delegation: 'PAR' } as const;
  const visitor = await house.visitor(browser, room, who, { locale });
  contexts.push(visitor.context);
  return visitor.page;
}
const area = (on = page) => on.locator('.compose textarea');
const lines = (text: string, on = page) => on.locator('accord-log li.e', { hasText: text });
const last = () => colleague.entries.findLast((entry) => entry.type === 'log.append')!;
const field = (name: string) => page.locator(`.evidence input[name=${name}]`);

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  room = await house.newRoom();
  colleague = await house.colleague(room, 'Judith Okafor', 'LON');
  colleague.edit(
    (board) =>
      void createFeature(board, {
        id: '01JD0000000000000000000012',
        kind: 'point',
        label: 'E-2',
        geom: { type: 'Point', coordinates: [31.2, 50.1] },
      }),
  );
  await colleague.settled();
  page = await visit('Claire Vasseur');
});

afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser.close();
  await house.close();
});

describe('writing an entry', () => {
  it.each([
    ['en-GB', 'Bridge at Velmor closed to trucks'],
    ['fr-FR', 'Pont de Velmor fermé aux poids lourds'],
    ['uk-UA', 'Міст у Вельморі закрито для вантажівок'],
  ])('8.150 the first one, by somebody new, without help, in %s', async (locale, text) => {
    const newcomer = await visit(`New ${locale}`, locale);
    // What a newcomer sees: one field that asks what happened. They write, and press Enter.
    await area(newcomer).click();
    await newcomer.keyboard.type(text);
    await newcomer.keyboard.press('Enter');
    await becomes(() => expect(last().body).toMatchObject({ text }));
    await lines(text, newcomer).locator('.no').waitFor({ state: 'attached' });
    expect(last().body).toHaveProperty('source');
  });

  it('8.141 8.143 names, links and kinds without the mouse; the list says itself', async () => {
    await page.locator('accord-map').click();
    await page.keyboard.press('n');
    await page.keyboard.press('Alt+2');
    await page.keyboard.type('Two coaches to #e');
    const option = page.locator('.suggest [role=option][aria-selected=true]');
    await option.waitFor();
    expect(await area().getAttribute('aria-activedescendant')).toBe(
      await option.getAttribute('id'),
    );
    expect(await axe(page, 'accord-composer')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.type('for @Judith');
    await page.keyboard.press('Tab');
    expect(await area().inputValue()).toBe('Two coaches to #E-2 for @Judith Okafor ');
    await page.keyboard.press('Enter');
    await becomes(() =>
      expect(last().body).toMatchObject({
        kind: 'request',
        links: [{ to: 'feature', id: '01JD0000000000000000000012' }],
        mentions: [{ person: colleague.state.me?.person }],
      }),
    );
  });

  it('8.142 a template, blank by blank; what is left blank is not known', async () => {
    await area().focus();
    await page.keyboard.type('/meth');
    await page.keyboard.press('Enter');
    await page.keyboard.type('yes');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Velmor bridge');
    await page.keyboard.press('Enter');
    await page.locator('.compose .problem', { hasText: '5 blanks' }).waitFor();
    await page.keyboard.press('Enter');
    await becomes(() => {
      const { body } = last();
      const text = 'text' in body ? (body.text ?? '') : '';
      expect(text).toContain('E Exact location: Velmor bridge\nT Type of incident: not known');
    });
  });

  it('8.144 late, in somebody’s words, to be checked: by keys alone', async () => {
    await area().focus();
    await page.keyboard.press('Alt+1');
    await page.keyboard.type('The dyke holds.');
    await page.keyboard.press('Alt+6');
    await page.keyboard.press('Alt+t');
    await page.keyboard.type('-40');
    await page.keyboard.press('Alt+q');
    await page.keyboard.type('Lt Moreau');
    await page.keyboard.press('Enter');
    await becomes(async () =>
      expect(await field('lateReason').evaluate((e) => e === document.activeElement)).toBe(true),
    );
    await page.keyboard.type('Radio silence');
    await page.keyboard.press('Enter');
    const line = lines('The dyke holds.');
    await line.locator('.late', { hasText: 'Radio silence' }).waitFor();
    expect(await line.locator('.speech').innerText()).toBe('Lt Moreau: The dyke holds.');
    expect(last()).toMatchObject({ late: true, body: { status: 'to-verify' } });
  });

  it('8.148 the status changes by an entry, along the allowed steps', async () => {
    const line = lines('The dyke holds.');
    await line.locator('button.st').click();
    const dialog = page.locator('accord-status-dialog dialog');
    await dialog.getByLabel('verified', { exact: true }).check();
    expect(await dialog.locator('.btn.pri').isDisabled()).toBe(true);
    await dialog.locator('input:not([type=radio])').first().fill('Drone team 3');
    await dialog.locator('.btn.pri').click();
    await line.locator('button.st', { hasText: 'verified' }).waitFor();
    expect(await line.locator('button.st').innerText()).toContain('Drone team 3');
  });

  it('8.146 3.161 files: a picture small, a drawing with a script as a file to save', async () => {
    await area().focus();
    await page.keyboard.type('Seen from the bridge');
    await page.setInputFiles('.compose input[type=file]', [
      { name: 'dot.png', mimeType: 'text/html', buffer: Buffer.from(DOT, 'base64') },
      { name: 'plan.svg', mimeType: 'image/png', buffer: Buffer.from(SVG) },
    ]);
    await page.locator('.compose .refs button', { hasText: 'plan.svg' }).waitFor();
    await area().focus();
    await page.keyboard.press('Enter');
    const line = lines('Seen from the bridge');
    const picture = line.locator('.thumb img');
    await picture.scrollIntoViewIfNeeded();
    await becomes(async () =>
      expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1),
    );
    expect(last().body).toMatchObject({
      attachments: [{ type: 'image/png' }, { type: 'image/svg+xml', name: 'plan.svg' }],
    });
    const file = page.waitForEvent('download');
    await line.locator('a.chip').click();
    expect((await file).suggestedFilename()).toBe('plan.svg');
    expect(await page.title()).not.toBe('owned');
  });
});

describe('on a phone', () => {
  it('8.152 the field and its button are on the screen, also under an alert', async () => {
    const phone = await visit('Lesia Marchuk');
    await phone.setViewportSize({ width: 390, height: 844 });
    await area(phone).waitFor();
    /** A part of the composer is whole between the top of its pane and the line at the foot. */
    const isWhole = (what: string): Promise<boolean> =>
      phone.evaluate((selector) => {
        const box = (of: string) => document.querySelector(of)!.getBoundingClientRect();
        const { top, bottom, height } = box(selector);
        return height > 0 && top >= box('.p-log').top && bottom <= box('.foot').top;
      }, what);
    const field = '.compose textarea';
    const add = '.compose .add';
    await becomes(async () => expect(await isWhole(field)).toBe(true));
    const text = 'Dam overtopped; evacuate the lower town at once, by the south road only.';
    await colleague.command('alert.raise', { severity: 'critical', text }).settled;
    await phone.locator('.alert').waitFor();
    await becomes(async () => expect(await isWhole(field)).toBe(true));
    await area(phone).fill('Lower town: buses under way');
    for (const height of [844, 664, 500]) {
      await phone.setViewportSize({ width: 390, height });
      await becomes(async () =>
        expect([await isWhole(field), await isWhole(add)]).toEqual([true, true]),
      );
    }
    // Held across: the log and the map are beside each other, and both are worth looking at.
    for (const [width, height] of [
      [740, 360],
      [915, 412],
    ] as const) {
      await phone.setViewportSize({ width, height });
      await becomes(async () =>
        expect([await isWhole(field), await isWhole(add)]).toEqual([true, true]),
      );
      await area(phone).fill('');
      await area(phone).evaluate((field: HTMLElement) => field.blur());
      await becomes(async () => {
        const heights = await phone.evaluate(() =>
          ['.p-log .log', '.p-map'].map((of) => document.querySelector(of)!.clientHeight),
        );
        expect(heights[0]).toBeGreaterThan(80);
        expect(heights[1]).toBeGreaterThan(180);
      });
      await area(phone).fill('Lower town: buses under way');
    }
    // Left half written: what is there is still seen, and so is the button.
    await phone.setViewportSize({ width: 390, height: 844 });
    await area(phone).evaluate((field: HTMLElement) => field.blur());
    await becomes(async () =>
      expect([await isWhole(field), await isWhole(add)]).toEqual([true, true]),
    );
  });
});
