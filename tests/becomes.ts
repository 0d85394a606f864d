import { vi } from 'vitest';

/**
 * Waits until `check` no longer throws, and gives what it returns. It goes on at once when that is
 * so; the patience, 20 s, is there for a test that fails, so that no busy machine uses it up.
 */
export const becomes = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 20_000, interval: 20 });
