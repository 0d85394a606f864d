import { canonicalJson } from '../../shared/room/canonical.ts';
import type { Presence } from '../../shared/protocol/presence.ts';
import type { Surroundings } from './surroundings.ts';

/** 10 a second at most. */
const GAP = 100;

/** Sends what a person shares: the newest at most ten times a second, and only when it changed. */
export class PresenceShare {
  readonly #send: (presence: Presence) => boolean;
  readonly #around: Surroundings;
  #latest: Presence | null = null;
  #sent: string | null = null;
  #waiting: (() => void) | null = null;

  /** @param send false: could not be sent now */
  constructor(send: (presence: Presence) => boolean, around: Surroundings) {
    this.#send = send;
    this.#around = around;
  }

  share(presence: Presence): void {
    this.#latest = presence;
    if (!this.#waiting) this.#flush();
  }

  /** A new connection: the server knows nothing of us yet. */
  again(): void {
    this.#sent = null;
    if (!this.#waiting) this.#flush();
  }

  #flush(): void {
    if (!this.#latest) return;
    const form = canonicalJson(this.#latest);
    if (form === this.#sent || !this.#send(this.#latest)) return;
    this.#sent = form;
    this.#waiting = this.#around.after(GAP, () => {
      this.#waiting = null;
      this.#flush();
    });
  }

  stop(): void {
    this.#waiting?.();
    this.#waiting = null;
    this.#latest = null;
  }
}
