import type { Body, Entry } from './entry.ts';
import { compareStamps, stampOf, type Stamp } from './stamp.ts';

export type WatchEntry = Entry<'watch.open' | 'watch.relieve' | 'watch.take' | 'watch.close'>;

/** One act of a watch, as far as the state of the watch follows from it. */
export interface WatchAct {
  readonly id: string;
  readonly type: WatchEntry['type'];
  readonly person: string;
  readonly name: string;
  /** To whom it was handed over (`watch.relieve`). */
  readonly to?: Body<'watch.relieve'>['to'];
  /** Which handing over was acknowledged (`watch.take`). */
  readonly relief?: string;
  readonly stamp: Stamp;
}

/** Acts by delegation ('' for people who speak for none), each list in the order of the record. */
export type WatchFold = Map<string, WatchAct[]>;

/** Fold one act into `watches`; its place does not depend on when it arrived. */
export function applyWatch(watches: WatchFold, entry: WatchEntry): void {
  const key = entry.delegation ?? '';
  const acts = watches.get(key) ?? [];
  watches.set(key, acts);
  const stamp = stampOf(entry);
  let at = acts.length;
  while (at > 0 && compareStamps(acts[at - 1]!.stamp, stamp) > 0) at--;
  acts.splice(at, 0, {
    id: entry.id,
    type: entry.type,
    person: entry.author.person,
    name: entry.author.name,
    ...(entry.type === 'watch.relieve' && { to: entry.body.to }),
    ...(entry.type === 'watch.take' && { relief: entry.body.relief }),
    stamp,
  });
}

export interface WatchState {
  /** Who has the watch; null: the log of this delegation is not open. */
  readonly holder: { readonly person: string; readonly name: string; readonly since: Stamp } | null;
  /** The handing over that nobody has acknowledged yet. */
  readonly relief: WatchAct | null;
}

const NOBODY: WatchState = { holder: null, relief: null };

/**
 * Who has the watch of `delegation`. What made no sense at its place in the record (two sites may
 * have written at once) changes nothing: an opened watch is not opened, a relief is taken once.
 */
export function watchOf(watches: WatchFold, delegation: string | null): WatchState {
  let state = NOBODY;
  for (const act of watches.get(delegation ?? '') ?? []) state = after(state, act);
  return state;
}

function after(state: WatchState, act: WatchAct): WatchState {
  const held = { holder: { person: act.person, name: act.name, since: act.stamp }, relief: null };
  switch (act.type) {
    case 'watch.open':
      return state.holder ? state : held;
    case 'watch.close':
      return NOBODY;
    case 'watch.relieve':
      return state.holder ? { ...state, relief: act } : state;
    case 'watch.take':
      return state.relief && state.relief.id === act.relief ? held : state;
  }
}

/** May `person` take what `relief` hands over? By name, anybody of the delegation but the giver. */
export function mayTake(relief: WatchAct, person: string): boolean {
  if (!relief.to) return false;
  return 'person' in relief.to ? relief.to.person === person : relief.person !== person;
}
