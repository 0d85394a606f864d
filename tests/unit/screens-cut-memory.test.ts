import { expect, it } from 'vitest';
import { rememberCut, rememberedCut } from '../../client/app/cut-memory.ts';

class Kept {
  readonly all = new Map<string, string>();
  getItem = (key: string): string | null => this.all.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.all.set(key, value);
  removeItem = (key: string): void => void this.all.delete(key);
}
const offline = (since: number) =>
  ({ phase: 'offline', attempt: 1, since, nextTryAt: since + 1 }) as const;

it('8.3 a cut is counted from its beginning over a reload, and forgotten with the next link', () => {
  const kept = new Kept();
  rememberCut(kept, 'R', offline(5_000));
  expect(rememberedCut(kept, 'R', 90_000)).toBe(5_000);
  expect(rememberedCut(kept, 'other room', 90_000)).toBeNull();
  // The page that was loaded anew tries at once, and begins where the one before it was.
  rememberCut(kept, 'R', { phase: 'connecting', attempt: 0, since: 5_000 });
  expect(rememberedCut(kept, 'R', 90_000)).toBe(5_000);
  rememberCut(kept, 'R', { phase: 'online', latencyMs: 3, clockOffsetMs: 0 });
  expect(rememberedCut(kept, 'R', 90_000)).toBeNull();
});

it('8.3 a clock that was set back, or a device that keeps nothing, counts from now', () => {
  const kept = new Kept();
  rememberCut(kept, 'R', offline(5_000));
  expect(rememberedCut(kept, 'R', 4_000)).toBeNull();
  const refuses = {
    getItem: () => {
      throw new Error('blocked');
    },
    setItem: () => {
      throw new Error('blocked');
    },
    removeItem: () => undefined,
  };
  rememberCut(refuses, 'R', offline(5_000));
  expect(rememberedCut(refuses, 'R', 9_000)).toBeNull();
});
