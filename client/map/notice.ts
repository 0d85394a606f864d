import type { Message } from '../../shared/messages/translate.ts';

/** How long a message on the map stays, ms. */
const NOTICE_MS = 4000;

/** A message on the map that goes away by itself, or when the next one comes. */
export class Notice {
  private readonly show: (notice: Message | null) => void;
  private timer = 0;

  constructor(show: (notice: Message | null) => void) {
    this.show = show;
  }

  /** @param ms how long it stays; infinite: until the next one */
  say(notice: Message, ms = NOTICE_MS): void {
    this.show(notice);
    clearTimeout(this.timer);
    if (Number.isFinite(ms)) this.timer = window.setTimeout(() => this.show(null), ms);
  }
}
