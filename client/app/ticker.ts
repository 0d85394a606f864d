import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Listener = () => void;
const listeners = new Set<Listener>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** One timer for all clocks, on the second, so that no two clocks on screen disagree. */
function schedule(): void {
  timer = setTimeout(
    () => {
      for (const listener of listeners) listener();
      if (listeners.size > 0) schedule();
      else timer = undefined;
    },
    1000 - (Date.now() % 1000),
  );
}

/** Re-renders its host on every second, or only when `key` of that second changes. */
export class Ticker implements ReactiveController {
  private last = '';
  private readonly host: ReactiveControllerHost;
  private readonly key: (now: number) => string;

  constructor(host: ReactiveControllerHost, key: (now: number) => string = String) {
    this.host = host;
    this.key = key;
    host.addController(this);
  }

  /** The time by this device's clock, ms UTC. */
  get now(): number {
    return Date.now();
  }

  hostConnected(): void {
    listeners.add(this.tick);
    if (timer === undefined) schedule();
  }

  hostDisconnected(): void {
    listeners.delete(this.tick);
  }

  private readonly tick = (): void => {
    const key = this.key(this.now);
    if (key === this.last) return;
    this.last = key;
    this.host.requestUpdate();
  };
}
