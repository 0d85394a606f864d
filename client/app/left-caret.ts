import { isTyping } from './keys.ts';

/**
 * When the focus comes from a text field to something else, the caret goes too: if the field is then
 * taken away, as that of the search is, the browser leaves a caret behind which nobody sees, and twice
 * in every frame looks through all the lines of the log for a place where it might stand: 20 ms at 3,000
 * lines. A field that is come back to knows its own caret, and a selection stays.
 */
export function takeCaretAway(event: FocusEvent): void {
  // What is inside the map's shadow root is named by the path alone.
  if (isTyping(event.composedPath()[0] ?? event.target)) return;
  const selection = getSelection();
  if (selection?.isCollapsed) selection.removeAllRanges();
}
