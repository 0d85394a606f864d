/** How long what was refused for a moment keeps its place if it does not come again, ms. */
const KEPT_MS = 15_000;

/**
 * The order of one connection's commands. Many are on their way at once; when one is refused for a
 * moment, those behind it must not be taken first, or the record has them in another order than
 * the person said them.
 */
export class InTurn {
  #waiting: { readonly name: string; readonly until: number } | null = null;

  /** May the one called `name` be taken now? @param now monotonic, ms */
  isNext(name: string, now: number): boolean {
    const waiting = this.#waiting;
    return waiting === null || waiting.name === name || now >= waiting.until;
  }

  /** It was refused for a moment: it comes first, unless another one already waits. */
  refused(name: string, now: number): void {
    const waiting = this.#waiting;
    if (waiting === null || waiting.name === name || now >= waiting.until)
      this.#waiting = { name, until: now + KEPT_MS };
  }

  taken(name: string): void {
    if (this.#waiting?.name === name) this.#waiting = null;
  }
}
