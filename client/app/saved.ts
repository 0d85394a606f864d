import { savedMessages } from '../../shared/messages/app.ts';
import type { Message } from '../../shared/messages/translate.ts';
import type { LinkState, SavedState } from '../connection/contract.ts';

/** A segment of the indicator: full, empty, under way, or where work is stuck. */
export type Step = 'full' | 'off' | 'run' | 'bad';

export interface SavedView {
  /** This device, the server, the durable journal. */
  readonly steps: readonly [Step, Step, Step];
  readonly title: Message;
  /** Edits that `detail` counts; 0: it counts none. */
  readonly count: number;
  readonly detail: Message | null;
  /** When the last edit became durable, ms UTC, if that is what is shown. */
  readonly at: number | null;
}

/** Shorter waits are not worth a flicker (design/mockups/states). All in ms. */
const SHOW_SENDING = 1000;
const SHOW_RECEIVED = 400;
/** A cut shorter than this shows nothing. */
export const SHOW_CUT = 3000;

/** Edits that are not durable yet. */
export function waitingEdits(saved: SavedState): number {
  return saved.writing + saved.onDevice + saved.sent;
}

/** Since when there is no link, ms UTC; null: there is one. */
export function cutSince(link: LinkState): number | null {
  return link.phase === 'offline' || link.phase === 'connecting' ? link.since : null;
}

/**
 * What the footer says of this person's work. How grave it looks follows the work that waits, not
 * the state of the network (SPEC 8.2).
 */
export function savedView(saved: SavedState, link: LinkState, now: number): SavedView {
  const count = waitingEdits(saved);
  const since = cutSince(link);
  const cut = link.phase === 'refused' || (since !== null && now - since >= SHOW_CUT);
  const view = (
    steps: SavedView['steps'],
    title: Message,
    detail: Message | null = null,
  ): SavedView => ({
    steps,
    title,
    detail,
    count: detail === savedMessages.nothingWaiting ? 0 : count,
    at: null,
  });

  if (saved.deviceRefuses && count > 0)
    return view(['bad', 'off', 'off'], savedMessages.notSaved, savedMessages.storageRefused);
  if (cut && count > 0)
    return view(['full', 'bad', 'off'], savedMessages.deviceOnly, savedMessages.waiting);
  if (cut) return view(['full', 'off', 'off'], savedMessages.offline, savedMessages.nothingWaiting);

  const waited = saved.waitingSince === null ? 0 : now - saved.waitingSince;
  if (saved.onDevice + saved.writing > 0 && waited >= SHOW_SENDING)
    return view(['full', 'run', 'off'], savedMessages.sending, savedMessages.edits);
  if (saved.sent > 0 && waited >= SHOW_RECEIVED)
    return view(['full', 'full', 'run'], savedMessages.received, savedMessages.edits);
  const title = saved.durableAt === null ? savedMessages.upToDate : savedMessages.durable;
  // Words wait for the thresholds, so that they do not flicker with every keystroke; steps never.
  const steps: SavedView['steps'] =
    saved.onDevice + saved.writing > 0
      ? ['full', 'run', 'off']
      : ['full', 'full', saved.sent > 0 ? 'run' : 'full'];
  return { steps, title, detail: null, count: 0, at: saved.durableAt };
}
