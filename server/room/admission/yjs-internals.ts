import * as Y from 'yjs';

/**
 * The one file that reads what Yjs does not promise: the struct store, the linked lists of items
 * and the key maps of types. A new version of Yjs means reading its sources, running tests/fuzz in
 * full, and only then changing this number (a unit test compares it with what is installed).
 */
export const YJS_VERSION = '13.6.33';

export type LiveType = Y.AbstractType<unknown>;
export type LiveItem = Y.Item;

/** Structs of one clientID in the document, ascending by clock, without gaps. */
export type LiveStructs = readonly (Y.Item | Y.GC)[];

const NOTHING: LiveStructs = [];

export function structsOf(board: Y.Doc, client: number): LiveStructs {
  return board.store.clients.get(client) ?? NOTHING;
}

/** First clock that the document does not have of this clientID. */
export function stateOf(board: Y.Doc, client: number): number {
  const structs = board.store.clients.get(client);
  const last = structs?.[structs.length - 1];
  return last === undefined ? 0 : last.id.clock + last.length;
}

export function clientCount(board: Y.Doc): number {
  return board.store.clients.size;
}

export function clientsOf(board: Y.Doc): Iterable<number> {
  return board.store.clients.keys();
}

/** O(clientIDs): not for every check. */
export function structCount(board: Y.Doc): number {
  let count = 0;
  for (const structs of board.store.clients.values()) count += structs.length;
  return count;
}

/** Index of the struct that holds `clock`; `clock` must be below the state. */
export function indexAt(structs: LiveStructs, clock: number): number {
  let low = 0;
  let high = structs.length - 1;
  if ((structs[high]?.id.clock ?? 0) <= clock) return high;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((structs[middle]?.id.clock ?? 0) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The item that holds this clock; null where Yjs kept nothing but the length. */
export function itemAt(board: Y.Doc, client: number, clock: number): LiveItem | null {
  const structs = structsOf(board, client);
  const struct = structs[indexAt(structs, clock)];
  return struct instanceof Y.Item ? struct : null;
}

export function isItem(struct: unknown): struct is LiveItem {
  return struct instanceof Y.Item;
}

export function rootMap(board: Y.Doc, name: string): LiveType {
  return board.getMap(name) as unknown as LiveType;
}

/** The type that an item stands in. Integrated items always have one. */
export function parentOf(item: LiveItem): LiveType {
  return item.parent as LiveType;
}

/** The item that made a type; null for roots. */
export function makerOf(type: LiveType): LiveItem | null {
  return type._item;
}

/** The type that an item made; null when it is something else. */
export function typeMadeBy(item: LiveItem): LiveType | null {
  return item.content instanceof Y.ContentType ? item.content.type : null;
}

export function hasKey(type: LiveType, key: string): boolean {
  return type._map.has(key);
}

/** Keys ever used, those of removed values included. */
export function keyCount(type: LiveType): number {
  return type._map.size;
}

/** The newest item under `key`: the one whose value counts, or its tombstone. */
export function newestUnder(type: LiveType, key: string): LiveItem | null {
  return type._map.get(key) ?? null;
}

/** The plain value under a key that is never removed; undefined when there is none. */
export function valueUnder(type: LiveType, key: string): unknown {
  const content = type._map.get(key)?.content;
  return content instanceof Y.ContentAny ? content.arr[0] : undefined;
}

export function firstInList(type: LiveType): LiveItem | null {
  return type._start;
}

/** Characters or values that are visible in a list. */
export function lengthOf(type: LiveType): number {
  return type._length;
}
