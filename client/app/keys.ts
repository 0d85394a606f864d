import { tinykeys } from 'tinykeys';

/** Is the person typing? Then single letters are text, not shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=button])')
  );
}

/** Shortcut (tinykeys notation) → what it does; returns false when there was nothing to do. */
export type Shortcuts = Readonly<Record<string, () => boolean | void>>;

/** Listen for single-key shortcuts, outside text fields and dialogs. @returns how to stop */
export function listenToKeys(target: Window, shortcuts: Shortcuts): () => void {
  const bound = Object.entries(shortcuts).map(([key, act]) => [
    key,
    (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const inside = event.composedPath()[0] ?? event.target;
      if (isTyping(inside) || document.querySelector('dialog[open]')) return;
      if (act() !== false) event.preventDefault();
    },
  ]);
  return tinykeys(target, Object.fromEntries(bound));
}
