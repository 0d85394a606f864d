import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Chunks at the end that are drawn at once. */
const AT_ONCE = 2;
/** Chunks this near to what is on screen are drawn before they are reached. */
const NEAR = '2500px';

/**
 * Decides which chunks of the log are drawn. A room with 20,000 entries would take seconds to draw
 * as a whole: the newest come first, those that are scrolled to next, and all others one by one
 * while nobody needs the machine. In the end all are there, so that the browser's own search
 * finds every line.
 */
export class ChunkPainter implements ReactiveController {
  private readonly drawn = new Set<number>();
  private readonly host: ReactiveControllerHost & HTMLElement;
  private count = 0;
  private idle = 0;
  private near: IntersectionObserver | null = null;
  private readonly watched = new WeakSet<Element>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    host.addController(this);
  }

  /** Other chunks now (another room, another filter): begin again from the end. */
  reset(): void {
    this.drawn.clear();
  }

  /** Should chunk `key` of `count` be drawn in full? */
  shows(key: number, count: number): boolean {
    this.count = count;
    if (key >= count - AT_ONCE) this.drawn.add(key);
    return this.drawn.has(key);
  }

  /** Draw this chunk with the next update. */
  draw(key: number): void {
    if (this.drawn.has(key)) return;
    this.drawn.add(key);
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.drawn.size >= this.count) return;
    this.near ??= new IntersectionObserver((seen) => this.reached(seen), {
      root: this.host.querySelector('.log'),
      rootMargin: NEAR,
    });
    for (const chunk of this.host.querySelectorAll('.chunk.wait'))
      if (!this.watched.has(chunk)) {
        this.watched.add(chunk);
        this.near.observe(chunk);
      }
    this.idle ||= whenIdle(() => {
      this.idle = 0;
      this.drawNewest();
    });
  }

  hostDisconnected(): void {
    this.near?.disconnect();
    this.near = null;
  }

  private reached(seen: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      this.near?.unobserve(target);
      this.draw(Number(target.dataset['chunk']));
    }
  }

  private drawNewest(): void {
    if (!this.host.isConnected) return;
    for (let key = this.count - 1; key >= 0; key--) if (!this.drawn.has(key)) return this.draw(key);
  }
}

/** Safari has no requestIdleCallback. */
function whenIdle(task: () => void): number {
  if (typeof requestIdleCallback === 'function') return requestIdleCallback(task);
  return window.setTimeout(task, 50);
}
