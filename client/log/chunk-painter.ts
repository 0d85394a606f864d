import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { settled, whenIdle } from '../app/when-idle.ts';
import type { Chunk } from './chunks.ts';

/** No line is lower, px: so many at the end as fill the pane are drawn at once, in whole chunks. */
const LOW_LINE = 23;
/** As long as nobody knows how high the pane is, px: a tall screen. */
const TALL = 1_000;
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
  private chunks: readonly Chunk[] = [];
  private idle = false;
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

  /**
   * These are the chunks now, oldest first. Before `shows`.
   * @param height of the pane, px; 0: not known yet
   */
  plan(chunks: readonly Chunk[], height: number): void {
    this.chunks = chunks;
    const atOnce = (height || TALL) / LOW_LINE;
    let lines = 0;
    for (let index = chunks.length - 1; index >= 0 && lines < atOnce; index--) {
      this.drawn.add(chunks[index]!.key);
      lines += chunks[index]!.lines.length;
    }
  }

  /** Should chunk `key` be drawn in full? */
  shows(key: number): boolean {
    return this.drawn.has(key);
  }

  /** Draw this chunk with the next update. */
  draw(key: number): void {
    if (this.drawn.has(key)) return;
    this.drawn.add(key);
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.newestWaiting() === undefined) return;
    this.near ??= new IntersectionObserver((seen) => this.reached(seen), {
      root: this.host.querySelector('.log'),
      rootMargin: NEAR,
    });
    // Its children, not a search: that would look at every element of every line.
    for (const chunk of this.host.querySelector('.lines:not(.left)')?.children ?? [])
      if (chunk.matches('.wait') && !this.watched.has(chunk)) {
        this.watched.add(chunk);
        this.near.observe(chunk);
      }
    if (this.idle) return;
    this.idle = true;
    void settled().then(() => whenIdle(() => this.drawNext()));
  }

  hostDisconnected(): void {
    this.near?.disconnect();
    this.near = null;
  }

  private drawNext(): void {
    this.idle = false;
    const key = this.newestWaiting();
    if (key !== undefined && this.host.isConnected) this.draw(key);
  }

  private reached(seen: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      this.near?.unobserve(target);
      this.draw(Number(target.dataset['chunk']));
    }
  }

  private newestWaiting(): number | undefined {
    for (let index = this.chunks.length - 1; index >= 0; index--) {
      const { key } = this.chunks[index]!;
      if (!this.drawn.has(key)) return key;
    }
    return undefined;
  }
}
