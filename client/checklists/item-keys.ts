import { isTyping } from '../app/keys.ts';

export interface ItemActs {
  move(id: string, by: -1 | 1): void;
  toggle(id: string): void;
  block(id: string): void;
}

/**
 * Keys of a row that has the focus: up and down walk from item to item, with Alt they move it,
 * `x` says done (or open again), `b` blocked.
 */
export function itemKeys(event: KeyboardEvent, acts: ItemActs): void {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const row = target?.closest<HTMLElement>('[data-item]');
  const id = row?.dataset['item'];
  if (!row || !id || isTyping(target) || event.ctrlKey || event.metaKey) return;
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  if (by !== 0 && event.altKey) acts.move(id, by);
  else if (by !== 0) {
    const rows = [...(row.closest('.lists')?.querySelectorAll('[data-item]') ?? [])];
    rows[rows.indexOf(row) + by]?.querySelector<HTMLElement>('.tt')?.focus();
  } else if (event.altKey) return;
  else if (event.key === 'x') acts.toggle(id);
  else if (event.key === 'b') acts.block(id);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
