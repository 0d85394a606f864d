import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { draftsOf } from '../../shared/room/board/build.ts';
import { tasksOn } from '../../shared/room/board/read-plans.ts';
import type { Entry, EntryType } from '../../shared/room/record/entry.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

// A whole watch without a mouse: every key here goes to the page, nothing is clicked or focused by hand.
let browser: Browser;
let house: BrowserHouse;
let london: RoomClient;
let page: Page;
let context: BrowserContext;
let problems: readonly string[];

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text: string): Promise<void> => page.keyboard.type(text);
const acts = <T extends EntryType>(kind: T): Entry<T>[] =>
  london.entries.filter((entry) => entry.type === kind) as Entry<T>[];
const recorded = (kind: EntryType, body: object) =>
  becomes(() =>
    expect(acts(kind).map((entry) => entry.body)).toContainEqual(expect.objectContaining(body)),
  );
/** Tab on until what has the focus matches. */
async function tabTo(selector: string, key = 'Tab'): Promise<void> {
  for (let n = 0; n < 60; n++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
    await page.keyboard.press(key);
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`no way by Tab to ${selector}; at ${at}`);
}
const focused = (selector: string) =>
  becomes(async () =>
    expect(
      await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector),
      selector,
    ).toBe(true),
  );

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  const room = await house.newRoom({ name: 'Night watch' });
  london = await house.colleague(room, 'Judith Okafor', 'LON');
  const ask = london.command('log.append', { kind: 'request', text: 'Boats?', language: 'en' });
  await ask.settled;
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  problems = [];
  const seen = problems as string[];
  page.on('pageerror', (error) => seen.push(error.message));
  await page.goto(await house.link(room, 'editor', 'PAR'));
});
afterAll(async () => {
  await context.close();
  await browser.close();
  await house.close();
});

describe('8.205 a whole watch by keyboard alone', () => {
  it('8.19 the room is opened', async () => {
    await page.locator('input[name=name]').waitFor();
    await tabTo('input[name=name]');
    await type('Ada Haddad');
    await press('Enter');
    await page.locator('.e', { hasText: 'Boats?' }).waitFor();
  });

  it('8.141 8.143 an entry with kind, status and somebody named', async () => {
    await press('n');
    await focused('accord-composer textarea');
    await press('Alt+1', 'Alt+6');
    await type('Water over the south dyke, says @Judith');
    await page.locator('[role=option]').first().waitFor();
    await press('Enter');
    await press('Enter');
    await recorded('log.append', { kind: 'information', status: 'to-verify' });
    expect(acts('log.append').at(-1)?.body.text).toContain('Judith Okafor');
  });

  it('8.108 8.7 the line is reached by arrows, corrected, and the focus comes back to it', async () => {
    const { id } = acts('log.append').at(-1)!;
    await page.locator(`[data-entry="${id}"] .no`).waitFor({ state: 'attached' });
    await press('Escape', '2');
    await focused('.log');
    for (let n = 0; n < 9; n++) {
      await press('ArrowUp');
      if (await page.evaluate((e) => document.activeElement?.matches(`[data-entry="${e}"]`), id))
        break;
    }
    await focused(`[data-entry="${id}"]`);
    await press('e');
    const dialog = page.locator('accord-correct-dialog dialog[open]');
    await dialog.waitFor();
    await focused('accord-correct-dialog textarea');
    await press('Control+A');
    await type('Water over the north dyke.');
    await tabTo('accord-correct-dialog input');
    await type('Misheard');
    await press('Enter');
    await recorded('log.correct', { corrects: id, reason: 'Misheard' });
    await dialog.waitFor({ state: 'detached' });
    await focused(`[data-entry="${id}"]`);
    await press('Enter');
    await page.locator('accord-line-dialog dialog[open]').waitFor();
    await press('Escape');
    await focused(`[data-entry="${id}"]`);
    await press('Escape');
    await focused('.log');
  });

  it('8.205 a decision is drafted, proposed and signed', async () => {
    await press('d');
    await focused('accord-new-point input[name=title]');
    await type('Open the north sluice');
    await press('Enter');
    await page.locator('.decision-sheet[open]').waitFor();
    // In the text at once, not on the cross that closes.
    await focused('accord-co-text :is(input, textarea)');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(
      'Open the north sluice',
    );
    const field = async (label: string, text: string): Promise<void> => {
      for (let n = 0; n < 30; n++) {
        await press('Tab');
        const name = await page.evaluate(() => {
          const at = document.activeElement;
          const named = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
          return (named && at.labels?.[0]?.textContent) || at?.getAttribute('aria-label') || '';
        });
        if (name.trim().startsWith(label)) return type(text);
      }
      throw new Error(`no field ${label}`);
    };
    await field('Why there was no alternative', 'The south sluice is stuck.');
    await field('Reasons', 'Two hours are left.');
    await field('Decision-maker', 'Prefect');
    await tabTo('[data-act="decision.propose"]:not(:disabled)');
    await press('Enter');
    await becomes(() => expect(acts('decision.propose')).toHaveLength(1));
    await page.locator('[data-act="decision.sign"]:not(:disabled)').waitFor();
    // The button that proposed is gone: keys still reach the sheet.
    await focused('#sheet-title');
    await press('y');
    await becomes(() => expect(acts('decision.sign')).toHaveLength(1));
    await press('Escape');
    expect([...draftsOf(london.board).values()]).toHaveLength(1);
  });

  it('8.252 8.257 a task out of a line, and ticked', async () => {
    await press('2');
    await focused('.log');
    for (let n = 0; n < 20; n++) {
      await press('ArrowUp');
      const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (text.includes('Boats?')) break;
    }
    await press('t');
    await focused('accord-item-sheet input[name=owner]');
    await type('Boat desk');
    await press('Tab', 'Escape');
    await becomes(() => expect(tasksOn(london.board)[0]).toMatchObject({ owner: 'Boat desk' }));
    const { id: task } = tasksOn(london.board)[0]!;
    await page.locator('accord-item-sheet dialog[open]').waitFor({ state: 'detached' });
    await press('4');
    await focused('accord-checklists .list');
    await tabTo(`[data-item="${task}"] .tt`);
    await press('x');
    await recorded('checklist.mark', { task, state: 'done' });
  });

  it('8.16 an alert is acknowledged', async () => {
    const alert = london.command('alert.raise', { severity: 'critical', text: 'Dyke breached' });
    await alert.settled;
    await page.locator('.alert', { hasText: 'Dyke breached' }).waitFor();
    await press('a');
    await recorded('alert.acknowledge', { alert: alert.id });
  });

  it('8.285 the watch is taken, and handed over with a note', async () => {
    await press('h');
    await page.locator('accord-handover dialog[open]').waitFor();
    await tabTo('.ho-watch .btn.pri');
    await press('Enter');
    await becomes(() => expect(acts('watch.open')).toHaveLength(1));
    await page.locator('.ho-give').waitFor();
    await tabTo('.ho-give input[name=name]');
    await type('Moussa Diallo');
    await tabTo('.ho-give textarea');
    await type('North sluice is opening.');
    await tabTo('.ho-give button.btn:not(.quiet)');
    await press('Enter');
    await recorded('watch.relieve', { note: 'North sluice is opening.' });
    await press('Escape');
  });
});

describe('8.21 what a screen reader is told, in its order', () => {
  it('8.9 8.108 the log: the region and how to walk it, then line by line who, kind, words', async () => {
    const told = await page.locator('.p-log').ariaSnapshot();
    const at = (needle: string): number => {
      const found = told.indexOf(needle);
      expect(found, `${needle} in ${told}`).toBeGreaterThanOrEqual(0);
      return found;
    };
    const order = [
      'heading "Action log"',
      'region "Entries, oldest first"',
      'Boats?',
      'Water over the north dyke.',
      'textbox',
    ].map(at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const described = await page
      .locator('.log')
      .evaluate((log) =>
        document.getElementById(log.getAttribute('aria-describedby') ?? '')?.textContent?.trim(),
      );
    expect(described).toContain('Up and down');
    expect(told).not.toMatch(/^\s*- (button|textbox|combobox)$/m);
  });

  it('8.202 the sheet of a decision: title, its text, its course, what may be done', async () => {
    await page.evaluate(() =>
      document.querySelector('accord-log')?.dispatchEvent(
        new CustomEvent('accord-show', {
          detail: {
            to: 'decision',
            id: document.querySelector<HTMLElement>('[data-point]')?.dataset['point'],
          },
          bubbles: true,
          composed: true,
        }),
      ),
    );
    const sheet = page.locator('.decision-sheet[open]');
    await sheet.waitFor();
    const told = await sheet.ariaSnapshot();
    const at = (needle: string): number => {
      const found = told.indexOf(needle);
      expect(found, `${needle} in ${told}`).toBeGreaterThanOrEqual(0);
      return found;
    };
    const order = ['heading "Open the north sluice"', 'Two hours are left.', 'PAR'].map(at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(told).not.toMatch(/^\s*- (button|textbox|combobox)$/m);
    await press('Escape');
  });

  it('8.251 a checklist: its heading, then each item with how it stands', async () => {
    await press('4');
    const told = await page.locator('accord-checklists').ariaSnapshot();
    expect(told).toMatch(/heading "Checklists"[\s\S]*Boats\?/);
    expect(told).not.toMatch(/^\s*- (button|textbox|combobox|checkbox)$/m);
  });
});

it('8.20 nothing went wrong on the page', () => expect(problems).toEqual([]));
