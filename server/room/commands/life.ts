import { isClosed } from '../../../shared/room/record/fold.ts';
import { alertTime } from '../../../shared/room/record/fold-life.ts';
import type { Rules } from './rule.ts';

/** The room's own life. Closing a closed room is refused by role already (ROOM_CLOSED). */
export const lifeRules: Rules<
  'room.rename' | 'room.phase' | 'room.close' | 'room.reopen' | 'room.alert-time'
> = {
  'room.rename': ({ name }, { fold }) => (fold.life.name?.value === name ? 'ALREADY_DONE' : null),
  'room.phase': ({ phase }, { fold }) => (fold.life.phase?.value === phase ? 'ALREADY_DONE' : null),
  'room.alert-time': ({ minutes }, { fold }) =>
    alertTime(fold.life) === minutes * 60_000 ? 'ALREADY_DONE' : null,
  'room.close': () => null,
  'room.reopen': (_body, { fold }) => (isClosed(fold) ? null : 'ALREADY_DONE'),
};
