import type { PresenceTick, Roster, RosterEntry } from '../../shared/protocol/presence.ts';

/** The roster after a tick; the same object when the tick says nothing new. */
export function applyTick(roster: Roster, tick: PresenceTick): Roster {
  const next: Record<string, RosterEntry> = { ...(tick.roster ?? roster), ...tick.joined };
  for (const connection of tick.left ?? []) delete next[connection];
  let changed = tick.roster !== undefined || tick.joined !== undefined || !!tick.left?.length;
  for (const [connection, presence] of Object.entries(tick.changed ?? {})) {
    const who = next[connection];
    if (!who) continue;
    next[connection] = { ...who, presence };
    changed = true;
  }
  return changed ? next : roster;
}
