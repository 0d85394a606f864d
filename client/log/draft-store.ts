import type { Command } from '../../shared/protocol/command.ts';
import { isPlainObject } from '../../shared/room/board/values.ts';
import { isListOf, isString, keep, readKept } from '../app/kept.ts';
import { isDraft, isGiven } from './draft-check.ts';
import { isBlank, newDraft, type Draft } from './draft.ts';

/**
 * The draft of a room, and the commands that were given but that the outbox of this device does
 * not hold yet. They are written together: between the two, no word is nowhere.
 */
export interface Desk {
  readonly draft: Draft;
  readonly sending: readonly Command[];
}
const isDesk = (value: unknown): value is Desk =>
  isPlainObject(value) && isDraft(value.draft) && isListOf(value.sending, isGiven);

/** Sources that this person used last in a room, the newest first: so many. */
const SOURCES = 8;
const areSources = (value: unknown): value is readonly string[] =>
  isListOf(value, isString) && value.length <= SOURCES;

const deskKey = (room: string): string => `accord.draft.${room}`;
const sourcesKey = (room: string): string => `accord.sources.${room}`;

/** What was left on the desk of this room, so that a reload or a crash loses no word. */
export function loadDesk(storage: Pick<Storage, 'getItem'>, room: string): Desk {
  return readKept(storage, deskKey(room), isDesk) ?? { draft: newDraft(), sending: [] };
}

/** Keep it; an empty one is forgotten. @returns false when this device refuses */
export function saveDesk(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  room: string,
  desk: Desk,
): boolean {
  const { draft, sending } = desk;
  if (!isBlank(draft) || draft.links.length > 0 || sending.length > 0)
    return keep(storage, deskKey(room), desk);
  try {
    storage.removeItem(deskKey(room));
    return true;
  } catch {
    return false;
  }
}

export function loadSources(storage: Pick<Storage, 'getItem'>, room: string): readonly string[] {
  return readKept(storage, sourcesKey(room), areSources) ?? [];
}

/** `source` was used: it comes first from now on. */
export function useSource(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  room: string,
  source: string,
): readonly string[] {
  const known = loadSources(storage, room);
  const sources = [source, ...known.filter((one) => one !== source)].slice(0, SOURCES);
  keep(storage, sourcesKey(room), sources);
  return sources;
}
