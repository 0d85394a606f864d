import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startChromium } from './chromium.ts';
import { serveFixture } from './fixture-pages.ts';
import type { StorePage } from './fixtures/connection-store.ts';

let browser: Browser;
let served: Awaited<ReturnType<typeof serveFixture>>;
let context: BrowserContext;
beforeAll(async () => {
  [browser, served] = await Promise.all([startChromium(), serveFixture('connection-store')]);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(() => context.close());

const ROOM = ulid();
type WithStore = Window & { store: StorePage };

async function tab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(served.origin);
  await page.waitForFunction(() => 'store' in window);
  return page;
}
/** Claims in `page`: the replica's name and the numbers of what waits in it. */
async function claim(page: Page): Promise<{ replica: string; waiting: number[] }> {
  return page.evaluate(
    async ([room, replica]) => {
      const loaded = await (window as unknown as WithStore).store.claim(room!, null, replica!);
      const waiting = loaded.items.map((item) => item.seq * 100 + (item.update?.[0] ?? 0));
      return { replica: loaded.identity.replica, waiting };
    },
    [ROOM, ulid()],
  );
}
const write = (page: Page, put: number[], remove: number[] = []): Promise<void> =>
  page.evaluate(
    ([add, drop]) =>
      (window as unknown as WithStore).store.write({
        put: add!.map((seq) => ({ seq, at: 1, update: new Uint8Array([seq]) })),
        remove: drop!,
      }),
    [put, remove],
  );

describe('the store of a browser', () => {
  test('7.3 7.5 holds what was written, and a reloaded tab finds its own', async () => {
    const page = await tab();
    const first = await claim(page);
    await write(page, [1, 2, 3]);
    await write(page, [], [2]);
    await page.reload();
    await page.waitForFunction(() => 'store' in window);
    expect(await claim(page)).toEqual({ replica: first.replica, waiting: [101, 303] });
  });

  test('7.5 each tab has a replica of its own; one left behind is taken over with its edits', async () => {
    const [a, b] = [await tab(), await tab()];
    const [first, second] = [await claim(a), await claim(b)];
    expect(first.replica).not.toBe(second.replica);
    await write(a, [1, 2]);
    await a.close();
    const heir = await tab();
    expect(await claim(heir)).toEqual({ replica: first.replica, waiting: [101, 202] });
    await write(b, [1]);
    await Promise.all([heir.close(), b.close()]);
    const last = await claim(await tab());
    expect(last.waiting).toEqual([101, 202, 301]);
  });

  test('7.13 without locks (no secure context) nothing is kept, and every write says so', async () => {
    const page = await tab();
    await page.evaluate(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
    await claim(page);
    expect(await page.evaluate(() => (window as unknown as WithStore).store.lasting())).toBe(false);
    await expect(write(page, [1])).rejects.toThrow('no storage on this device');
  });
});
