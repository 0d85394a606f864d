import type { PresenceTick, Roster } from '../../../shared/protocol/presence.ts';
import type { RoomStatus } from '../../../shared/protocol/status.ts';

/** What became known in a room since its last frame. */
export interface Batch {
  readonly board: Uint8Array[];
  readonly record: Uint8Array[];
  presence: PresenceTick | null;
  status: RoomStatus | null;
}

export const emptyBatch = (): Batch => ({ board: [], record: [], presence: null, status: null });

export const isEmpty = ({ board, record, presence, status }: Batch): boolean =>
  board.length === 0 && record.length === 0 && presence === null && status === null;

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
