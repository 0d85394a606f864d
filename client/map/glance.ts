import type { DeskState } from './desk-state.ts';
import type { Marks } from './marks/marks.ts';

/**
 * What the pane shows of the marks, besides the map itself: how many there are, the chosen ones, and
 * all of them in a panel. Of most that colleagues move it shows nothing, and is left alone.
 */
export class Glance {
  private readonly marks: Pick<Marks, 'size' | 'lifted'>;
  private counts = '';

  constructor(marks: Pick<Marks, 'size' | 'lifted'>) {
    this.marks = marks;
  }

  /** These marks changed (none: what all of them share). Does the pane look different now? */
  changed(ids: readonly string[], { panel, chosen }: Pick<DeskState, 'panel' | 'chosen'>): boolean {
    const counts = `${this.marks.size} ${this.marks.lifted}`;
    const before = this.counts;
    this.counts = counts;
    if (panel !== null || counts !== before || ids.length === 0) return true;
    return chosen.some((id) => ids.includes(id));
  }
}
