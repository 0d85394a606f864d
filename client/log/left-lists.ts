import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whenIdle } from '../app/when-idle.ts';
import type { Chunk } from './chunks.ts';
import type { LineList } from './line-list.ts';

/** A list of no more chunks leaves the page at once: that takes no time that anybody would notice. */
const FEW = 4;
/** So many chunks are emptied in one go, which must stay under 10 ms. */
const AT_A_TIME = 10;

/**
 * Another filter shows another list. To take 20,000 lines out of the page would hold up the click
 * that asked for it, so the list before is only hidden and emptied bit by bit while nobody needs
 * the machine (SPEC 8.110). Its empty chunks leave together: each time that any do, the browser goes
 * through the whole page to count its lists anew.
 */
export class LeftLists implements ReactiveController {
  /** Hidden, on their way out. */
  lists: readonly LineList[] = [];
  /** Key of the list that is shown. */
  key = 0;
  private idle = false;
  private readonly host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    host.addController(this);
  }

  /** From now on another list is shown than that of `chunks`. */
  leave(chunks: readonly Chunk[]): void {
    if (chunks.length > FEW) this.lists = [...this.lists, { key: this.key, chunks: [...chunks] }];
    this.key += 1;
  }

  hostUpdated(): void {
    if (this.idle || this.lists.length === 0) return;
    this.idle = true;
    whenIdle(() => this.empty());
  }

  private empty(): void {
    this.idle = false;
    const [{ key, chunks } = { key: 0, chunks: [] }, ...others] = this.lists;
    const full = chunks.findIndex(({ lines }) => lines.length > 0);
    const upTo = full + AT_A_TIME;
    this.lists =
      full < 0
        ? others
        : [
            { key, chunks: chunks.map((c, at) => (at < upTo ? { ...c, lines: [] } : c)) },
            ...others,
          ];
    this.host.requestUpdate();
  }
}
