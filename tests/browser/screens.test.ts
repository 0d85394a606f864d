import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { axe } from './axe.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

let browser: Browser;
let house: BrowserHouse;
let room: string;
let colleague: RoomClient;
let facilitator: Page;
let editor: Page;
let observer: Page;
const contexts: BrowserContext[] = [];
const problems: string[][] = [];

async function enter(
  name: string,
  role: 'facilitator' | 'editor' | 'observer',
  delegation: string | null,
  into = room,
): Promise<Page> {
  const visit = await house.visitor(browser, into, { name, role, delegation });
  contexts.push(visit.context);
  problems.push(visit.problems);
  await visit.page.locator('accord-log .e').first().waitFor();
  return visit.page;
}

const write = async (page: Page, text: string): Promise<void> => {
  await page.locator('.compose textarea').fill(text);
  await page.locator('.compose textarea').press('Enter');
};
const lines = (page: Page, text: string) => page.locator('accord-log li.e', { hasText: text });

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  room = await house.newRoom({ name: 'Sarne flood', marking: 'Restricted (fictitious)' });
  colleague = await house.colleague(room, 'Judith Okafor', 'LON');
  facilitator = await enter('Claire Vasseur', 'facilitator', 'PAR');
  editor = await enter('Олена Коваленко', 'editor', 'KYV');
  observer = await enter('Silent Reader', 'observer', null);
});

afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser.close();
  await house.close();
});

describe('coming in', () => {
  it('8.19 the secret of the link leaves the address bar', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(await house.link(room, 'observer', null));
    await page.locator('.door input').waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/i');
    await context.close();
  });

  it('8.19 a link that was used says so in words', async () => {
    const link = await house.link(room, 'editor', 'LON');
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await context.newPage();
    await page.goto(link);
    await page.locator('.door input').fill('One');
    await page.locator('.door .btn.pri').click();
    await page.locator('accord-room').waitFor({ state: 'attached' });
    await context.clearCookies();
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('.door .problem', { hasText: 'a déjà servi' }).waitFor();
    // Also on a phone one chooses one's language at the door, where there is no menu yet.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('.top .seg button', { hasText: 'EN' }).click();
    await page.locator('.door .problem', { hasText: 'already been used' }).waitFor();
    // 6.20: said before a name is asked for.
    expect(await page.locator('.door form').count()).toBe(0);
    await context.close();
  });
});

describe('the log', () => {
  it('8.9 8.10 what one writes stands on all screens, with who and when', async () => {
    await write(editor, 'Water at 4.82 m.\nStill rising.');
    for (const page of [facilitator, observer, editor]) {
      const line = lines(page, 'Water at 4.82 m.');
      await line.waitFor();
      expect(await line.locator('.who').first().innerText()).toBe('KYV');
      expect(await line.locator('.nm').innerText()).toBe('Олена Коваленко');
      expect(await line.locator('.tm b').innerText()).toMatch(/^\d\d:\d\d$/);
    }
  });

  it('8.9 the day of an event on another day stands above the reader’s own time', async () => {
    const yesterday = Date.now() - 26 * 3_600_000;
    const body = { kind: 'comment', text: 'Seen yesterday', language: 'en' } as const;
    const late = { ...body, lateReason: 'No link' };
    const sent = colleague.command('log.append', late, yesterday);
    expect(await sent.settled).toMatchObject({ ok: true });
    const small = lines(editor, 'Seen yesterday').locator('.tm small');
    await small.nth(1).waitFor();
    const [day, own] = [await small.nth(0).boundingBox(), await small.nth(1).boundingBox()];
    expect(own?.y).toBeGreaterThan((day?.y ?? 0) + (day?.height ?? 0) / 2);
    expect(day?.height).toBeLessThan(2 * (own?.height ?? 0));
  });

  it('8.7 a correction strikes the old text, which stays legible, and gives the reason', async () => {
    await write(editor, 'Bridge open.');
    await lines(editor, 'Bridge open.').locator('.no').waitFor({ state: 'attached' });
    await lines(editor, 'Bridge open.').hover();
    await lines(editor, 'Bridge open.').locator('.fix[data-correct]').click();
    const dialog = editor.locator('accord-correct-dialog dialog');
    await dialog.locator('textarea').fill('Bridge closed.');
    expect(await dialog.locator('.btn.pri').isDisabled()).toBe(true);
    await dialog.locator('input').fill('Misheard');
    await dialog.locator('.btn.pri').click();
    const line = lines(observer, 'Bridge closed.');
    await line.waitFor();
    expect(await line.locator('s').innerText()).toBe('Bridge open.');
    expect(await line.locator('.corr').innerText()).toContain('Misheard');
  });

  it('8.12 what stands in the composer survives a reload', async () => {
    await editor.locator('.compose textarea').fill('Half a sentence');
    await editor.reload();
    await becomes(async () =>
      expect(await editor.locator('.compose textarea').inputValue()).toBe('Half a sentence'),
    );
    await editor.locator('.compose textarea').fill('');
  });

  it('8.11 a reader who scrolled up is told what is new', async () => {
    for (let i = 0; i < 30; i++)
      colleague.command('log.append', { kind: 'comment', text: `Line ${i}`, language: 'en' });
    await colleague.settled();
    await lines(facilitator, 'Line 29').waitFor();
    const log = facilitator.locator('accord-log .log');
    await log.evaluate((element) => (element.scrollTop = 0));
    await facilitator.waitForFunction(
      () => document.querySelector('accord-log .log')?.scrollTop === 0,
    );
    await log.dispatchEvent('scroll');
    colleague.command('log.append', { kind: 'comment', text: 'Fresh', language: 'en' });
    await facilitator.locator('.unseen.pri').click();
    await becomes(async () => expect(await lines(facilitator, 'Fresh').isVisible()).toBe(true));
    expect(await facilitator.locator('.unseen.pri').count()).toBe(0);
  });

  it('8.11 the end is followed while line after line arrives, nobody having scrolled', async () => {
    const text = 'A line that is long enough to take more than one row of the pane. '.repeat(3);
    for (let i = 0; i < 150; i++)
      await colleague.command('log.append', {
        kind: 'comment',
        text: `${text}${i}`,
        language: 'en',
      }).settled;
    await lines(editor, `${text}149`).waitFor();
    await becomes(async () => {
      const away = await editor
        .locator('accord-log .log')
        .evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight);
      expect(away).toBeLessThan(48);
    });
    expect(await editor.locator('.unseen.pri').count()).toBe(0);
  });

  it('8.21 letters typed into a field are no shortcuts; N puts the cursor there', async () => {
    await facilitator.locator('accord-log .log').focus();
    await facilitator.keyboard.press('n');
    await facilitator.keyboard.type('nad?');
    expect(await facilitator.locator('.compose textarea').inputValue()).toBe('nad?');
    expect(await facilitator.locator('dialog[open]').count()).toBe(0);
    await facilitator.locator('.compose textarea').fill('');
  });
});

describe('decisions', () => {
  const item = (page: Page) => page.locator('.it', { hasText: 'southern corridor' });
  const vote = (page: Page, code: string) =>
    item(page).locator('.vote', { hasText: code }).locator('.vh');

  it('8.13 8.14 drafted together, proposed, signed; an edit makes sign-offs lapse', async () => {
    await facilitator.locator('accord-decisions .ph .btn').click();
    const form = facilitator.locator('accord-new-point');
    await form.locator('input[name=title]').fill('Open the southern corridor');
    await form.locator('.btn.pri').click();
    const sheet = facilitator.locator('accord-point-sheet dialog');
    const reasons = sheet.locator('accord-co-text').nth(1).locator('textarea');
    await reasons.fill('One road is left. ');

    await item(editor).locator('.tt').click();
    const theirs = editor.locator('accord-point-sheet accord-co-text').nth(1).locator('textarea');
    await becomes(async () => expect(await theirs.inputValue()).toBe('One road is left. '));
    await Promise.all([
      theirs.press('Control+Home').then(() => theirs.pressSequentially('Urgent: ')),
      reasons.press('Control+End').then(() => reasons.pressSequentially('It floods at 18:00Z.')),
    ]);
    await becomes(async () => {
      const both = 'Urgent: One road is left. It floods at 18:00Z.';
      expect(await reasons.inputValue()).toBe(both);
      expect(await theirs.inputValue()).toBe(both);
    });
    await editor.keyboard.press('Escape');

    await sheet.locator('[data-act="decision.propose"]').click();
    await sheet.locator('[data-act="decision.sign"]').click();
    await becomes(async () => expect(await vote(editor, 'PAR').textContent()).toBe('PAR: signed'));
    await item(editor).locator('.btn.pri').click();
    await becomes(async () =>
      expect(await vote(observer, 'KYV').textContent()).toBe('KYV: signed'),
    );

    await sheet.locator('.edit-text').click();
    await reasons.press('Control+End');
    await reasons.pressSequentially(' Edited.');
    await becomes(async () =>
      expect(await vote(observer, 'PAR').textContent()).toBe('PAR: lapsed'),
    );
    expect(await item(editor).locator('.btn.pri').count()).toBe(0);
    await becomes(async () =>
      expect(await sheet.locator('.diff ins').innerText()).toContain('Edited.'),
    );
    expect(await axe(facilitator)).toEqual([]);
    await facilitator.keyboard.press('Escape');
  });
});

describe('alerts', () => {
  it('8.16 8.22 raised by one, acknowledged by each delegation with A', async () => {
    await editor.locator('.compose .raise').click();
    const dialog = editor.locator('accord-raise dialog');
    await dialog.locator('input:not([type=radio])').fill('Dyke breached, sector B');
    await dialog.locator('.btn.pri').click();
    await facilitator.locator('.alert .ttl', { hasText: 'Dyke breached' }).waitFor();
    expect(await facilitator.locator('#alert-cry').textContent()).toContain('Dyke breached');
    expect(await observer.locator('.alert .btn').count()).toBe(0);
    expect(await axe(facilitator)).toEqual([]);
    await facilitator.locator('accord-log .log').focus();
    await facilitator.keyboard.press('a');
    await observer.locator('.alert .ack:not(.wait)', { hasText: 'PAR' }).waitFor();
    expect(await facilitator.locator('.alert .btn.do').count()).toBe(0);
  });
});

describe('roles', () => {
  it('8.17 an observer is offered nothing that writes', async () => {
    for (const control of [
      '.compose',
      '.fix',
      'button.bx',
      'accord-new-point',
      'accord-raise',
      'accord-decisions .ph .btn',
      '.alert .btn',
      'accord-map .tools button[aria-keyshortcuts=p]',
    ])
      expect(await observer.locator(control).count(), control).toBe(0);
    expect(await observer.locator('.room-id .ro').innerText()).toContain('Read-only');
  });

  it('8.18 a facilitator makes a link that lets somebody in, and revokes them', async () => {
    await facilitator.locator('.acts .btn[aria-label=People]').click();
    const dialog = facilitator.locator('accord-people-dialog dialog');
    await dialog.locator('form.invite select').nth(1).selectOption('LON');
    await dialog.locator('form.invite .btn').click();
    const link = await dialog.locator('.made input').inputValue();
    expect(link).toMatch(/\/i#[\w-]{22}$/);
    expect(await axe(facilitator)).toEqual([]);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(link);
    // 6.20: where it leads, before a name is given.
    await page.locator('.door hgroup', { hasText: 'Editor · London' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.locator('.door input').fill('Robert Whitcombe');
    await page.locator('.door .btn.pri').click();
    await page.locator('.compose').waitFor();
    const row = dialog.locator('accord-members li', { hasText: 'Robert Whitcombe' });
    await row.locator('.btn').click();
    await row.locator('.btn.grave').click();
    await page.locator('.conn.calm a', { hasText: 'All rooms' }).waitFor();
    // What could never arrive is not offered any more.
    await page.locator('.compose').waitFor({ state: 'detached' });
    expect(await page.locator('accord-map .tools').count()).toBe(0);
    await facilitator.keyboard.press('Escape');
    await context.close();
  });

  it('8.18 renames the room and sets its phase for everybody', async () => {
    await facilitator.locator('.acts .btn[aria-label=People]').click();
    const form = facilitator.locator('accord-room-settings form');
    await form.nth(1).locator('input').fill('Phase 2, response');
    await form.nth(1).locator('.btn').click();
    await observer.locator('.room-id .phase', { hasText: 'Phase 2, response' }).waitFor();
    await facilitator.keyboard.press('Escape');
  });
});

describe('8.23 a room that is closed', () => {
  it('8.18 8.23 everybody is told, nobody is offered to write, a facilitator reopens it', async () => {
    const told = (page: Page) => page.locator('.conn.calm', { hasText: 'The room is closed.' });
    await facilitator.locator('.acts .btn[aria-label=People]').click();
    await facilitator.locator('accord-room-settings .btn', { hasText: 'Close the room' }).click();
    await facilitator.keyboard.press('Escape');
    for (const page of [facilitator, editor, observer]) await told(page).waitFor();
    await editor.locator('.compose').waitFor({ state: 'detached' });
    for (const page of [editor, observer]) expect(await told(page).locator('.btn').count()).toBe(0);
    expect(await axe(facilitator)).toEqual([]);

    await told(facilitator).locator('.btn').click();
    const form = facilitator.locator('accord-room-settings form', { hasText: 'Reopen the room' });
    await form.locator('input').fill('Closed by mistake');
    await form.locator('.btn').click();
    await facilitator.keyboard.press('Escape');
    await editor.locator('.compose').waitFor();
    await told(observer).waitFor({ state: 'detached' });
  });
});

describe('words and access', () => {
  it('8.1 8.21 in three languages, dark and light, axe finds nothing', async () => {
    for (const [button, lang, title] of [
      ['FR', 'fr', 'Main courante'],
      ['УК', 'uk', 'Журнал дій'],
      ['EN', 'en', 'Action log'],
    ] as const) {
      await observer.locator('.acts > accord-preferences button', { hasText: button }).click();
      await observer.locator('#log-title', { hasText: title }).waitFor();
      expect(await observer.locator('html').getAttribute('lang')).toBe(lang);
      await observer.locator('.acts > accord-preferences .btn.sq').click();
      expect(await axe(observer)).toEqual([]);
    }
  });

  it('8.21 the lobby, the shortcuts and the tablet too', async () => {
    await editor.locator('accord-log .log').focus();
    await editor.keyboard.press('?');
    await editor.locator('accord-keys dialog[open]').waitFor();
    expect(await axe(editor)).toEqual([]);
    await editor.keyboard.press('Escape');
    await editor.setViewportSize({ width: 768, height: 1024 });
    expect(await axe(editor)).toEqual([]);
    await editor.goto(house.server.origin);
    await editor.locator('.rm').waitFor();
    expect(await axe(editor)).toEqual([]);
    await editor.setViewportSize({ width: 1440, height: 900 });
    expect(await axe(editor)).toEqual([]);
    await editor.keyboard.press('1');
    await editor.locator('accord-log .e').first().waitFor();
  });
});

describe('a server that goes away', () => {
  it('8.3 8.8 says so, keeps what is written, and sends it when the server is back', async () => {
    const { port } = house.server;
    await house.server.stop();
    await write(editor, 'Written without a link');
    const pending = lines(editor, 'Written without a link');
    await pending.locator('.tag', { hasText: 'On this device' }).waitFor();
    await editor.locator('footer .saved b', { hasText: 'On this device only' }).waitFor();
    await house.start(port);
    await editor.locator('li.e:not(.pend)', { hasText: 'Written without a link' }).waitFor();
    await editor.locator('footer .saved b', { hasText: 'Durably saved' }).waitFor();
    await lines(facilitator, 'Written without a link').waitFor();
  });

  it('8.20 nothing broke the policy and no request left the origin', () => {
    expect(problems.flat()).toEqual([]);
  });
});
