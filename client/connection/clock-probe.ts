import type { Surroundings } from './surroundings.ts';
import { ask, type Wire } from './wire.ts';

const EVERY = 20_000;

/**
 * Measures, every 20 s, the round trip and how far the server's clock is ahead of ours: its time
 * minus ours at the middle of the round trip (Cristian's algorithm).
 */
export class ClockProbe {
  #cancel: (() => void) | null = null;
  #stopped = false;

  /** @param measured gets latency (round trip) and offset, both ms */
  constructor(
    wire: Wire,
    around: Surroundings,
    measured: (latencyMs: number, offsetMs: number) => void,
  ) {
    const probe = (): void => {
      const asked = around.now();
      ask(wire, 'time', null, (result) => {
        if (this.#stopped) return;
        const latency = around.now() - asked;
        if (result.ok) measured(latency, result.value.serverTime - (asked + latency / 2));
        this.#cancel = around.after(EVERY, probe);
      });
    };
    probe();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }
}
