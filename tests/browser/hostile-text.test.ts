import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createDecision, createFeature, createTask } from '../../shared/room/board/build.ts';
import { MAX_ENTRY_TEXT } from '../../shared/room/record/limits.ts';
import { proposalOf } from '../../shared/room/record/decision-version.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { HOSTILE_TEXTS, hostileOf } from '../hostile-texts.ts';
import { startChromium } from './chromium.ts';
import { BrowserHouse } from './house.ts';

/** What Accord records is looked for by these words, each of one view. */
const named = (needle: string, length: number): string =>
  `${needle} ${hostileOf(length - needle.length - 1)}`;
const ROOM = 'Room \u202e<b>owned</b>\u001b[31m';
/** Of a person: what hides or turns is refused in names (SPEC 6). */
const NAME = '<b>Ann</b> &amp; co';
const LONGEST = named('Longest', MAX_ENTRY_TEXT);
const IDS = { mark: ulid(), decision: ulid(), task: ulid() } as const;

let browser: Browser;
let house: BrowserHouse;
let london: RoomClient;
let page: Page;
let context: BrowserContext;
let problems: string[];
let longest: string;
let texts: readonly string[];

async function done(ticket: ReturnType<RoomClient['command']>): Promise<string> {
  expect(await ticket.settled).toMatchObject({ ok: true });
  return ticket.id;
}
const say = (text: string) =>
  done(london.command('log.append', { kind: 'request', text, language: 'en' }));

async function fill(): Promise<void> {
  // As they are recorded: half a character does not go over a wire, white space around them goes.
  texts = HOSTILE_TEXTS.map((text) => text.toWellFormed().trim());
  for (const text of texts) await say(text);
  longest = await say(LONGEST);
  const wrong = await say('About to be corrected');
  const correction = { kind: 'comment', text: named('Corrected', 900), language: 'en' } as const;
  await done(
    london.command('log.correct', { ...correction, corrects: wrong, reason: named('Reason', 500) }),
  );
  const translation = { entry: longest, language: 'fr', text: named('Translated', 2_000) } as const;
  await done(london.command('log.translate', translation));
  await done(london.command('log.promote', { entry: longest, key: true }));
  london.edit((board) => {
    createFeature(board, {
      id: IDS.mark,
      kind: 'point',
      geom: { type: 'Point', coordinates: [31, 50] },
      label: named('Mark', 300),
      note: named('Note', 2_000),
      style: {},
      layer: 'default',
      z: 'a0',
    });
    createDecision(board, {
      id: IDS.decision,
      title: named('Decision', 400),
      order: 'a0',
      owner: named('Owner', 150),
      reasons: named('Reasons', 5_000),
      options: [
        { id: ulid(), order: 'a0', text: named('Option', 900) },
        { id: ulid(), order: 'a1', text: named('Other', 900) },
      ],
    });
    createTask(board, {
      id: IDS.task,
      title: named('Task', 400),
      order: 'a0',
      owner: named('Leader', 150),
      list: named('Heading', 150),
      due: Date.now() - 60_000,
    });
  });
  await london.settled();
  expect(london.state.refused).toEqual([]);
  const codes = london.state.sites.map((site) => site.id);
  const proposal = proposalOf(london.board, IDS.decision, codes)!;
  const proposed = await done(london.command('decision.propose', proposal));
  const { decision, versionHash } = proposal;
  const text = named('Reservation', 1_500);
  await done(
    london.command('decision.reserve', { decision, proposal: proposed, versionHash, text }),
  );
  const mark = { task: IDS.task, state: 'blocked', reason: named('Blocked', 400) } as const;
  await done(london.command('checklist.mark', mark));
  await done(london.command('alert.raise', { severity: 'critical', text: named('Alert', 300) }));
}

/** Signs that hide or turn, and elements that only markup in a text could have made. */
const findings = (): Promise<string[]> =>
  page.evaluate(() => {
    const hidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
    const found: string[] = [];
    const look = (what: string, text: string | null): void => {
      if (text && hidden.test(text.replaceAll(/[\n\t]/g, '')))
        found.push(`${what}: ${JSON.stringify(text.slice(0, 80))}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      look(node.parentElement?.outerHTML.slice(0, 60) ?? '', node.nodeValue);
    for (const element of document.querySelectorAll('[title], [aria-label], [alt]'))
      for (const name of ['title', 'aria-label', 'alt'])
        look(`${element.localName}[${name}]`, element.getAttribute(name));
    const made = document.body.querySelectorAll(
      'script, iframe, object, h1 + h1, a[href^="javascript"], [onerror], [onload]',
    );
    for (const element of made) found.push(`made: ${element.outerHTML.slice(0, 80)}`);
    if ('owned' in window) found.push('a text was run');
    return found;
  });

/** The page shows something that begins with `needle`, and shows it, and all else, as text. */
async function shows(within: string, needle: string): Promise<void> {
  await page.locator(within, { hasText: needle }).first().waitFor();
  expect(await findings()).toEqual([]);
}

const show = (to: string, id: string) =>
  page.evaluate(
    (detail) =>
      document
        .querySelector('accord-log')
        ?.dispatchEvent(new CustomEvent('accord-show', { detail, bubbles: true, composed: true })),
    { to, id },
  );

beforeAll(async () => {
  [browser, house] = await Promise.all([startChromium(), BrowserHouse.open()]);
  const room = await house.newRoom({ name: ROOM, marking: `Marking ${ROOM}` });
  london = await house.colleague(room, NAME, 'LON');
  await fill();
  const who = { name: 'Ada Haddad', role: 'facilitator', delegation: 'PAR' } as const;
  ({ page, context, problems } = await house.visitor(browser, room, who));
  await page.locator(`[data-entry="${longest}"]`).waitFor();
});
afterAll(async () => {
  expect(problems).toEqual([]);
  await context.close();
  await browser.close();
  await house.close();
});

it('8.105 every line of the log shows a hostile text as text, whole, and inside its column', async () => {
  const seen = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.e[data-entry]')].flatMap((line) => {
      const words = line.querySelector<HTMLElement>('p[lang]');
      if (!words || line.classList.contains('is-struck')) return [];
      const fits = words.scrollWidth <= words.clientWidth + 1;
      return [{ text: words.textContent?.trim(), fits }];
    }),
  );
  const shown = (text: string) => ({ text: shownText(text).trim(), fits: true });
  expect(seen.slice(0, texts.length + 1)).toEqual([...texts, LONGEST.toWellFormed()].map(shown));
  await shows('.e', 'Corrected');
  await shows('.e .corr', 'Reason');
  await shows('.e .tr', 'Translated');
});

it('8.105 a text of 20,000 characters keeps the log readable, and is reached by keyboard', async () => {
  const long = page.locator(`[data-entry="${longest}"] .long`);
  const { height, pane } = await long.evaluate((box) => ({
    height: box.clientHeight,
    pane: box.closest('.log')?.clientHeight ?? 0,
  }));
  expect(height).toBeLessThan(pane);
  await long.focus();
  await page.keyboard.press('End');
  await page.waitForFunction((id) => {
    const box = document.querySelector(`[data-entry="${id}"] .long`);
    return box && box.scrollTop > 0 && box.scrollTop + box.clientHeight > box.scrollHeight - 4;
  }, longest);
});

it('8.105 dialogs of a line, what a search finds, the alert', async () => {
  const line = page.locator(`[data-entry="${longest}"]`);
  await line.hover();
  await line.locator('[data-more]').click();
  await shows('accord-line-dialog dialog[open]', 'Longest');
  await page.keyboard.press('Escape');
  await line.hover();
  await line.locator('[data-correct]').click();
  await shows('accord-correct-dialog dialog[open]', 'Longest');
  await page.keyboard.press('Escape');
  await page.locator('.log').press('/');
  await page.keyboard.type('owned');
  await shows('.results .hit', 'owned');
  await page.keyboard.press('Escape');
  await shows('accord-alerts .ttl', 'Alert');
});

it('8.105 decisions, checklists, the handover', async () => {
  await shows('accord-decisions .it', 'Decision');
  await show('decision', IDS.decision);
  await shows('.decision-sheet[open]', 'Reasons');
  await shows('.decision-sheet[open] .stand', 'Reservation');
  await page.keyboard.press('Escape');
  await show('task', IDS.task);
  await shows('accord-checklists', 'Task');
  await shows('dialog[open]', 'Blocked');
  await page.keyboard.press('Escape');
  await page.locator('.log').press('h');
  await shows('accord-handover dialog[open]', 'Longest');
  await shows('accord-handover dialog[open]', 'Decision');
  await page.keyboard.press('Escape');
});

/** The strips of the exported picture above and below the map: title and marking, legend and marking. */
async function strips(title: string, marking: string): Promise<string> {
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.locator('accord-map-export dialog[open]');
  await dialog.locator('input[value=png]').check({ force: true });
  await dialog.locator('input[name=title]').fill(title);
  await dialog.locator('input[name=marking]').fill(marking);
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the file' }).click();
  const picture = readFileSync(await (await waiting).path()).toString('base64');
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(
      new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]),
    );
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height);
    const brush = canvas.getContext('2d')!;
    brush.drawImage(bitmap, 0, 0);
    // Without the line that says when it was drawn.
    const parts = [
      brush.getImageData(0, 0, width, 33),
      brush.getImageData(0, height - 88, width, 88),
    ];
    return parts.map(({ data }) => btoa(String.fromCharCode(...new Set(data))) + hash(data)).join();
    function hash(data: Uint8ClampedArray): number {
      return data.reduce((sum, value) => (Math.imul(sum, 31) + value) | 0, 7);
    }
  }, picture);
}

it('8.105 9.215 the pixels of an exported picture: signs that turn are drawn, and turn nothing', async () => {
  const turning = ['Sluice \u202eneddih', 'SECRET \u2067\u202eCILBUP'] as const;
  const drawn = await strips(...turning);
  // The same pixels as the words that stand for them on screen, marking and legend in their places …
  expect(await strips(shownText(turning[0]), shownText(turning[1]))).toBe(drawn);
  // … and not those of the text turned round, or without the signs.
  expect(await strips('Sluice hidden', 'SECRET PUBLIC')).not.toBe(drawn);
  expect(await strips('Sluice neddih', 'SECRET CILBUP')).not.toBe(drawn);
});

it('8.105 a mark, the people of the room, the lobby', async () => {
  await show('feature', IDS.mark);
  await shows('accord-map', 'Mark');
  await shows('.top h1', 'Room');
  await page.goto(new URL('/', page.url()).href);
  await shows('accord-lobby', 'Room');
});
