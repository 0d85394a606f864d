import { resample } from '../../shared/room/record/activity.ts';
import { isOpen } from '../../shared/room/record/fold-alerts.ts';
import { isClosed, type RoomFold } from '../../shared/room/record/fold.ts';
import type { Roster } from '../../shared/protocol/presence.ts';
import type { RoomSummary } from './contract.ts';

const ACTIVITY_SLOTS = 60;
/** Of the last line, as much as a card in the lobby shows; characters. */
const LAST_LINE = 200;

/**
 * What the lobby shows of a room.
 * @param delegations those whose acknowledgement an alert waits for
 * @param now ms UTC: where the little chart ends
 */
export function summaryOf(
  id: string,
  fold: RoomFold,
  roster: Roster,
  delegations: readonly string[],
  now: number,
): RoomSummary {
  const { life, log } = fold;
  const openedAt = life.opened?.stamp.recordedAt ?? 0;
  const closedAt = isClosed(fold) ? (life.closed?.stamp.recordedAt ?? null) : null;
  const alerts = [...fold.alerts.values()];
  return {
    id,
    name: life.name?.value ?? '',
    nature: life.opened?.value.nature ?? 'exercise',
    marking: life.opened?.value.marking ?? '',
    phase: life.phase?.value ?? null,
    openedAt,
    closedAt,
    entries: log.lines,
    decisions: fold.decisions.size,
    openAlerts: alerts.filter((alert) => isOpen(alert, delegations)).length,
    activity: resample(log.activity, openedAt, closedAt ?? now, ACTIVITY_SLOTS),
    lastEntry: log.last && {
      delegation: log.last.delegation,
      recordedAt: log.last.stamp.recordedAt,
      text: log.last.text.slice(0, LAST_LINE),
      language: log.last.language,
    },
    roster,
  };
}

/** A summary that a room left in the journal; null when it cannot be read. */
export function parseSummary(json: string | null): RoomSummary | null {
  if (json === null) return null;
  try {
    return JSON.parse(json) as RoomSummary;
  } catch {
    return null;
  }
}
