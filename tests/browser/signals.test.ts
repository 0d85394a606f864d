import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RoomClient } from '../../client/connection/contract.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

/** What the page asked of the machine: tones (Hz) and notifications. */
interface Heard {
  tones: number[];
  shown: { title: string; body: string }[];
  /** Whether the page is behind another window. */
  behind: boolean;
}

let browser: Browser;
let house: BrowserHouse;
let kyiv: RoomClient;
let page: Page;
let context: BrowserContext;
let problems: string[];
let room: string;

/** Real oscillators and notifications, with a note of each. */
function listen(): void {
  const heard: Heard = { tones: [], shown: [], behind: false };
  Object.assign(window, { heard });
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
    heard.tones.push(this.frequency.value);
    start.call(this, when);
  };
  const Real = Notification;
  class Noted extends Real {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      heard.shown.push({ title, body: options?.body ?? '' });
    }
  }
  window.Notification = Noted;
  // Headless Chromium has no windows to put in front of one another.
  document.hasFocus = () => !heard.behind;
}

const heard = (): Promise<Heard> =>
  page.evaluate(() => (window as unknown as { heard: Heard }).heard);
const forget = (behind = false) =>
  page.evaluate((away) => {
    Object.assign((window as unknown as { heard: Heard }).heard, {
      tones: [],
      shown: [],
      behind: away,
    });
  }, behind);

async function raise(severity: 'critical' | 'warning', text: string): Promise<void> {
  const ticket = kyiv.command('alert.raise', { severity, text });
  expect(await ticket.settled).toMatchObject({ ok: true });
  await page.locator('#alert-cry', { hasText: shownText(text) }).waitFor({ state: 'attached' });
}

async function choose(label: string): Promise<void> {
  await page.evaluate(() =>
    (document.querySelector('accord-signals') as HTMLElement & { open(): void }).open(),
  );
  const dialog = page.locator('accord-signals dialog[open]');
  await dialog.locator('label', { hasText: label }).locator('input').click();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  room = await house.newRoom({ name: 'Signals' });
  kyiv = await house.colleague(room, 'О. Коваленко', 'KYV');
  const who = { name: 'Ada Haddad', role: 'editor', delegation: 'PAR' } as const;
  ({ page, context, problems } = await house.visitor(browser, room, who));
  await context.grantPermissions(['notifications']);
  await context.addInitScript(listen);
  await page.reload();
  await page.locator('accord-composer textarea').waitFor();
});
beforeEach(() => forget());
afterAll(async () => {
  expect(problems).toEqual([]);
  await context.close();
  await browser.close();
  await house.close();
});

it('8.272 nothing sounds before the person has touched the page', async () => {
  await raise('critical', 'Before anybody touched anything');
  expect(await heard()).toMatchObject({ tones: [], shown: [] });
});

it('8.272 then a critical alert sounds, a warning does not, and the desktop stays silent', async () => {
  await page.locator('.log').click();
  await page.waitForFunction(() => {
    const banner = document.querySelector('accord-alerts') as unknown as {
      sound: { isAllowed: boolean } | null;
    };
    return banner.sound?.isAllowed;
  });
  await raise('warning', 'The gauge at Velm is slow');
  expect((await heard()).tones).toEqual([]);
  await raise('critical', 'The dyke has broken');
  const { tones, shown } = await heard();
  expect(tones.map(Math.round)).toEqual([932, 698, 932, 698, 932, 698]);
  expect(shown).toEqual([]);
});

it('8.272 all or none, as chosen on this device', async () => {
  await choose('All alerts');
  await raise('warning', 'Heard by choice');
  expect((await heard()).tones.map(Math.round)).toEqual([698]);
  await choose('No sound');
  await forget();
  await raise('critical', 'Seen, not heard');
  expect((await heard()).tones).toEqual([]);
});

it('8.272 a notification of the desktop once asked for, and only while the page is behind', async () => {
  await choose('While this page is not in front');
  await raise('critical', 'In front: the banner is enough');
  expect((await heard()).shown).toEqual([]);
  await forget(true);
  await raise('critical', 'Behind another window \u202eowned');
  const { shown } = await heard();
  expect(shown).toHaveLength(1);
  expect(shown[0]?.body).toContain('KYV Behind another window ‹RLO›owned');
});
