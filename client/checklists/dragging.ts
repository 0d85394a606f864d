import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Marks the edge of a row at which a dragged item would come to stand. */
const BEFORE = 'drop-before';
const AFTER = 'drop-after';

/** What was dragged, the item that it was let go on, and whether it goes below that one. */
type Drop = (id: string, anchor: string, below: boolean) => void;

/** Rows (`[data-item]`) dragged among those of one plan (`[data-plan]`), with the mouse. */
export class Dragging implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly drop: Drop;
  private dragged: HTMLElement | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, drop: Drop) {
    this.host = host;
    this.drop = drop;
  }

  hostConnected(): void {
    this.host.addEventListener('dragstart', this.onStart);
    this.host.addEventListener('dragover', this.onOver);
    this.host.addEventListener('drop', this.onDrop);
    this.host.addEventListener('dragend', this.onEnd);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('dragstart', this.onStart);
    this.host.removeEventListener('dragover', this.onOver);
    this.host.removeEventListener('drop', this.onDrop);
    this.host.removeEventListener('dragend', this.onEnd);
  }

  private readonly onStart = (event: DragEvent): void => {
    const row = event.target instanceof HTMLElement ? event.target : null;
    if (!row?.dataset['item'] || !event.dataTransfer) return;
    this.dragged = row;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', row.querySelector('.tt')?.textContent ?? '');
  };

  /** The row under the pointer, if it is of the same plan, and whether its lower half is. */
  private place(event: DragEvent): { row: HTMLElement; below: boolean } | null {
    const row = (event.target as Element | null)?.closest<HTMLElement>('[data-item]');
    if (!row || !this.dragged || planOf(row) !== planOf(this.dragged)) return null;
    const { top, height } = row.getBoundingClientRect();
    return { row, below: event.clientY > top + height / 2 };
  }

  private readonly onOver = (event: DragEvent): void => {
    if (!this.dragged) return;
    this.clear();
    const place = this.place(event);
    if (!place) return;
    event.preventDefault();
    place.row.classList.add(place.below ? AFTER : BEFORE);
  };

  private readonly onDrop = (event: DragEvent): void => {
    const place = this.place(event);
    const id = this.dragged?.dataset['item'];
    this.onEnd();
    if (!place || !id) return;
    event.preventDefault();
    const anchor = place.row.dataset['item'];
    if (anchor && anchor !== id) this.drop(id, anchor, place.below);
  };

  private readonly onEnd = (): void => {
    this.dragged = null;
    this.clear();
  };

  private clear(): void {
    for (const row of this.host.querySelectorAll(`.${BEFORE}, .${AFTER}`))
      row.classList.remove(BEFORE, AFTER);
  }
}

const planOf = (row: Element): string | undefined =>
  row.closest<HTMLElement>('[data-plan]')?.dataset['plan'];
