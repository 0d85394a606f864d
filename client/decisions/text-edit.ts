/** One replacement in a text: at `index`, `remove` UTF-16 units make way for `insert`. */
export interface TextEdit {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * The smallest single replacement that turns `before` into `after`. Where several are equally small
 * (a letter typed among equal ones) the one that ends at `caret` is taken, since that is where the
 * person typed. Never cuts a character of two units in half.
 */
export function editBetween(before: string, after: string, caret = after.length): TextEdit | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  const latest = Math.min(most, Math.max(0, caret - Math.max(0, after.length - before.length)));
  let start = 0;
  while (start < latest && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end])
    end++;
  while (start < most - end && before[start] === after[start]) start++;
  if (start > 0 && (splits(before, start) || splits(after, start))) start--;
  if (end > 0 && (splits(before, before.length - end) || splits(after, after.length - end))) end--;
  return {
    index: start,
    remove: before.length - end - start,
    insert: after.slice(start, after.length - end),
  };
}

function splits(text: string, at: number): boolean {
  return at < text.length && isLowSurrogate(text.charCodeAt(at));
}

/** Where a caret at `position` comes to lie after `edit`, which somebody else made. */
export function moveCaret(position: number, edit: TextEdit): number {
  if (position <= edit.index) return position;
  if (position >= edit.index + edit.remove) return position - edit.remove + edit.insert.length;
  return edit.index + edit.insert.length;
}

/** `edit`, made on a text before `other` happened to it, as it has to be made after. */
export function rebase(edit: TextEdit, other: TextEdit): TextEdit {
  const start = moveCaret(edit.index, other);
  const end = moveCaret(edit.index + edit.remove, other);
  return { index: start, remove: Math.max(0, end - start), insert: edit.insert };
}
