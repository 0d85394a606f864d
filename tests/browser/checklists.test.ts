import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { plansOn, tasksOn } from '../../shared/room/board/read-plans.ts';
import type { Entry, EntryType } from '../../shared/room/record/entry.ts';
import { axeInBothThemes } from './axe.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

let browser: Browser;
let house: BrowserHouse;
let kyiv: RoomClient;
let page: Page;
let context: BrowserContext;
let problems: readonly string[];
let request: string;

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  const room = await house.newRoom({ name: 'Sarne flood' });
  kyiv = await house.colleague(room, 'О. Коваленко', 'KYV');
  const body = { kind: 'request', text: 'Six more coaches at E-2', language: 'en' } as const;
  const ticket = kyiv.command('log.append', body);
  request = ticket.id;
  await ticket.settled;
  const me = { name: 'Ada Haddad', role: 'facilitator', delegation: 'PAR' } as const;
  ({ page, context, problems } = await house.visitor(browser, room, me));
  await page.locator(`[data-entry="${request}"]`).waitFor();
});

afterAll(async () => {
  await context.close();
  await browser.close();
  await house.close();
});

const acts = <T extends EntryType>(type: T): Entry<T>[] =>
  kyiv.entries.filter((entry) => entry.type === type) as Entry<T>[];
const act = (type: EntryType, body: object) =>
  becomes(() =>
    expect(acts(type).map((entry) => entry.body)).toContainEqual(expect.objectContaining(body)),
  );

describe('checklists', () => {
  it('8.250 8.256 a plan from a template, by keyboard alone', async () => {
    await page.keyboard.press('4');
    await page.locator('accord-checklists .empty .btn').focus();
    await page.keyboard.press('Enter');
    const picker = page.locator('accord-template-picker dialog');
    await picker.locator('.pick label').nth(5).waitFor();
    expect(await axeInBothThemes(page, 'accord-template-picker dialog[open]')).toEqual([]);
    const evacuation = picker.locator('label', { hasText: 'Evacuation' }).locator('input');
    await evacuation.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.locator('.it.ck').nth(16).waitFor();
    await becomes(() => expect(tasksOn(kyiv.board)).toHaveLength(17));
    expect(await axeInBothThemes(page, 'accord-checklists')).toEqual([]);
  });

  it('8.252 8.253 items walk, move, are done and blocked with a reason', async () => {
    const [first, second] = tasksOn(kyiv.board);
    const title = (id: string) => page.locator(`[data-item="${id}"] .tt`);
    await title(first!.id).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await becomes(() => expect(tasksOn(kyiv.board)[1]?.id).toBe(first!.id));
    await becomes(async () =>
      expect(await title(first!.id).evaluate((at) => at === document.activeElement)).toBe(true),
    );
    await page.keyboard.press('ArrowUp');
    expect(await title(second!.id).evaluate((at) => at === document.activeElement)).toBe(true);
    await page.keyboard.press('x');
    await act('checklist.mark', { task: second!.id, state: 'done' });
    await title(first!.id).focus();
    await page.keyboard.press('b');
    const before = acts('checklist.mark').length;
    await page.locator('input[name=reason]').fill('No line to the prefecture');
    expect(await axeInBothThemes(page, 'accord-item-sheet dialog[open]')).toEqual([]);
    expect(acts('checklist.mark')).toHaveLength(before);
    await page.keyboard.press('Enter');
    await act('checklist.mark', { state: 'blocked', reason: 'No line to the prefecture' });
    await page.keyboard.press('Escape');
  });

  it('8.255 a version, validated by Kyiv; the plan moves on and says so', async () => {
    const { id: plan } = plansOn(kyiv.board)[0]!;
    await page.locator('.pv .btn', { hasText: 'Freeze' }).click();
    await act('plan.version', { plan });
    const versionHash = acts('plan.version')[0]!.body.versionHash;
    await kyiv.command('plan.validate', { plan, versionHash }).settled;
    await page.locator('.pv .ok', { hasText: 'Version 1 validated by KYV' }).waitFor();
    await page.locator('.adder input').first().fill('Tell the neighbours');
    await page.keyboard.press('Enter');
    await page.locator('.pv .lapse', { hasText: 'moved on' }).waitFor();
    await page.locator('.pv .btn', { hasText: 'What changed' }).click();
    await page.locator('accord-plan-changes ins', { hasText: 'Tell the neighbours' }).waitFor();
    expect(await axeInBothThemes(page, 'accord-plan-changes dialog[open]')).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('8.257 8.271 a task and an alert out of a line, each by one key', async () => {
    const line = page.locator(`[data-entry="${request}"]`);
    await line.click({ position: { x: 20, y: 20 } });
    await page.keyboard.press('t');
    await page.locator('accord-item-sheet input[name=owner]:focus').waitFor();
    await page.keyboard.type('Transport desk');
    await page.keyboard.press('Tab');
    await becomes(() =>
      expect(tasksOn(kyiv.board)).toContainEqual(
        expect.objectContaining({
          title: 'Six more coaches at E-2',
          owner: 'Transport desk',
          links: [{ to: 'entry', id: request }],
        }),
      ),
    );
    await page.keyboard.press('Escape');
    await line.click({ position: { x: 20, y: 20 } });
    await page.keyboard.press('!');
    await page.locator('accord-raise dialog[open] .btn.pri').click();
    await act('alert.raise', { text: 'Six more coaches at E-2', entry: request });
  });
});

describe('handover', () => {
  it('8.280 8.285 what is open, and the watch taken', async () => {
    await page.keyboard.press('h');
    const dialog = page.locator('accord-handover dialog[open]');
    await dialog.locator('.ho-part', { hasText: 'Open requests' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#handover');
    await dialog.locator('.ho-watch .btn.pri').click();
    await becomes(() => expect(acts('watch.open')).toHaveLength(1));
    await dialog.locator('.ho-give').waitFor();
    expect(await axeInBothThemes(page, 'accord-handover dialog[open]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => location.hash === '');
    await page.keyboard.press('h');
    await dialog.locator('button', { hasText: 'Six more coaches' }).last().click();
    await page.locator(`[data-entry="${request}"].found`).waitFor();
  });
});

it('8.20 nothing went wrong on the page', () => expect(problems).toEqual([]));
