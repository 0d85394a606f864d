import { mayTake, watchOf } from '../../../shared/room/record/fold-watch.ts';
import type { Rules } from './rule.ts';

/** Opening the log, handing the watch over, taking it, closing the log. */
export const watchRules: Rules<'watch.open' | 'watch.relieve' | 'watch.take' | 'watch.close'> = {
  'watch.open': (_body, { fold, me }) =>
    watchOf(fold.watches, me.delegation).holder ? 'ALREADY_DONE' : null,
  /** By who has the watch, or by a facilitator when that person is gone. */
  'watch.relieve': ({ to }, { fold, me }) => {
    const { holder } = watchOf(fold.watches, me.delegation);
    if (!holder) return 'NO_WATCH';
    if (holder.person !== me.person && me.role !== 'facilitator') return 'NOT_ON_WATCH';
    if ('name' in to) return null;
    const next = fold.people.get(to.person);
    return next && !next.revoked ? null : 'NOT_FOUND';
  },
  /** Only what was handed over last can be taken, and only by whom it was handed to. */
  'watch.take': ({ relief: id }, { fold, me }) => {
    const { relief } = watchOf(fold.watches, me.delegation);
    if (relief?.id !== id) return 'NOT_FOUND';
    return mayTake(relief, me.person) ? null : 'NOT_ON_WATCH';
  },
  'watch.close': (_body, { fold, me }) => {
    const { holder } = watchOf(fold.watches, me.delegation);
    if (!holder) return 'NO_WATCH';
    return holder.person === me.person || me.role === 'facilitator' ? null : 'NOT_ON_WATCH';
  },
};
