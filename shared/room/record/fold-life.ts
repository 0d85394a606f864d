import type { Entry } from './entry.ts';
import { isLater, stampOf, type Stamp } from './stamp.ts';

/** A value and the entry that last set it. */
interface Dated<T> {
  readonly value: T;
  readonly stamp: Stamp;
}

/** What a room is called and whether it is open. null: no entry said so yet. */
export interface RoomLife {
  name: Dated<string> | null;
  phase: Dated<string> | null;
  closed: Dated<boolean> | null;
  /** After how many minutes an alert that nobody acknowledged is the facilitator's. */
  alertMinutes: Dated<number> | null;
  opened: Dated<{ nature: 'exercise' | 'live'; marking: string }> | null;
}

export const newLife = (): RoomLife => ({
  name: null,
  phase: null,
  closed: null,
  alertMinutes: null,
  opened: null,
});

/** Unless the facilitator says otherwise, minutes. */
export const ALERT_MINUTES = 5;

/** After how long an alert that some delegation did not acknowledge is the facilitator's, ms. */
export function alertTime(life: RoomLife): number {
  return (life.alertMinutes?.value ?? ALERT_MINUTES) * 60_000;
}

export type LifeEntry = Entry<
  'room.open' | 'room.rename' | 'room.phase' | 'room.close' | 'room.reopen' | 'room.alert-time'
>;

/** Fold one entry into `life`: the newest entry wins, whatever the order of arrival. */
export function applyLife(life: RoomLife, entry: LifeEntry): void {
  const stamp = stampOf(entry);
  switch (entry.type) {
    case 'room.open': {
      // A room is opened once; were there two such entries, the first holds.
      if (life.opened && isLater(stamp, life.opened.stamp)) return;
      const { name, nature, marking } = entry.body;
      life.opened = { value: { nature, marking }, stamp };
      if (isLater(stamp, life.name?.stamp)) life.name = { value: name, stamp };
      return;
    }
    case 'room.rename':
      if (isLater(stamp, life.name?.stamp)) life.name = { value: entry.body.name, stamp };
      return;
    case 'room.phase':
      if (isLater(stamp, life.phase?.stamp)) life.phase = { value: entry.body.phase, stamp };
      return;
    case 'room.alert-time':
      if (isLater(stamp, life.alertMinutes?.stamp))
        life.alertMinutes = { value: entry.body.minutes, stamp };
      return;
    case 'room.close':
    case 'room.reopen':
      if (isLater(stamp, life.closed?.stamp))
        life.closed = { value: entry.type === 'room.close', stamp };
  }
}
