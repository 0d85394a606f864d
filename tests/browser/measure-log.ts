import type { Page } from 'playwright-core';

export interface LogMeasure {
  /** Lines in the DOM while it was measured. */
  readonly shown: number;
  /**
   * Script an appended entry as Chromium counts it (`ScriptDuration`), ms. It may leave out what runs
   * between tasks (promises), so it is a lower bound; the wall times below are the upper one.
   */
  readonly script: number;
  /** Wall time of one, ms, which on a busy machine counts others too: from the announcement until the lines stand in the DOM. */
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  /** Until the first lines of a room with so many entries are shown, ms. */
  readonly opened: number;
}

interface Fixture {
  append(text?: string): void;
}

/** Open a room with `entries` entries, append `appends` one at a time, a frame each, and measure. */
export async function measureAppends(
  page: Page,
  origin: string,
  entries: number,
  appends: number,
): Promise<LogMeasure> {
  const start = performance.now();
  await page.goto(`${origin}/r/01JARAAAAAAAAAAAAAAAAAAAAA?entries=${entries}`);
  await page.locator('.e').last().waitFor();
  const opened = performance.now() - start;
  // All of them drawn, as after a while in the room.
  await page.waitForFunction(() => document.querySelector('.chunk.wait') === null, null, {
    timeout: 120_000,
  });
  const shown = await page.locator('.e').count();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
  };
  const before = await scriptSeconds();
  const times = await page.evaluate(async (count: number) => {
    const { fixture } = window as unknown as { fixture: Fixture };
    const log = document.querySelector('accord-log') as unknown as {
      updateComplete: Promise<unknown>;
    };
    const measured: number[] = [];
    for (let i = 0; i < count; i++) {
      await new Promise(requestAnimationFrame);
      const from = performance.now();
      fixture.append(`Appended ${i}`);
      await log.updateComplete;
      measured.push(performance.now() - from);
    }
    await new Promise(requestAnimationFrame);
    return measured;
  }, appends);
  const script = ((await scriptSeconds()) - before) * 1000;
  const sorted = [...times].sort((a, b) => a - b);
  const round = (n: number): number => Math.round(n * 100) / 100;
  return {
    shown,
    script: round(script / appends),
    mean: round(times.reduce((sum, time) => sum + time, 0) / times.length),
    p50: round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    p95: round(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
    opened: round(opened),
  };
}
