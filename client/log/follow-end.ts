import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How near to the end, in px, counts as reading the newest. */
const NEAR_END = 48;
/** How long after a wheel, a finger or a key a movement counts as the person's, ms. */
const HAND_MS = 1_000;

/** Keeps a scrolled list at its end while things are added, until a person scrolls up. */
export class FollowEnd implements ReactiveController {
  /** The end is followed. */
  pinned = true;
  /** Of what scrolls, px, as last told by the browser; 0: hidden, or not yet. */
  height = 0;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly selector: string;
  private readonly reachedEnd: () => void;
  private seen = { scrollHeight: 0, scrollTop: 0 };
  private handled = -Infinity;
  /** The scroller and what it holds. */
  private sized = new Set<Element>();

  /** @param selector of what scrolls, in the host @param reachedEnd the end is in view (again) */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    selector: string,
    reachedEnd: () => void,
  ) {
    this.host = host;
    this.selector = selector;
    this.reachedEnd = reachedEnd;
    host.addController(this);
  }

  get scroller(): HTMLElement | null {
    return this.host.querySelector(this.selector);
  }

  hostUpdated(): void {
    const { scroller } = this;
    const now = new Set<Element>(scroller ? [scroller, ...scroller.children] : []);
    for (const gone of this.sized) if (!now.has(gone)) this.resized.unobserve(gone);
    for (const come of now) if (!this.sized.has(come)) this.resized.observe(come);
    this.sized = now;
  }

  hostDisconnected(): void {
    this.resized.disconnect();
    this.sized.clear();
  }

  toEnd(): void {
    this.pinned = true;
    this.scroller?.scrollTo({ top: 1e9 });
  }

  /**
   * What was added, or a pane that was hidden or is another size now, is followed to its end: told
   * between the layout and the picture of the very frame that brought it. Asking for the height at
   * once would lay the page out twice; scrolling with the next frame would paint it twice.
   */
  private readonly resized = new ResizeObserver(() => {
    this.height = this.scroller?.clientHeight ?? 0;
    if (this.pinned) this.scroller?.scrollTo({ top: 1e9 });
  });

  /**
   * Only a person lets go of the end. Lines that arrive between our scrolling and its event, and
   * chunks above that take their true height, also move things, but with another content height.
   */
  readonly onScroll = (): void => {
    const { scroller } = this;
    if (!scroller) return;
    const { scrollHeight, scrollTop, clientHeight } = scroller;
    const before = this.seen;
    this.seen = { scrollHeight, scrollTop };
    // The browser moved it because its size changed: that says nothing of what is being read.
    if (clientHeight === 0 || clientHeight !== this.height) return;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    const up = before.scrollTop - scrollTop;
    // Heights that change above move things by as much. More is a jump: the browser's own search.
    const jumped = up > Math.abs(scrollHeight - before.scrollHeight);
    const byHand = performance.now() - this.handled < HAND_MS;
    if (atEnd) this.pinned = true;
    else if (up > 0 && (byHand || jumped)) this.pinned = false;
    if (this.pinned) this.reachedEnd();
  };

  /** A wheel, a finger, a key or the scroll bar: what scrolls now is the person. */
  readonly onHand = {
    handleEvent: (): void => void (this.handled = performance.now()),
    passive: true,
  };
}
