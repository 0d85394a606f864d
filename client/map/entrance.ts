/** How long the first painting waits for what belongs to it, ms. */
const PATIENCE_MS = 1000;

/**
 * The map is painted once, with its room, its ground, its fonts and its symbols, rather than again
 * with each that comes: thousands of marks that are painted three times keep the room waiting. On a
 * slow line it begins with what is there.
 */
export class Entrance {
  /** Resolved when the room is in view. */
  readonly room: Promise<void>;
  came: () => void = () => {};
  private readonly late: Promise<void>;

  constructor() {
    this.room = new Promise((resolve) => (this.came = resolve));
    this.late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  }

  /** Resolves when all of this has come, or failed to, or has taken too long. */
  async patiently(parts: readonly Promise<unknown>[]): Promise<void> {
    await Promise.race([Promise.allSettled(parts), this.late]);
  }
}
