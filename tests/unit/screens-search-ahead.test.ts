import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { searchAhead } from '../../client/log/search-ahead.ts';
import type { LinkState, RoomClient } from '../../client/connection/contract.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('8.106 the server gets its index ready whenever the link comes up, and never without one', async () => {
  let phase: LinkState['phase'] = 'connecting';
  let changed = (): void => undefined;
  const asked: string[] = [];
  const stopped = vi.fn();
  const room = {
    get state() {
      return { link: { phase } };
    },
    on: (_event: 'state', listener: () => void) => {
      changed = listener;
      return stopped;
    },
    search: (text: string) => {
      asked.push(text);
      return Promise.resolve();
    },
  } as unknown as RoomClient;
  const is = async (next: LinkState['phase']): Promise<void> => {
    phase = next;
    changed();
    await vi.runAllTimersAsync();
  };

  // A room that comes from this device's copy stands long before its link.
  const stop = searchAhead(room);
  await vi.runAllTimersAsync();
  expect(asked).toEqual([]);
  await is('online');
  await is('online');
  expect(asked).toEqual(['']);
  await is('offline');
  expect(asked).toEqual(['']);
  await is('online');
  expect(asked).toEqual(['', '']);
  stop();
  expect(stopped).toHaveBeenCalled();
});
