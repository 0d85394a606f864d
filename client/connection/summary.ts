import * as Y from 'yjs';
import { decode } from './update-bytes.ts';

const MAX_PARTS = 6;
const MAX_TEXT = 120;

/**
 * What a board edit was about, for the person whose edit was refused: fields with their values,
 * texts that were typed. Data only, so it needs no translation.
 * @param board a document in which the edit is applied, to find what it touched; may be without
 */
export function summarise(update: Uint8Array, board: Y.Doc): string {
  const { structs, deletions } = decode(update);
  const parts: string[] = [];
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const what = valueOf(struct.content);
    if (what === null) continue;
    const field = fieldOf(struct, board);
    parts.push(field ? `${field}: ${what}` : what);
  }
  if (parts.length === 0) {
    let deleted = 0;
    for (const ranges of deletions.values()) for (const range of ranges) deleted += range.len;
    return deleted ? `−${deleted}` : '';
  }
  const shown = parts.slice(0, MAX_PARTS).join(' · ');
  return parts.length > MAX_PARTS ? `${shown} · …` : shown;
}

function valueOf(content: Y.Item['content']): string | null {
  if (content instanceof Y.ContentString) return shorten(content.str);
  if (content instanceof Y.ContentAny)
    return shorten(content.arr.map((value: unknown) => readable(value)).join(', '));
  return null;
}

function readable(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

const shorten = (text: string): string =>
  text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;

/** The nearest key above a struct: `label`, or `note` for text inside a note. */
function fieldOf(struct: Y.Item, board: Y.Doc): string | null {
  if (struct.parentSub !== null) return struct.parentSub;
  const { client, clock } = struct.id;
  if (Y.getState(board.store, client) <= clock) return null;
  const item: unknown = Y.getItem(board.store, struct.id);
  let at = item instanceof Y.Item ? item : null;
  while (at) {
    if (at.parentSub !== null) return at.parentSub;
    const parent: unknown = at.parent;
    at = parent instanceof Y.AbstractType ? parent._item : null;
  }
  return null;
}
