/** How long the ground waits for the room, ms. */
const PATIENCE_MS = 1000;

/**
 * The ground is painted with the room, and not before it: a view that is left at once, since the
 * first one is of all marks, would be painted for nothing, and keep the room itself waiting. On a
 * slow line the ground goes first.
 */
export class Entrance {
  /** Resolved when the room is in view, or has taken too long. */
  readonly room: Promise<void>;
  came: () => void = () => {};

  constructor() {
    this.room = new Promise((resolve) => {
      this.came = resolve;
      setTimeout(resolve, PATIENCE_MS);
    });
  }
}
