import { handoverMessages } from '../../shared/messages/handover.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { WatchFold } from '../../shared/room/record/fold-watch.ts';

/** A moment from which on something counts as new, in words. */
export interface Since {
  readonly key: string;
  /** ms UTC. */
  readonly at: number;
  readonly words: Message;
  readonly params: Params;
}

const HOURS = [1, 4, 8, 12, 24] as const;

/** When `person` last had the watch, and gave it up, ms UTC; null: never, or has it still. */
export function lastWatch(watches: WatchFold, person: string): number | null {
  let ended: number | null = null;
  for (const acts of watches.values())
    acts.forEach((act, index) => {
      if (act.person !== person) return;
      if (act.type === 'watch.relieve' || act.type === 'watch.close')
        ended = Math.max(ended ?? 0, act.stamp.recordedAt);
      const next = acts[index + 1];
      // Relieved by another's hand: a facilitator gave the watch to the next one.
      if (next && next.person !== person && next.type === 'watch.relieve')
        ended = Math.max(ended ?? 0, next.stamp.recordedAt);
    });
  return ended;
}

/** What a person may choose from; the first that is known is what they most likely mean. */
export function choicesOf(
  moments: { left: number | null; watch: number | null; opened: number | null },
  now: number,
  time: (at: number) => string,
): Since[] {
  const choices: Since[] = [];
  const add = (key: string, at: number | null, words: Message, params: Params = {}): void => {
    if (at !== null && at <= now)
      choices.push({ key, at, words, params: { ...params, time: time(at) } });
  };
  add('left', moments.left, handoverMessages.sinceLeft);
  add('watch', moments.watch, handoverMessages.sinceWatch);
  for (const count of HOURS) {
    const at = now - count * 3_600_000;
    if (moments.opened === null || at > moments.opened)
      add(`hours-${count}`, at, handoverMessages.sinceHours, { count });
  }
  add('opening', moments.opened, handoverMessages.sinceOpening);
  return choices;
}
