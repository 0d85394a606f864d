import type { PendingCommand, RefusedEdit, RoomState, SavedState } from './contract.ts';
import { refusedId, type CommandItem, type OutboxItem } from './outbox.ts';

/** True for two values of the same members, compared one level deep. */
function same<T extends object>(a: T, b: T): boolean {
  const keys = Object.keys(a) as (keyof T)[];
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** `next`, but the objects of `before` where nothing changed, so that screens may compare them. */
function keep<T extends object>(before: readonly T[], next: readonly T[]): readonly T[] {
  const kept = next.map((value, i) => {
    const old = before[i];
    return old && same(old, value) ? old : value;
  });
  return kept.length === before.length && kept.every((value, i) => value === before[i])
    ? before
    : kept;
}

/** The state that screens see: immutable, replaced when something changed, announced once a turn. */
export class StateKeeper {
  readonly #announce: () => void;
  #state: RoomState;
  #announced = true;

  constructor(first: RoomState, announce: () => void) {
    this.#state = first;
    this.#announce = announce;
  }

  get state(): RoomState {
    return this.#state;
  }

  set(change: Partial<RoomState>): void {
    const before = this.#state;
    const next: RoomState = {
      ...before,
      ...change,
      saved: change.saved && !same(before.saved, change.saved) ? change.saved : before.saved,
      pending: change.pending ? keep(before.pending, change.pending) : before.pending,
      refused: change.refused ? keep(before.refused, change.refused) : before.refused,
    };
    if (same(before, next)) return;
    this.#state = next;
    if (!this.#announced) return;
    this.#announced = false;
    queueMicrotask(() => {
      this.#announced = true;
      this.#announce();
    });
  }
}

export function pendingOf(items: readonly CommandItem[]): PendingCommand[] {
  return items.map(({ command, stage, at }) => ({
    command,
    state: stage === 'sent' ? 'sent' : 'on-device',
    queuedAt: at,
  }));
}

export function refusedOf(items: readonly OutboxItem[]): RefusedEdit[] {
  return items.flatMap((item) =>
    item.refused ? [{ id: refusedId(item), command: item.command ?? null, ...item.refused }] : [],
  );
}

export const NOTHING_SAVED: SavedState = {
  writing: 0,
  onDevice: 0,
  sent: 0,
  durableAt: null,
  deviceRefuses: false,
  waitingSince: null,
};
