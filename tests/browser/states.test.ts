import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomState } from '../../client/connection/contract.ts';
import { axeInBothThemes } from './axe.ts';
import { startChromium } from './chromium.ts';
import { serveFixture } from './fixture-pages.ts';
import { listenForProblems } from './house.ts';
import { measureAppends } from './measure-log.ts';

let browser: Browser;
let page: Page;
let pages: Awaited<ReturnType<typeof serveFixture>>;
let problems: string[];

const set = (part: Partial<RoomState>): Promise<void> =>
  page.evaluate((state) => {
    const { fixture } = window as unknown as { fixture: { set(part: unknown): void } };
    fixture.set(state);
  }, part);

beforeAll(async () => {
  [browser, pages] = await Promise.all([startChromium(), serveFixture('screens')]);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  problems = listenForProblems(page, pages.origin);
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

describe('8.5 a long log', () => {
  it('8.5 draws the newest first, in the end all, and appends cheaply', async () => {
    const measured = await measureAppends(page, pages.origin, 4000, 60);
    expect(measured.shown).toBe(4000);
    expect(measured.p50).toBeLessThan(4);
  });
});

describe('8.4 what is wrong is said in words', () => {
  const banner = (text: string) => page.locator('.conn', { hasText: text });

  it('8.4 a full disk', async () => {
    await set({ status: { writable: false, reason: 'JOURNAL_FULL' } });
    await banner('disk is full').waitFor();
    await set({ status: { writable: true } });
    await banner('disk is full').waitFor({ state: 'detached' });
  });

  it('8.4 a session that ended, and a page that is too old', async () => {
    await set({ link: { phase: 'refused', code: 'NOT_SIGNED_IN' } });
    await banner('Session expired.').waitFor();
    await set({ link: { phase: 'refused', code: 'VERSION_MISMATCH' } });
    await banner('New version.').locator('.btn').waitFor();
  });

  it('8.3 a long cut', async () => {
    const since = Date.now() - 42_000;
    const link = { phase: 'offline', attempt: 3, since, nextTryAt: since + 60_000 } as const;
    await set({ link });
    await banner('Offline for 00:4').waitFor();
    await set({ link: { phase: 'online', latencyMs: 8, clockOffsetMs: 0 } });
  });

  it('8.95 who was here stays on screen, as last known, when the link is lost', async () => {
    const person = { person: '01JALONAAAAAAAAAAAAAAAAAAA', name: 'Judith Okafor' };
    const here = { ...person, role: 'editor', delegation: 'LON', presence: null } as const;
    await set({ connection: 'mine', roster: { theirs: here } });
    const disc = page.locator('.clk .av[aria-label^="Judith Okafor"]');
    await disc.waitFor();
    const since = Date.now() - 42_000;
    const link = { phase: 'offline', attempt: 3, since, nextTryAt: since + 60_000 } as const;
    await set({ link, connection: null, roster: {} });
    await page.locator('.clk.down .av[aria-label^="Judith Okafor"]').waitFor();
    await page.locator('.acts .btn[aria-label=People]').click();
    const dialog = page.locator('accord-people-dialog dialog');
    expect(await dialog.innerText()).toContain('Here when the link was lost');
    expect(await dialog.innerText()).toContain('Judith Okafor');
    await page.keyboard.press('Escape');
    await set({ link: { phase: 'online', latencyMs: 8, clockOffsetMs: 0 }, connection: 'mine' });
    await disc.waitFor({ state: 'detached' });
  });

  it('8.4 refused edits stay readable until they are dismissed', async () => {
    await set({
      refused: [
        {
          id: '1',
          refusal: { code: 'ROOM_CLOSED', retry: false },
          at: Date.now(),
          command: {
            id: '01JDAAAAAAAAAAAAAAAAAAAAAA',
            type: 'log.append',
            body: { kind: 'information', text: 'Written too late', language: 'en' },
          },
          summary: '',
        },
      ],
    });
    await banner('1 edit was refused.').locator('.btn').click();
    const dialog = page.locator('accord-refused dialog');
    expect(await dialog.innerText()).toContain('Written too late');
    expect(await dialog.innerText()).toContain('The room is closed.');
    await dialog.locator('.rows .btn').nth(1).click();
    await banner('refused').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  });

  it('8.8 pending entries say where they are', async () => {
    const command = {
      id: '01JDAAAAAAAAAAAAAAAAAAAAAA',
      type: 'log.append',
      body: { kind: 'information', text: 'On its way', language: 'en' },
    } as const;
    for (const [state, words] of [
      ['on-device', 'On this device'],
      ['sent', 'Sending'],
    ] as const) {
      await set({ pending: [{ command, state, queuedAt: Date.now() }] });
      await page.locator('.e.pend .tag', { hasText: words }).waitFor();
    }
  });

  it('8.21 axe finds nothing in any of these states, nor in the pages that lead in', async () => {
    const saved = { writing: 0, sent: 0, durableAt: null, waitingSince: null };
    const since = Date.now() - 42_000;
    const offline = { phase: 'offline', attempt: 3, since, nextTryAt: since + 60_000 } as const;
    const online = { phase: 'online', latencyMs: 8, clockOffsetMs: 0 } as const;
    const states: Partial<RoomState>[] = [
      { link: online, pending: [], status: { writable: false, reason: 'JOURNAL_FULL' } },
      { status: { writable: true }, saved: { ...saved, onDevice: 2, deviceRefuses: false } },
      { link: offline, roster: {}, connection: null },
      { link: online, saved: { ...saved, onDevice: 2, deviceRefuses: true } },
      { link: { phase: 'refused', code: 'NOT_SIGNED_IN' } },
      { link: { phase: 'refused', code: 'REVOKED' }, me: null },
    ];
    await page.goto(`${pages.origin}/r/01JARAAAAAAAAAAAAAAAAAAAAA?entries=12`);
    await page.locator('accord-log .e').first().waitFor();
    for (const state of states) {
      await set(state);
      expect([JSON.stringify(state), await axeInBothThemes(page)]).toEqual([
        JSON.stringify(state),
        [],
      ]);
    }
    for (const address of ['/', '/i', '/i#AAAAAAAAAAAAAAAAAAAAAA', '/no/such/address']) {
      await page.goto('about:blank');
      await page.goto(pages.origin + address);
      await page.locator('main').waitFor();
      expect([address, await axeInBothThemes(page)]).toEqual([address, []]);
    }
  }, 120_000);

  it('8.20 nothing broke the policy', () => {
    expect(problems).toEqual([]);
  });
});
