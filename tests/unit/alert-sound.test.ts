import { afterEach, expect, test, vi } from 'vitest';
import { AlertSound } from '../../client/alerts/sound.ts';
import { becomes } from '../becomes.ts';

afterEach(() => vi.unstubAllGlobals());

/** How many sound devices were opened. */
function devices(): { opened: number } {
  const count = { opened: 0 };
  vi.stubGlobal(
    'AudioContext',
    class {
      readonly state = 'running';
      constructor() {
        count.opened++;
      }
      close(): Promise<void> {
        return Promise.resolve();
      }
    },
  );
  return count;
}

test('8.274 the first key does not wait for the sound device, which is opened once after it', async () => {
  const count = devices();
  const page = new EventTarget();
  const sound = new AlertSound(page);
  page.dispatchEvent(new Event('keydown'));
  page.dispatchEvent(new Event('keydown'));
  expect(count.opened).toBe(0);
  await becomes(() => expect(sound.isAllowed).toBe(true));
  page.dispatchEvent(new Event('pointerdown'));
  expect(count.opened).toBe(1);
  sound.stop();
});

test('8.274 whoever left the room right after their first key opens no device', async () => {
  const count = devices();
  const [left, stays] = [new EventTarget(), new EventTarget()];
  const gone = new AlertSound(left);
  left.dispatchEvent(new Event('keydown'));
  gone.stop();
  const sound = new AlertSound(stays);
  stays.dispatchEvent(new Event('keydown'));
  await becomes(() => expect(sound.isAllowed).toBe(true));
  expect(count.opened).toBe(1);
});
