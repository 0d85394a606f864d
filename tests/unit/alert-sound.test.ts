import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AlertSound } from '../../client/alerts/sound.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** How many sound devices were opened, and tones were begun. */
function devices(): { opened: number; tones: number } {
  const count = { opened: 0, tones: 0 };
  const ramp = { setValueAtTime: () => ramp, linearRampToValueAtTime: () => ramp };
  const node = { gain: ramp, frequency: { value: 0 }, connect: (to: unknown) => to };
  vi.stubGlobal(
    'AudioContext',
    class {
      readonly state = 'running';
      readonly currentTime = 0;
      constructor() {
        count.opened++;
      }
      createGain = () => node;
      createOscillator = () => ({ ...node, start: () => count.tones++, stop: () => undefined });
      close(): Promise<void> {
        return Promise.resolve();
      }
    },
  );
  return count;
}

test('8.274 whoever works waits for no sound device: it is opened once, when they rest', () => {
  const count = devices();
  const page = new EventTarget();
  const sound = new AlertSound(page);
  for (let letter = 0; letter < 20; letter++) {
    page.dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(500);
  }
  expect(count.opened).toBe(0);
  vi.runAllTimers();
  expect(sound.isAllowed).toBe(true);
  page.dispatchEvent(new Event('pointerdown'));
  vi.runAllTimers();
  expect(count.opened).toBe(1);
  sound.stop();
});

test('8.274 an alert that comes while somebody works opens it, and sounds', () => {
  const count = devices();
  const page = new EventTarget();
  const sound = new AlertSound(page);
  sound.play('critical');
  expect(count.opened).toBe(0);
  page.dispatchEvent(new Event('keydown'));
  sound.play('warning');
  expect([count.opened, count.tones]).toEqual([1, 1]);
  vi.runAllTimers();
  expect(count.opened).toBe(1);
});

test('8.274 whoever left the room right after their first key opens no device', () => {
  const count = devices();
  const page = new EventTarget();
  const sound = new AlertSound(page);
  page.dispatchEvent(new Event('keydown'));
  sound.stop();
  vi.runAllTimers();
  expect(count.opened).toBe(0);
});
