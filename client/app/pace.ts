import type { ReactiveControllerHost } from 'lit';

/**
 * While lines keep coming, everything rests so long after a drawing, ms: three a second are as many as a
 * reader can follow, and each costs the page, the browser and the screen something of its own.
 */
const REST_MS = 300;

/** Who pressed a key so recently is typing, ms. */
const TYPING_MS = 1_000;
/** A key so recent may not have been painted yet, ms. */
const JUST_MS = 30;
/**
 * The page has painted a letter; the browser's other threads have yet to bring it to the screen, on the
 * same few processors, ms. A drawing that begins at once would take one of these from them.
 */
const SHOWN_MS = 24;
/** No longer than this is waited for the next key, ms. */
const MOST_HELD_MS = 200;

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
 * When many lines arrive, they are drawn together: at once while it is quiet, else after a rest (SPEC
 * 8.151). Between two drawings keys have the page for themselves. While somebody types, a drawing begins
 * as soon as a letter is on the screen: then the next key is furthest away.
 */
export class Pace {
  readonly #clock: PaceClock;
  readonly #waiting = new Set<ReactiveControllerHost>();
  /** A drawing is planned or going on, or everything rests after one. */
  #busy = false;
  #lastKey = -Infinity;
  /** A drawing that waits for a key. */
  #held: (() => void) | null = null;

  constructor(clock: PaceClock) {
    this.#clock = clock;
  }

  /** `host` shows something that has changed. */
  request(host: ReactiveControllerHost): void {
    this.#waiting.add(host);
    if (!this.#busy) this.#plan();
  }

  /** A key was pressed. */
  key(): void {
    this.#lastKey = this.#clock.now();
    const held = this.#held;
    this.#held = null;
    if (held) this.#onceShown(held);
  }

  #onceShown(task: () => void): void {
    this.#clock.frame(() => this.#clock.painted(() => this.#clock.after(SHOWN_MS, task)));
  }

  #plan(): void {
    this.#busy = true;
    const since = this.#clock.now() - this.#lastKey;
    let begun = false;
    const begin = (): void => {
      if (begun) return;
      begun = true;
      this.#held = null;
      this.#clock.frame(() => this.#draw());
    };
    if (since > TYPING_MS) return begin();
    if (since < JUST_MS) this.#onceShown(begin);
    else this.#held = begin;
    this.#clock.after(MOST_HELD_MS, begin);
  }

  #draw(): void {
    const hosts = [...this.#waiting];
    this.#waiting.clear();
    for (const host of hosts) host.requestUpdate();
    this.#clock.painted(() => this.#clock.after(REST_MS, () => this.#rested()));
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

if ('document' in globalThis)
  addEventListener('keydown', () => pace.key(), { capture: true, passive: true });
