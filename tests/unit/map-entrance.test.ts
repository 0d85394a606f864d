import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Entrance } from '../../client/map/entrance.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('9.33 the first painting of the map', () => {
  function entrance() {
    const made = new Entrance();
    const parts = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    let opened = false;
    const all = [made.room, ...parts.map(({ promise }) => promise)];
    void made.patiently(all).then(() => (opened = true));
    const isOpen = async (after = 0): Promise<boolean> => {
      await vi.advanceTimersByTimeAsync(after);
      return opened;
    };
    return { made, parts, isOpen };
  }

  it('9.33 waits until all of it has come, and no longer', async () => {
    const { made, parts, isOpen } = entrance();
    parts[0].resolve();
    made.came();
    expect(await isOpen(500)).toBe(false);
    parts[1].resolve();
    expect(await isOpen()).toBe(true);
  });

  it('9.33 does not wait for what failed', async () => {
    const { made, parts, isOpen } = entrance();
    parts[0].reject(new Error('no such file'));
    parts[1].resolve();
    expect(await isOpen()).toBe(false);
    made.came();
    expect(await isOpen()).toBe(true);
  });

  it('9.33 begins with what is there after a second', async () => {
    const { isOpen } = entrance();
    expect(await isOpen(999)).toBe(false);
    expect(await isOpen(1)).toBe(true);
  });
});
