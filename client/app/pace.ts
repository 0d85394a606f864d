import type { ReactiveControllerHost } from 'lit';

/** Times what it took that everything rests before the next drawing: a fifth of the time at most. */
const REST = 4;
/** However slow the machine, what is new is shown after so long, ms. */
const MOST_MS = 250;

/** What a pace needs of the browser: handed in, so that tests turn the clock. */
export interface PaceClock {
  /** ms */
  now(): number;
  /** Run `task` with the next frame; soon, on a page that nobody sees. */
  frame(task: () => void): void;
  /** Run `task` when the frame that is being made has been painted. */
  painted(task: () => void): void;
  after(ms: number, task: () => void): void;
}

/**
 * When many lines arrive, they are drawn together: at once while it is quiet, else after a rest that
 * grows with what the last drawing took (SPEC 8.151). Between two drawings keys have the page for
 * themselves, on fast machines and on slow ones.
 */
export class Pace {
  readonly #clock: PaceClock;
  readonly #waiting = new Set<ReactiveControllerHost>();
  /** A drawing is planned or going on, or everything rests after one. */
  #busy = false;

  constructor(clock: PaceClock) {
    this.#clock = clock;
  }

  /** `host` shows something that has changed. */
  request(host: ReactiveControllerHost): void {
    this.#waiting.add(host);
    if (!this.#busy) this.#plan();
  }

  #plan(): void {
    this.#busy = true;
    this.#clock.frame(() => this.#draw());
  }

  #draw(): void {
    const began = this.#clock.now();
    const hosts = [...this.#waiting];
    this.#waiting.clear();
    for (const host of hosts) host.requestUpdate();
    this.#clock.painted(() => {
      const took = this.#clock.now() - began;
      this.#clock.after(Math.min(MOST_MS, took * REST), () => this.#rested());
    });
  }

  #rested(): void {
    this.#busy = false;
    if (this.#waiting.size > 0) this.#plan();
  }
}

/** One for the page: what is drawn together is laid out and painted once. */
export const pace = new Pace({
  now: () => performance.now(),
  frame: (task) => {
    if (document.hidden) setTimeout(task, 0);
    else requestAnimationFrame(task);
  },
  painted: (task) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      task();
    };
    port2.postMessage(null);
  },
  after: (ms, task) => void setTimeout(task, ms),
});
