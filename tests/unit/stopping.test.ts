import { describe, expect, test } from 'vitest';
import { stopOnSignal } from '../../server/stopping.ts';

function scene(stop: () => Promise<void>) {
  const exits: number[] = [];
  const said: string[] = [];
  let signal: (name: NodeJS.Signals) => void = () => {};
  let due: { ms: number; call: () => void; off: boolean } | null = null;
  const note = (_fields: object, message: string) => void said.push(message);
  stopOnSignal(
    {
      on: (_name, listener) => (signal = listener),
      exit: (code) => void exits.push(code),
      after(ms, call) {
        const mine = { ms, call, off: false };
        due = mine;
        return () => void (mine.off = true);
      },
    },
    stop,
    { info: note, error: note },
  );
  return { exits, said, signal: () => signal('SIGTERM'), due: () => due };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('1.6 stopping', () => {
  test('1.6 in order ends with 0, and nothing is cut short', async () => {
    const { exits, signal, due } = scene(() => Promise.resolve());
    signal();
    await turn();
    expect(exits).toEqual([0]);
    expect(due()).toMatchObject({ ms: 9_000, off: true });
  });

  test('1.6 a second signal ends it at once', async () => {
    const { exits, signal } = scene(() => new Promise(() => {}));
    signal();
    await turn();
    expect(exits).toEqual([]);
    signal();
    expect(exits).toEqual([1]);
  });

  test('1.6 a stop that hangs is cut short after 9 s, and says so', async () => {
    const { exits, said, signal, due } = scene(() => new Promise(() => {}));
    signal();
    due()?.call();
    expect(exits).toEqual([1]);
    expect(said.at(-1)).toContain('cut short');
  });

  test('1.6 a stop that goes wrong ends with 1', async () => {
    const { exits, signal } = scene(() => Promise.reject(new Error('disk')));
    signal();
    await turn();
    expect(exits).toEqual([1]);
  });
});
