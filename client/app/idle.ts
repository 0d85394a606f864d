import type { RoomClient } from '../connection/contract.ts';
import { sharePresence } from './presence.ts';

/** Without a touch for so long, or in a hidden tab, a person counts as away, ms. */
const IDLE_MS = 120_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Tells the room whether this person is at the screen. */
export class IdleWatch {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private idle = false;
  private readonly room: RoomClient;

  constructor(room: RoomClient) {
    this.room = room;
    for (const sign of SIGNS) window.addEventListener(sign, this.onSign, { passive: true });
    document.addEventListener('visibilitychange', this.onVisibility);
    this.timer = setTimeout(() => this.say(true), IDLE_MS);
  }

  stop(): void {
    for (const sign of SIGNS) window.removeEventListener(sign, this.onSign);
    document.removeEventListener('visibilitychange', this.onVisibility);
    clearTimeout(this.timer);
  }

  private say(idle: boolean): void {
    if (idle === this.idle) return;
    this.idle = idle;
    if (this.room.state.me && this.room.state.me.role !== 'observer')
      sharePresence(this.room, { idle });
  }

  private readonly onSign = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.say(true), IDLE_MS);
    this.say(false);
  };

  private readonly onVisibility = (): void => {
    if (document.hidden) this.say(true);
    else this.onSign();
  };
}
