import type { PresenceTick, Roster } from '../../../shared/protocol/presence.ts';
import type { RoomStatus } from '../../../shared/protocol/status.ts';

/** What became known in a room. */
export interface Batch {
  readonly board: readonly Uint8Array[];
  readonly record: readonly Uint8Array[];
  readonly presence: PresenceTick | null;
  readonly status: RoomStatus | null;
}

export const NOTHING: Batch = { board: [], record: [], presence: null, status: null };

/** `members` without the keys `gone`. */
function without<T>(members: Readonly<Record<string, T>>, gone: readonly string[]) {
  const kept = { ...members };
  for (const key of gone) delete kept[key];
  return kept;
}

/** One tick that says what `first` and then `next` say. */
export function mergeTicks(first: PresenceTick | null, next: PresenceTick): PresenceTick {
  if (!first || next.roster) return next;
  const gone = next.left ?? [];
  const came = next.joined ?? {};
  const joined: Roster = { ...without(first.joined ?? {}, gone), ...came };
  const left = [...(first.left ?? []).filter((id) => !Object.hasOwn(came, id)), ...gone];
  const changed = { ...without(first.changed ?? {}, gone), ...next.changed };
  return {
    ...(first.roster ? { roster: without(first.roster, gone) } : {}),
    ...(Object.keys(joined).length > 0 ? { joined } : {}),
    ...(left.length > 0 ? { left } : {}),
    ...(Object.keys(changed).length > 0 ? { changed } : {}),
  };
}

/** One batch that says what all of `batches` say, in their order. */
export function mergeBatches(batches: readonly Batch[]): Batch {
  const [only] = batches;
  if (only && batches.length === 1) return only;
  let presence: PresenceTick | null = null;
  let status: RoomStatus | null = null;
  for (const batch of batches) {
    if (batch.presence) presence = mergeTicks(presence, batch.presence);
    status = batch.status ?? status;
  }
  return {
    board: batches.flatMap(({ board }) => board),
    record: batches.flatMap(({ record }) => record),
    presence,
    status,
  };
}
