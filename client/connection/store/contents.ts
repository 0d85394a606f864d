import type { Change, StoredItem, StoredReplica } from './contract.ts';

/** A replica's contents after `change`. Pure; every store and the file's replay agree on it. */
export function applyChange(before: StoredReplica, change: Change): StoredReplica {
  return {
    identity: change.identity ?? before.identity,
    items: change.put || change.remove ? changedItems(before.items, change) : before.items,
    board: change.board === undefined ? before.board : change.board,
    record: change.record === undefined ? before.record : change.record,
  };
}

function changedItems(before: readonly StoredItem[], change: Change): readonly StoredItem[] {
  const items = new Map(before.map((item) => [item.seq, item]));
  for (const seq of change.remove ?? []) items.delete(seq);
  for (const item of change.put ?? []) items.set(item.seq, item);
  return [...items.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * Takes what waits in `left` in behind what waits in `into`. The board copy of `left` need not
 * follow: what it holds beyond the server's state is in its items. If `left` was about to be built
 * anew, its clocks are of no use, so all is built anew, under the identity made for that.
 */
export function absorb(into: StoredReplica, left: StoredReplica): Change {
  const next = (into.items.at(-1)?.seq ?? 0) + 1;
  const put = left.items.map((item, i) => ({ ...item, seq: next + i }));
  return left.identity.rebuild ? { put, identity: left.identity } : { put };
}

/** Left-behind replicas in the order in which to take them: those with most waiting first. */
export function byWaiting<T extends { contents: StoredReplica }>(left: readonly T[]): T[] {
  return [...left].sort((a, b) => b.contents.items.length - a.contents.items.length);
}
