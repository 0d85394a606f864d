/** One of the three browsers of log-storm.ts: what it shows, who types in it, and what it measures itself. */
import type { Page } from 'playwright-core';
import type { RoomClient } from '../../client/connection/contract.ts';

export interface KeyFigures {
  /** When it was pressed, ms of the page's clock. */
  readonly at: number;
  /** The same, ms since 1970. */
  readonly since1970: number;
  /** From the browser's process having the key to the frame with its letter being on the screen, ms. */
  readonly shownMs: number;
  /** Part of it: until the page's own thread was free to take the key, ms. */
  readonly waitedMs: number;
}
export interface PageFigures {
  /** From Enter to the frame with the line, of those that the filter lets through. */
  readonly seenMs: readonly number[];
  /** Of keys that took 16 ms or more, as Event Timing gives them: in steps of 8 ms. */
  readonly keys: readonly KeyFigures[];
  /** Storm lines that this page's copy holds. */
  readonly held: number;
}

/** Runs in the page itself: when lines are there, and how long keys take. */
function watch(mark: string): void {
  const seenMs: number[] = [];
  const keys: KeyFigures[] = [];
  const figures = { seenMs, keys, held: 0 };
  Object.assign(window, { figures });
  const seen = new WeakSet<Element>();
  performance.mark(mark);
  const GIVEN = /^storm .* (\d{13})$/;
  const { client } = document.querySelector('accord-room') as unknown as { client: RoomClient };
  client.on('entries', (entries) => {
    for (const { body } of entries)
      if ('text' in body && body.text && GIVEN.test(body.text)) figures.held += 1;
  });
  const log = document.querySelector('.p-log .log');
  if (!log) throw new Error('no log on screen');
  new MutationObserver((changes) => {
    const given = changes.flatMap(({ addedNodes }) =>
      [...addedNodes].flatMap((node) => {
        if (!(node instanceof Element)) return [];
        const lines = node.matches('.e') ? [node] : [...node.querySelectorAll('.e')];
        return lines.flatMap((line) => {
          if (seen.has(line)) return [];
          seen.add(line);
          const words = line.querySelector('p[lang]')?.textContent?.trim() ?? '';
          const found = GIVEN.exec(words);
          return found ? [Number(found[1])] : [];
        });
      }),
    );
    // In the frame after the next the lines have been painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        for (const at of given) seenMs.push(Date.now() - at);
      }),
    );
  }).observe(log, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      if (entry.name === 'keydown')
        keys.push({
          at: entry.startTime,
          since1970: performance.timeOrigin + entry.startTime,
          shownMs: entry.duration,
          waitedMs: entry.processingStart - entry.startTime,
        });
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

type Measured = Window & { readonly figures: PageFigures };

export class StormPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** One filter each: everything, one delegation, facts. */
  async choose(index: number): Promise<void> {
    if (index === 1) await this.page.locator('.filters .by button').nth(1).click();
    if (index === 2) await this.page.locator('.filters .chip', { hasText: 'Facts' }).click();
  }

  /** Begin to measure. @param mark set in the trace, if one is made */
  async watch(mark: string): Promise<void> {
    await this.page.evaluate(watch, mark);
  }

  /** Somebody types. @returns when keys were pressed by the time `goesOn` says no, ms since 1970 */
  async type(goesOn: () => boolean): Promise<readonly number[]> {
    const pressed: number[] = [];
    await this.page.locator('accord-composer textarea').focus();
    while (goesOn()) {
      pressed.push(Date.now());
      await this.page.keyboard.press(pressed.length % 30 === 0 ? 'Space' : 'a');
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    return pressed;
  }

  /** Resolves when so many storm lines are in this page's copy. */
  async holds(lines: number): Promise<void> {
    await this.page.waitForFunction(
      (all) => (window as unknown as Measured).figures.held >= all,
      lines,
    );
  }

  figures(): Promise<PageFigures> {
    return this.page.evaluate(() => (window as unknown as Measured).figures);
  }
}
